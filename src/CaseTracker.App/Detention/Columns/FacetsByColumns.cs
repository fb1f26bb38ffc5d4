using System.Globalization;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Detention.Columns;

/// <summary>Counts the prisoner list's facets from its columns, as <see cref="PrisonerCounts.BySql"/> does in the database.</summary>
internal sealed class FacetsByColumns
{
    private readonly ColumnSet _set;
    private readonly PrisonerQuestion _question;
    private readonly ushort _day;
    private readonly IReadOnlyDictionary<string, string> _words;
    private readonly int _length;
    private readonly StatusesOnDay _statuses;
    private readonly int[] _fails;
    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    /// <param name="named">The ids of those whom the name that is asked for finds; null where none is.</param>
    /// <param name="words">The words that are asked for, as the columns hold them.</param>
    public FacetsByColumns(ColumnSet set, PrisonerQuestion question, ushort day, IReadOnlyCollection<long>? named,
        IReadOnlyDictionary<string, string> words)
    {
        (_set, _question, _day, _words, _length) = (set, question, day, words, set.Rows.Length);
        (_statuses, _fails) = (new(set[PrisonerColumns.Periods], day, question.AsOf, _length), new int[_length]);
        foreach (var filter in PrisonerFilters.All)
            if (question.Chosen(filter.Key) is { Count: > 0 } values) Fail(filter.Key, Takes(filter, values));
        if (named is not null) Fail("name", Named(named));
    }

    public PrisonerCounts Count()
    {
        var listed = Weights(0);
        var (values, people) = _set[PrisonerColumns.People];
        return new([.. PrisonerFilters.All.Select(filter => Counted(filter, Bit(filter.Key) is > 0 and var bit ? Weights(bit) : listed))],
            Statuses(), ColumnCounts.Those(people, values.Find(PrisonerColumns.Seen)),
            ColumnCounts.Those(people, values.Find(PrisonerColumns.HeldBack)));
    }

    /// <summary>Leaves out whom a filter does not take, as one bit.</summary>
    private void Fail(string key, bool[] takes) => ColumnCounts.Fail(takes, _bits[key] = 1 << _bits.Count, _fails);

    private int Bit(string key) => _bits.GetValueOrDefault(key);

    /// <summary>By row: 1 for possible and 2 for certain where no filter but one leaves it out, else 0.</summary>
    private byte[] Weights(int but)
    {
        // Nobody has the first kind.
        byte[] byKind = [0, .. Enumerable.Range(1, _statuses.Count - 1).Select(kind => (byte)(_statuses[kind].Certain + 1))];
        return ColumnCounts.Weights(_statuses.Kinds, byKind, _fails, but);
    }

    private List<StatusRow> Statuses()
    {
        var (own, counts) = (Bit(PrisonerFilters.Status) | Bit(PrisonerFilters.Certainty), new int[_statuses.Count * 2]);
        ColumnCounts.ByKind(_statuses.Kinds, _fails, ~own, counts);
        return [.. Enumerable.Range(2, counts.Length - 2).Where(at => counts[at] > 0)
            .Select(at => new StatusRow(_statuses[at / 2].Status.ToString(), _statuses[at / 2].Certain, at % 2, counts[at]))];
    }

    private bool[] Named(IEnumerable<long> ids)
    {
        var rows = new bool[_length];
        foreach (var id in ids) rows[_set.Rows.Find(id)] = true;
        return rows;
    }

    /// <summary>Whom any of the values takes, as <see cref="PrisonerFilterDefinition.Condition"/> does.</summary>
    private bool[] Takes(PrisonerFilterDefinition filter, IReadOnlyList<string> values)
    {
        var some = values.Where(value => value != PrisonerFilterDefinition.NotOnRecord
            && !(filter.Kind == FilterKind.YesNo && value == "no")).ToList();
        var takes = new bool[_length];
        if (filter.Parts is not { } parts)
        {
            if (filter.Kind == FilterKind.MoreThan) Exceed(_statuses.Unconfirmed, filter, some, takes);
            var kinds = Enumerable.Range(0, _statuses.Count).Select(kind => some.Contains(Standing(filter, kind))).ToArray();
            if (filter.Kind != FilterKind.MoreThan) ColumnCounts.Pick(_statuses.Kinds, kinds, takes);
            return takes;
        }
        var has = new bool[_length];
        for (var part = 0; part < parts.Count; part++)
        {
            var (names, column) = _set[PrisonerColumns.Part(filter, part)];
            if (filter.Kind == FilterKind.MoreThan) Exceed(ColumnCounts.Largest(column, _day, _length), filter, some, takes);
            else if (filter.Kind == FilterKind.Span)
                foreach (var span in some.Select(DaySpan.Read).OfType<DaySpan>())
                    ColumnCounts.MarkOverlap(column, _day, span.First, span.Last, takes);
            else if (some.Count > 0) ColumnCounts.Mark(column, _day, Wanted(names, some), takes);
            ColumnCounts.Mark(column, _day, null, has);
        }
        if (some.Count < values.Count) for (var row = 1; row < _length; row++) takes[row] |= !has[row];
        return takes;
    }

    private bool[] Wanted(ColumnValues names, IEnumerable<string> values)
    {
        var wanted = new bool[names.Count];
        foreach (var value in values)
            if (names.Find(_words.GetValueOrDefault(value, value)) is >= 0 and var code) wanted[code] = true;
        return wanted;
    }

    private static void Exceed(int[] amounts, PrisonerFilterDefinition filter, List<string> values, bool[] takes)
    {
        if (values.Count == 0) return;
        var least = values.Min(value => int.Parse(value, CultureInfo.InvariantCulture) * filter.Unit);
        for (var row = 1; row < amounts.Length; row++) takes[row] |= amounts[row] > least;
    }

    private string Standing(PrisonerFilterDefinition filter, int kind) => filter.Key == PrisonerFilters.Status
        ? _statuses[kind].Status.ToString() : ((Certainty)_statuses[kind].Certain).ToString();

    private CountedFilter Counted(PrisonerFilterDefinition filter, byte[] weights)
    {
        var open = filter.Open is null ? 0 : ColumnCounts.Weighed(Marked(_set[PrisonerColumns.Open(filter)].Column), weights).Sum();
        return new(filter, filter.Kind switch
        {
            FilterKind.MoreThan => Steps(filter, filter.Parts is null ? _statuses.Unconfirmed
                : ColumnCounts.Largest(_set[filter.Key].Column, _day, _length), weights),
            _ when filter.Parts is null => Standings(filter, weights),
            FilterKind.Span => Years(_set[filter.Key].Column, weights),
            FilterKind.YesNo => Marks(filter, weights),
            _ => Values(_set[filter.Key], weights),
        }, open);
    }

    private bool[] Marked(FacetColumn column)
    {
        var marked = new bool[_length];
        ColumnCounts.Mark(column, _day, null, marked);
        return marked;
    }

    private List<CountedRow> Values((ColumnValues Names, FacetColumn Column) of, byte[] weights)
    {
        var (counts, with) = (new int[of.Names.Count * 2], new int[2]);
        ColumnCounts.ByCode(of.Column, _day, weights, counts, with);
        return Told(counts, code => of.Names[code], with, weights);
    }

    private List<CountedRow> Years(FacetColumn column, byte[] weights)
    {
        var (counts, with) = (new int[ColumnYears.Length * 2], new int[2]);
        ColumnCounts.ByYear(column, _day, weights, counts, with);
        return Told(counts, year => year.ToString(CultureInfo.InvariantCulture), with, weights);
    }

    private List<CountedRow> Marks(PrisonerFilterDefinition filter, byte[] weights)
    {
        var marked = new bool[_length];
        for (var part = 0; part < filter.Parts!.Count; part++)
            ColumnCounts.Mark(_set[PrisonerColumns.Part(filter, part)].Column, _day, null, marked);
        var with = ColumnCounts.Weighed(marked, weights);
        return Told(with, _ => "yes", with, weights);
    }

    private List<CountedRow> Standings(PrisonerFilterDefinition filter, byte[] weights)
    {
        var byKind = new int[_statuses.Count];
        for (var row = 1; row < _length; row++) if (weights[row] > 0) byKind[_statuses.Kinds[row]]++;
        return [.. Enumerable.Range(1, _statuses.Count - 1).Where(kind => byKind[kind] > 0)
            .GroupBy(kind => (Value: Standing(filter, kind), _statuses[kind].Certain), kind => byKind[kind])
            .Select(kind => new CountedRow(kind.Key.Value, kind.Key.Certain, kind.Sum()))];
    }

    /// <summary>How many are above each of the numbers that are offered.</summary>
    private static List<CountedRow> Steps(PrisonerFilterDefinition filter, int[] amounts, byte[] weights)
    {
        var (counts, with) = (new int[filter.Steps.Count * 2], new int[2]);
        for (var row = 1; row < weights.Length; row++)
        {
            if (weights[row] == 0) continue;
            var any = false;
            for (var step = 0; step < filter.Steps.Count; step++)
            {
                if (amounts[row] <= filter.Steps[step] * filter.Unit) continue;
                counts[(step * 2) + weights[row] - 1]++;
                any = true;
            }
            if (any) with[weights[row] - 1]++;
        }
        return Told(counts, step => filter.Steps[step].ToString(CultureInfo.InvariantCulture), with, weights);
    }

    /// <summary>The counts by value, and of those that have none.</summary>
    private static List<CountedRow> Told(int[] counts, Func<int, string> name, int[] with, byte[] weights)
    {
        var rows = new List<CountedRow>();
        for (var certain = 0; certain < 2; certain++)
            if (weights.AsSpan().Count((byte)(certain + 1)) - with[certain] is > 0 and var without) rows.Add(new(null, certain, without));
        for (var at = 0; at < counts.Length; at++) if (counts[at] > 0) rows.Add(new(name(at / 2), at % 2, counts[at]));
        return rows;
    }
}
