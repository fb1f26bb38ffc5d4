using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists;

/// <summary>A question to a list as statements over what the list is made of: the records of a kind, or everybody's custody status on a
/// day. What a person typed goes in as parameters.</summary>
internal interface IListSql
{
    ListQuestion Question { get; }

    FilterScope Scope { get; }

    /// <summary>The column of a row's id, in the list's source, in the filters' rows and in the table of <see cref="Gather"/>.</summary>
    string RowId { get; }

    /// <summary>Whether the viewer may know of the filter's field at all.</summary>
    bool Offers(FilterDefinition filter);

    /// <summary>Puts what the list asks about into a table.</summary>
    Task<FilterMask> Gather(CaseTrackerDb db, CancellationToken cancel);

    /// <summary>A row's id and Value for each value of a filter that is counted; one without a value has no row.</summary>
    string Values(FilterDefinition filter, FilterScope scope);

    /// <summary>A row's id and a number as Value for each row that has one value of a filter.</summary>
    string Having(FilterDefinition filter, string value, int number, FilterScope scope);

    /// <summary>Names a parameter for a value.</summary>
    string Value(object value);

    /// <summary>The parameters of every statement; to be asked for when the statement's text is complete.</summary>
    object[] Parameters(CaseTrackerDb db);
}
