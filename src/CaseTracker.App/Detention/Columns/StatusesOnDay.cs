using System.Globalization;
using System.Runtime.CompilerServices;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Columns;
using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Detention.Columns;

/// <summary>Everybody's custody status on a day, from the column of custody periods.</summary>
internal sealed class StatusesOnDay
{
    private static readonly CustodyStatus[] Held =
        [.. Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty())];

    // The first is of nobody.
    private readonly List<(CustodyStatus Status, int Certain)> _kinds = [default];

    public StatusesOnDay((ColumnValues Values, FacetColumn Column) periods, ushort day, DateOnly asOf, int length)
    {
        (Kinds, Unconfirmed) = (new byte[length], new int[length]);
        Unconfirmed.AsSpan().Fill(int.MinValue);
        var (values, column) = periods;
        var (kinds, daily) = (new byte[values.Count], new bool[values.Count]);
        for (var code = 0; code < values.Count; code++)
        {
            var parts = values[code].Split(':');
            var kind = (Enum.Parse<CustodyStatus>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
            if (_kinds.IndexOf(kind, 1) < 0) _kinds.Add(kind);
            (kinds[code], daily[code]) = ((byte)_kinds.IndexOf(kind, 1), parts[2] != "0");
        }
        Read(column.On(day), ColumnCounts.Places(column, day, length), kinds, daily,
            [.. _kinds.Select(kind => Held.Contains(kind.Status))], asOf.DayNumber);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(ColumnView view, int[] places, byte[] kinds, bool[] daily, bool[] held, int today)
    {
        for (var row = 1; row < places.Length; row++)
        {
            if (places[row] is var at && at < 0) continue;
            var (code, confirmed) = (view.Code(at), view.More(at));
            Kinds[row] = kinds[code];
            // As FilterRows.DaysUnconfirmed says it.
            if (held[kinds[code]]) Unconfirmed[row] = daily[code] ? 0 : confirmed == 0 ? FilterRows.NeverConfirmed : today - confirmed;
        }
    }

    /// <summary>By row: which status and certainty; 0 for none.</summary>
    public byte[] Kinds { get; }

    /// <summary>By row: since how many days nobody has confirmed that somebody is held; <see cref="int.MinValue"/> for those who are
    /// not.</summary>
    public int[] Unconfirmed { get; }

    /// <summary>By row: 2 for a certain status, 1 for a possible one, 0 for none.</summary>
    public byte[] Certain()
    {
        // Nobody has the first kind.
        byte[] byKind = [0, .. _kinds.Skip(1).Select(kind => (byte)(kind.Certain + 1))];
        var weights = new byte[Kinds.Length];
        for (var row = 1; row < weights.Length; row++) weights[row] = byKind[Kinds[row]];
        return weights;
    }

    /// <summary>One more than the statuses that there are.</summary>
    public int Count => _kinds.Count;

    public (CustodyStatus Status, int Certain) this[int kind] => _kinds[kind];
}
