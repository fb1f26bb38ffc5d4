using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists;

/// <summary>One list: its name, what it can be asked, and what its matrix counts. Pages, counts, matrix and exports take it from
/// here.</summary>
public abstract class ListDefinition
{
    private readonly Dictionary<string, FilterDefinition> _byKey;

    private protected ListDefinition(string name, IEnumerable<FilterDefinition> filters)
    {
        (Name, Filters) = (name, [.. filters]);
        _byKey = Filters.ToDictionary(filter => filter.Key, StringComparer.Ordinal);
        Sides = [.. Filters.SelectMany(filter => filter.AsSides)];
    }

    /// <summary>In addresses (<c>/events</c>) and commands (<c>export events</c>).</summary>
    public string Name { get; }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<FilterDefinition> Filters { get; }

    /// <summary>What can be a side of its matrix: of its filters those that give each row a value, and dates by quarter and by month
    /// too.</summary>
    public IReadOnlyList<FilterDefinition> Sides { get; }

    /// <summary>What its matrix counts by what where nobody says. The third stands for a side that the other has taken; without it the two
    /// change places.</summary>
    private protected abstract (string Rows, string Columns, string? Third) UsualSides { get; }

    /// <summary>More values of one filter than these are not counted: the most frequent are. Null: all are.</summary>
    internal abstract int? MostValues { get; }

    /// <summary>More rows or columns of its matrix than a page holds: those with the fewest are left out, and said to be. Null: a page
    /// holds all.</summary>
    internal abstract int? MostOnSide { get; }

    /// <summary>What is kept of it in memory.</summary>
    internal abstract IColumnPlan Plan { get; }

    /// <summary>The sides of its matrix: those that are named, or else the usual ones.</summary>
    public MatrixSides SidesOf(FilterDefinition? rows = null, FilterDefinition? columns = null)
    {
        var (usualRows, usualColumns, third) = UsualSides;
        return new(rows ?? Free(usualRows, columns, third ?? usualColumns), columns ?? Free(usualColumns, rows, third ?? usualRows));
    }

    private FilterDefinition Free(string usual, FilterDefinition? taken, string instead) => Find(taken?.Asks == usual ? instead : usual)!;

    /// <summary>The side of that key, or null.</summary>
    public FilterDefinition? FindSide(string key) => Sides.FirstOrDefault(side => side.Key == key);

    /// <summary>The filter of that key, or null.</summary>
    public FilterDefinition? Find(string key) => _byKey.GetValueOrDefault(key);
}
