using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists;

/// <summary>Answers what is on a list. SQL finds, counts, sorts and pages; only the rows that are shown are read. What is above the
/// viewer's clearance takes no part, be it a record, a field or what a record links to.</summary>
public sealed class ListRecords
{
    /// <summary>Rows a part of an answer that is read forward.</summary>
    private const int Rows = 500;

    private readonly AskLists _lists;

    internal ListRecords(AskLists lists) => _lists = lists;

    public Task<Outcome<TPage>> Handle<TPage, TPart>(CurrentUser user, ListQuestion<TPage, TPart> question,
        CancellationToken cancel = default) => _lists.Ask(user, question, async asked =>
            Outcome<TPage>.Of(await question.Source(asked).Page(cancel)), cancel);

    /// <summary>What is told of the list as a whole, without its rows.</summary>
    public Task<Outcome<TPage>> Totals<TPage, TPart>(CurrentUser user, ListQuestion<TPage, TPart> question,
        CancellationToken cancel = default) => _lists.Ask(user, question, async asked =>
            Outcome<TPage>.Of(await question.Source(asked).Head(null, cancel)), cancel);

    /// <summary>The same for a report.</summary>
    /// <param name="db">Shows one state of the database.</param>
    internal Task<Outcome<TPage>> Totals<TPage, TPart>(CaseTrackerDb db, CurrentUser user, ListQuestion<TPage, TPart> question,
        CancellationToken cancel) => _lists.Ask(db, user, question, async asked =>
            Outcome<TPage>.Of(await question.Source(asked).Head(null, cancel)), cancel);

    /// <summary>The whole answer for an export, which holds no more than one part of it at a time; the question's page counts for
    /// nothing.</summary>
    /// <param name="db">Shows one state of the database until the last part is read.</param>
    /// <param name="size">How many rows a part.</param>
    internal Task<Outcome<ListForward<TPage, TPart>>> Forward<TPage, TPart>(CaseTrackerDb db, CurrentUser user,
        ListQuestion<TPage, TPart> question, CancellationToken cancel, int size = Rows) => _lists.Ask(db, user, question, async asked =>
    {
        var source = (question with { Page = 1, PageSize = 0 }).Source(asked);
        var cited = new CitedSources(user.Clearance);
        var head = await source.Head(cited, cancel);
        var ids = await source.Ids(cancel);
        return Outcome<ListForward<TPage, TPart>>.Of(new(head, Parts(), cited, source.ById ? ids : null));

        async IAsyncEnumerable<TPart> Parts()
        {
            foreach (var part in (source.ById ? ids.Order() : ids.AsEnumerable()).Chunk(size))
                yield return await source.Part(head, part, cited, cancel);
        }
    }, cancel);
}
