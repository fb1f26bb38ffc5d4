using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Lists;

/// <summary>What every list can be asked; the address of its page and the options of its export hold the same.</summary>
public abstract record ListQuestion
{
    private protected ListQuestion(ListDefinition list) => (List, Filters) = (list, ChosenFilters.NoneOf(list.Find));

    public ListDefinition List { get; }

    /// <summary>What is chosen of the filters that have no property of their own.</summary>
    public ChosenFilters Filters { get; init; }

    /// <summary>More rows than these are not asked for by their ids.</summary>
    public const int MostOnly = 500;

    /// <summary>The ids of the rows that alone are asked for; empty: whatever else the question takes.</summary>
    public IReadOnlyList<long> Only { get; init; } = [];

    /// <summary>A condition on a row's id that takes <see cref="Only"/>; null where all rows are asked for.</summary>
    internal string? OnlyIn(string id) => Only.Count == 0 ? null
        : $"{id} IN ({string.Join(", ", Only.Select(one => one.ToString(System.Globalization.CultureInfo.InvariantCulture)))})";

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page; 0 is all of them.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>What is asked of a filter; nothing where it takes everything.</summary>
    public virtual IReadOnlyList<string> Chosen(string key) => Filters.Of(key);

    /// <summary>Whether it asks for what certainly lies in a period: columns in memory do not know which dates are doubted.</summary>
    internal bool AsksCertainly => Filters.All.Any(one => one.Filter.Kind == FilterKind.Span
        && one.Values.Any(value => DaySpan.Read(value) is { Certainly: true }));

    /// <summary>Why it cannot be answered; null where it can.</summary>
    public virtual Problem? Refused => null;

    internal abstract ListSource Source(ListAsked asked);
}

/// <summary>A question with what answers it.</summary>
/// <typeparam name="TPage">A page of the list.</typeparam>
/// <typeparam name="TPart">Some rows of the whole list, for an export.</typeparam>
public abstract record ListQuestion<TPage, TPart> : ListQuestion
{
    private protected ListQuestion(ListDefinition list) : base(list) { }

    internal abstract override ListSource<TPage, TPart> Source(ListAsked asked);
}
