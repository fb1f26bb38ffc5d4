using CaseTracker.App.Lists.Columns;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists;

/// <summary>Counts each filter's values over what all other filters take: from the columns in memory, and in the database where these
/// cannot answer.</summary>
public sealed class CountFacets
{
    private readonly AskLists _lists;
    private readonly KeptColumns _columns;

    internal CountFacets(AskLists lists, KeptColumns columns) => (_lists, _columns) = (lists, columns);

    public Task<Outcome<ListFacets>> Handle(CurrentUser user, ListQuestion question, CancellationToken cancel = default) =>
        _lists.Ask(user, question, async asked =>
    {
        var kept = await _columns.Count(asked, question, cancel);
        var counts = kept?.Counts ?? await FacetsBySql.Count(asked, question, cancel);
        return Outcome<ListFacets>.Of(new(
            await Facet.Told(asked.Db, question, counts.Filters, asked.Clearance, cancel, kept?.Names), counts.Sums));
    }, cancel);
}
