using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Columns;

/// <summary>Counts a list's facets from its columns, as <see cref="FacetsBySql"/> does in the database.</summary>
internal class FacetsByColumns
{
    private readonly IReadOnlyDictionary<string, string> _words;
    private readonly byte[] _listed;
    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    /// <param name="listed">By row what it weighs: 1 is possible, 2 is certain, 0 is not on the list whatever the filters.</param>
    /// <param name="words">The words that are asked for, as the columns hold them.</param>
    public FacetsByColumns(ColumnSet set, ListQuestion question, ushort day, byte[] listed, IReadOnlyDictionary<string, string> words)
    {
        (Set, Question, Day, _listed, _words) = (set, question, day, listed, words);
        Fails = new int[listed.Length];
    }

    /// <summary>The words that are asked for in small letters, as the database writes them.</summary>
    public static async Task<Dictionary<string, string>> Lower(CaseTrackerDb db, ChosenFilters chosen, CancellationToken cancel)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in chosen.All.Where(one => one.Filter.Kind == FilterKind.Words).SelectMany(one => one.Values).Distinct())
            words[word] = (await db.Database.SqlQuery<string>($"SELECT LOWER({word}) AS Value").ToListAsync(cancel))[0];
        return words;
    }

    protected ColumnSet Set { get; }
    protected ListQuestion Question { get; }
    protected ushort Day { get; }

    /// <summary>By row the filters that leave it out, as bits.</summary>
    protected int[] Fails { get; }

    /// <param name="offered">The filters that are counted.</param>
    /// <param name="named">The ids of those that the words which are asked for find; null where there are none.</param>
    public List<CountedFilter> Count(IReadOnlyList<FilterDefinition> offered, IReadOnlyCollection<long>? named)
    {
        foreach (var filter in offered)
            if (Question.Chosen(filter.Key) is { Count: > 0 } values) Fail(filter.Key, Takes(filter, values));
        if (named is not null) Fail("words", Named(named));
        var all = Weights(0);
        return [.. offered.Select(filter => Counted(filter, Bit(filter.Key) is > 0 and var bit ? Weights(bit) : all))];
    }

    protected int Bit(string key) => _bits.GetValueOrDefault(key);

    /// <summary>Marks the rows that any of the values takes, of a filter that has no columns.</summary>
    protected virtual void TakeOwn(FilterDefinition filter, IReadOnlyList<string> values, bool[] takes) =>
        throw new ArgumentException(filter.Key, nameof(filter));

    /// <summary>The counts of a filter that has no columns.</summary>
    protected virtual List<CountedRow> CountOwn(FilterDefinition filter, byte[] weights) =>
        throw new ArgumentException(filter.Key, nameof(filter));

    /// <summary>Leaves out what a filter does not take, as one bit.</summary>
    private void Fail(string key, bool[] takes) => ColumnCounts.Fail(takes, _bits[key] = 1 << _bits.Count, Fails);

    /// <summary>By row what it weighs where no filter but one leaves it out, else 0.</summary>
    private byte[] Weights(int but) => ColumnCounts.Weights(_listed, Fails, but);

    private bool[] Named(IEnumerable<long> ids)
    {
        var rows = new bool[_listed.Length];
        foreach (var id in ids)
            if (Set.Rows.Find(id) is var row && row < rows.Length) rows[row] = true;
        return rows;
    }

    /// <summary>What any of the values takes, as the filter's condition in SQL does.</summary>
    private bool[] Takes(FilterDefinition filter, IReadOnlyList<string> values)
    {
        var some = values.Where(value => value != filter.NoValue && value != FilterDefinition.NotOnRecord).ToList();
        var takes = new bool[_listed.Length];
        if (filter.ColumnParts == 0)
        {
            TakeOwn(filter, some, takes);
            return takes;
        }
        var none = some.Count < values.Count;
        // A text may read like the word for what is not on record.
        IReadOnlyList<string> texts = none && filter.Kind == FilterKind.Words ? values : some;
        var has = new bool[_listed.Length];
        foreach (var key in Parts(filter))
        {
            var (names, column) = Set[key];
            if (filter.Kind == FilterKind.MoreThan) Exceed(ColumnCounts.Largest(column, Day, _listed.Length), filter, some, takes);
            else if (filter.Kind == FilterKind.Span)
                foreach (var span in some.Select(DaySpan.Read).OfType<DaySpan>())
                    ColumnCounts.MarkOverlap(column, Day, span.First, span.Last, takes);
            else if (texts.Count > 0) ColumnCounts.Mark(column, Day, Wanted(names, texts), takes);
            ColumnCounts.Mark(column, Day, null, has);
        }
        if (none) for (var row = 1; row < takes.Length; row++) takes[row] |= !has[row];
        return takes;
    }

    private static IEnumerable<string> Parts(FilterDefinition filter) =>
        Enumerable.Range(0, filter.ColumnParts).Select(part => ColumnSource.Part(filter, part));

    private bool[] Wanted(ColumnValues names, IEnumerable<string> values)
    {
        var wanted = new bool[names.Count];
        foreach (var value in values)
            if (names.Find(_words.GetValueOrDefault(value, value)) is >= 0 and var code) wanted[code] = true;
        return wanted;
    }

    protected static void Exceed(int[] amounts, FilterDefinition filter, IReadOnlyList<string> values, bool[] takes)
    {
        if (values.Count == 0) return;
        var least = values.Min(value => int.Parse(value, CultureInfo.InvariantCulture) * filter.Unit);
        for (var row = 1; row < amounts.Length; row++) takes[row] |= amounts[row] > least;
    }

    private CountedFilter Counted(FilterDefinition filter, byte[] weights)
    {
        var open = filter.Open is null ? 0
            : ColumnCounts.Weighed(Marked([ColumnSource.Open(filter)]), weights).Sum();
        if (filter.ColumnParts == 0) return new(filter, CountOwn(filter, weights), open);
        return new(filter, MostFrequent(filter, filter.Kind switch
        {
            FilterKind.MoreThan => Steps(filter, ColumnCounts.Largest(Set[filter.Key].Column, Day, weights.Length), weights),
            FilterKind.Span => Years(Set[filter.Key].Column, weights),
            FilterKind.YesNo => Marks(filter, weights),
            _ => Values(Set[filter.Key], weights),
        }), open);
    }

    /// <summary>Where not all are told: those that are asked for first, then the most frequent, and one that says that there are
    /// more.</summary>
    private List<CountedRow> MostFrequent(FilterDefinition filter, List<CountedRow> rows)
    {
        if (Question.List.MostValues is not { } most || rows.Count <= most) return rows;
        var chosen = filter.Kind == FilterKind.Span ? [] : Question.Chosen(filter.Key);
        return [.. rows.OrderByDescending(row => row.Value is null || chosen.Contains(row.Value)).ThenByDescending(row => row.Number)
            .Take(most + 1)];
    }

    private bool[] Marked(IEnumerable<string> columns)
    {
        var marked = new bool[_listed.Length];
        foreach (var column in columns) ColumnCounts.Mark(Set[column].Column, Day, null, marked);
        return marked;
    }

    private List<CountedRow> Values((ColumnValues Names, FacetColumn Column) of, byte[] weights)
    {
        var (counts, with) = (new int[of.Names.Count * 2], new int[2]);
        ColumnCounts.ByCode(of.Column, Day, weights, counts, with);
        return Told(counts, code => of.Names[code], with, weights);
    }

    private List<CountedRow> Years(FacetColumn column, byte[] weights)
    {
        var (counts, with) = (new int[ColumnYears.Length * 2], new int[2]);
        ColumnCounts.ByYear(column, Day, weights, counts, with);
        return Told(counts, year => year.ToString(CultureInfo.InvariantCulture), with, weights);
    }

    private List<CountedRow> Marks(FilterDefinition filter, byte[] weights)
    {
        var with = ColumnCounts.Weighed(Marked(Parts(filter)), weights);
        return Told(with, _ => "yes", with, weights);
    }

    /// <summary>How many are above each of the numbers that are offered.</summary>
    protected static List<CountedRow> Steps(FilterDefinition filter, int[] amounts, byte[] weights)
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
