namespace CaseTracker.App.Lists.Columns;

/// <summary>The values of one filter as arrays, an entry for each value of each record, those of a record side by side. Days and the second
/// number are kept only where the filter has them.</summary>
internal sealed class FacetColumn
{
    private int[] _rows = [];
    // Of the codes the lower half, and the upper where some code has one.
    private ushort[] _codes = [];
    private ushort[]? _high;
    private int[]? _more;
    private ushort[]? _from, _until;
    private int _count, _gone;

    /// <summary>What the column holds, to be looked through for a day.</summary>
    public ColumnView On(ushort day) =>
        new(_rows.AsSpan(0, _count), _codes.AsSpan(0, _count), Held(_high), Held(_more), Held(_from), Held(_until), day);

    /// <summary>How many its arrays take.</summary>
    public long Bytes => ((long)_rows.Length * sizeof(int)) + ((long)(_more?.Length ?? 0) * sizeof(int))
        + (((long)_codes.Length + (_high?.Length ?? 0) + (_from?.Length ?? 0) + (_until?.Length ?? 0)) * sizeof(ushort));

    /// <param name="entries">In any order; one that is there twice counts once.</param>
    public static FacetColumn Of(List<ColumnEntry> entries)
    {
        var column = new FacetColumn();
        column.Append(InOrder(entries), exactly: true);
        return column;
    }

    /// <summary>Puts these in place of all entries of some rows.</summary>
    public void Replace(IReadOnlyCollection<int> rows, List<ColumnEntry> entries)
    {
        Remove(rows);
        if (_gone > 1000 + (_count / 8)) Close();
        Append(InOrder(entries), exactly: false);
    }

    private ReadOnlySpan<T> Held<T>(T[]? values) => values is null ? [] : values.AsSpan(0, _count);

    /// <summary>An entry that is gone is nobody's.</summary>
    private void Remove(IReadOnlyCollection<int> rows)
    {
        const int few = 8;
        var all = _rows.AsSpan(0, _count);
        if (rows.Count <= few)
        {
            foreach (var row in rows)
            {
                if (row == 0) continue;
                for (var at = all.IndexOf(row); at >= 0 && at < all.Length;)
                {
                    (all[at], _gone) = (0, _gone + 1);
                    var next = all[(at + 1)..].IndexOf(row);
                    at = next < 0 ? -1 : at + 1 + next;
                }
            }
            return;
        }
        var gone = rows.ToHashSet();
        foreach (ref var row in all)
            if (row != 0 && gone.Contains(row)) (row, _gone) = (0, _gone + 1);
    }

    private void Close()
    {
        var kept = 0;
        for (var at = 0; at < _count; at++)
        {
            if (_rows[at] == 0) continue;
            (_rows[kept], _codes[kept]) = (_rows[at], _codes[at]);
            if (_high is not null) _high[kept] = _high[at];
            if (_more is not null) _more[kept] = _more[at];
            if (_from is not null) _from[kept] = _from[at];
            if (_until is not null) _until[kept] = _until[at];
            kept++;
        }
        (_count, _gone) = (kept, 0);
    }

    private void Append(List<ColumnEntry> entries, bool exactly)
    {
        if (entries.Exists(entry => entry.Code > ushort.MaxValue)) _high ??= new ushort[_rows.Length];
        if (entries.Exists(entry => entry.More != 0)) _more ??= new int[_rows.Length];
        if (entries.Exists(entry => entry.From != 0)) _from ??= new ushort[_rows.Length];
        if (entries.Exists(entry => entry.Until != ushort.MaxValue) && _until is null)
        {
            _until = new ushort[_rows.Length];
            _until.AsSpan().Fill(ushort.MaxValue);
        }
        Grow(_count + entries.Count, exactly);
        foreach (var entry in entries)
        {
            (_rows[_count], _codes[_count]) = (entry.Row, (ushort)(entry.Code & ushort.MaxValue));
            if (_high is not null) _high[_count] = (ushort)(entry.Code >> ColumnView.HalfBits);
            if (_more is not null) _more[_count] = entry.More;
            if (_from is not null) _from[_count] = entry.From;
            if (_until is not null) _until[_count] = entry.Until;
            _count++;
        }
    }

    private void Grow(int needed, bool exactly)
    {
        if (needed <= _rows.Length) return;
        var length = exactly ? needed : Math.Max(needed, _rows.Length + (_rows.Length / 16) + 64);
        Array.Resize(ref _rows, length);
        Array.Resize(ref _codes, length);
        if (_high is not null) Array.Resize(ref _high, length);
        if (_more is not null) Array.Resize(ref _more, length);
        if (_from is not null) Array.Resize(ref _from, length);
        if (_until is not null) Array.Resize(ref _until, length);
    }

    /// <summary>By rows, each value of a row once on each day.</summary>
    private static List<ColumnEntry> InOrder(List<ColumnEntry> entries)
    {
        entries.Sort((one, other) => one.Row != other.Row ? one.Row.CompareTo(other.Row)
            : one.Code != other.Code ? one.Code.CompareTo(other.Code) : one.More != other.More ? one.More.CompareTo(other.More)
            : one.From.CompareTo(other.From));
        var kept = 0;
        for (var at = 0; at < entries.Count; at++)
        {
            var (entry, last) = (entries[at], kept > 0 ? entries[kept - 1] : default);
            if ((entry.Row, entry.Code, entry.More) != (last.Row, last.Code, last.More) || entry.From > last.Until) entries[kept++] = entry;
            else if (entry.Until > last.Until) entries[kept - 1] = last with { Until = entry.Until };
        }
        entries.RemoveRange(kept, entries.Count - kept);
        return entries;
    }
}
