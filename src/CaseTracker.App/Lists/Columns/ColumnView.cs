namespace CaseTracker.App.Lists.Columns;

/// <summary>The entries of a column, by their places.</summary>
internal readonly ref struct ColumnView(ReadOnlySpan<int> rows, ReadOnlySpan<ushort> codes, ReadOnlySpan<ushort> high,
    ReadOnlySpan<int> more, ReadOnlySpan<ushort> from, ReadOnlySpan<ushort> until, ushort day)
{
    public const int HalfBits = 16;

    /// <summary>0 for entries that are gone.</summary>
    public readonly ReadOnlySpan<int> Rows = rows;
    private readonly ReadOnlySpan<ushort> _codes = codes, _high = high;
    private readonly ReadOnlySpan<int> _more = more;
    private readonly ReadOnlySpan<ushort> _from = from, _until = until;
    private readonly ushort _day = day;

    public int Code(int at) => _high.Length == 0 ? _codes[at] : (_high[at] << HalfBits) | _codes[at];

    /// <summary>Whether every entry counts on the day.</summary>
    public bool AllCount => _from.Length + _until.Length == 0;

    /// <summary>The codes, where none takes more than two bytes; else empty.</summary>
    public ReadOnlySpan<ushort> ShortCodes => _high.Length == 0 ? _codes : [];

    /// <summary>The second number of an entry; 0 where it has none.</summary>
    public int More(int at) => _more.Length == 0 ? 0 : _more[at];

    /// <summary>Whether an entry counts on the day.</summary>
    public bool Counts(int at) => (_from.Length == 0 || _from[at] <= _day) && (_until.Length == 0 || _until[at] > _day);
}
