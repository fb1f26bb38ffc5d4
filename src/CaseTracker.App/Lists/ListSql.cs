using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>A question to a list as statements over what the list is made of: the records of a kind, or everybody's custody status on a
/// day. What a person typed goes in as parameters; the text itself is made of our own names.</summary>
internal abstract class ListSql(ListQuestion question, FilterScope scope)
{
    private readonly List<(string Name, object? Value)> _values = [];

    public ListQuestion Question => question;

    public FilterScope Scope { get; init; } = scope;

    /// <summary>The column of a row's id, in the list's source, in the filters' rows and in the table of <see cref="Gather"/>.</summary>
    public abstract string RowId { get; }

    /// <summary>The end of a statement with an order: the page asked for.</summary>
    public string Page => question.PageSize <= 0 ? ""
        : Scope.Provider == DatabaseProvider.SqlServer ? " OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY" : " LIMIT @take OFFSET @skip";

    /// <summary>Whether the viewer may know of the filter's field at all.</summary>
    public abstract bool Offers(FilterDefinition filter);

    /// <summary>Puts what the list asks about into a table.</summary>
    public abstract Task<FilterMask> Gather(CaseTrackerDb db, CancellationToken cancel);

    /// <summary>In place of the table that <see cref="Gather"/> fills, where nothing is filtered; null where something is.</summary>
    public virtual string? Unfiltered => null;

    /// <summary>Where everything on record went, of what was gathered; null where the list says it with its page.</summary>
    public virtual Task<ListSums?> Sums(CaseTrackerDb db, FilterMask mask, CancellationToken cancel) => Task.FromResult<ListSums?>(null);

    /// <summary>A row's id and Value for each value of a filter that is counted; one without a value has no row.</summary>
    public abstract string Values(FilterDefinition filter, FilterScope scope);

    /// <summary>A row's id and a number as Value for each row that has one value of a filter.</summary>
    public abstract string Having(FilterDefinition filter, string value, int number, FilterScope scope);

    /// <summary>Whether no row has more than one of a filter's values, so that counts by value add up to the list.</summary>
    public virtual bool HasOneValue(FilterDefinition filter) => false;

    /// <summary>Names a parameter for a value.</summary>
    public string Value(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@value{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    /// <summary>The parameters of every statement; to be asked for when the statement's text is complete.</summary>
    public object[] Parameters(CaseTrackerDb db) =>
    [
        .. KnownFactsSql.Levels(Scope.Clearance).Select((level, index) => db.Parameter($"@level{index}", level)),
        db.Parameter("@take", question.PageSize), db.Parameter("@skip", Math.Max(0, question.Page - 1) * Math.Max(0, question.PageSize)),
        .. _values.Concat(Own).Select(value => db.Parameter(value.Name, value.Value)),
    ];

    /// <summary>What the source's own statements take besides.</summary>
    protected virtual IEnumerable<(string Name, object? Value)> Own => [];
}
