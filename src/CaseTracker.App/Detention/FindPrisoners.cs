using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Answers who was held on a day, and how sure that is. SQL finds, counts, sorts and pages; the pure rule says
/// why for the rows that are shown. Facts above the viewer's clearance take no part in either.</summary>
public sealed class FindPrisoners
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindPrisoners(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    public async Task<Outcome<PrisonerList>> Handle(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        // One connection for all that follows, and not one a statement.
        await db.Database.OpenConnectionAsync(cancel);
        var read = await Begin(db, user, question, cancel);
        var (counts, ids) = await Both(read, question, user.Clearance, cancel);
        var groupIds = await read.GroupIds(cancel);
        var heldBack = await FindPeople.Above(db, user.Clearance, cancel);
        var (rows, groups) = await read.Rows(ids, groupIds, cancel);
        var citations = await ReadCitations.For(db, rows.SelectMany(row => row.RecordIds)
            .Concat(groups.SelectMany(group => group.RecordIds)), user.Clearance, cancel);
        var totals = read.Totals(counts, groups, heldBack);
        return Outcome<PrisonerList>.Of(new PrisonerList(question, read.Known, totals, rows, groups, citations)
        {
            Chosen = await read.Chosen(cancel),
        });
    }

    /// <summary>How many there are, without their rows; and the groups.</summary>
    public async Task<Outcome<PrisonerList>> Totals(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var read = await Begin(db, user, question, cancel);
        var (_, groups) = await read.Rows([], await read.GroupIds(cancel), cancel);
        var totals = read.Totals(await read.Sql.Counts(db, cancel), groups, await FindPeople.Above(db, user.Clearance, cancel));
        return Outcome<PrisonerList>.Of(new PrisonerList(question, read.Known, totals, [], groups, Citations.None)
        {
            Chosen = await read.Chosen(cancel),
        });
    }

    /// <summary>The whole answer for an export, which holds no more than one part of it at a time; the question's page counts for
    /// nothing.</summary>
    /// <param name="db">Shows one state of the database until the last part is read.</param>
    /// <param name="size">How many a part.</param>
    internal async Task<Outcome<PrisonersForward>> Forward(CaseTrackerDb db, CurrentUser user, PrisonerQuestion question,
        CancellationToken cancel, int size = PrisonersForward.Part)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonersForward>.Failed(refused);
        var whole = question with { Page = 1, PageSize = 0 };
        var read = await Begin(db, user, whole, cancel);
        var counts = await read.Sql.Counts(db, cancel);
        var ids = await read.Sql.PageOf(db, cancel);
        var (_, groups) = await read.Rows([], await read.GroupIds(cancel), cancel);
        var cited = new CitedSources(user.Clearance);
        var head = new PrisonerList(whole, read.Known, read.Totals(counts, groups, await FindPeople.Above(db, user.Clearance, cancel)), [],
            groups, await ReadCitations.Forward(db, groups.SelectMany(group => group.RecordIds), cited, user.Clearance, cancel))
        {
            Chosen = await read.Chosen(cancel),
        };
        return Outcome<PrisonersForward>.Of(new PrisonersForward(head, Parts(), cited));

        async IAsyncEnumerable<PrisonersPart> Parts()
        {
            foreach (var part in ids.Chunk(size)) yield return await read.Part(part, cited, cancel);
        }
    }

    private async Task<ReadPrisoners> Begin(CaseTrackerDb db, CurrentUser user, PrisonerQuestion question, CancellationToken cancel) =>
        new(db, _dialect.Provider, question, question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime, user.Clearance,
            await PrisonerSql.Ids(db, question, user.Clearance, cancel));

    /// <summary>The two statements that look at the whole register run beside each other, each on a connection of its own.</summary>
    private async Task<(List<StatusCount> Counts, List<long> Page)> Both(ReadPrisoners read, PrisonerQuestion question,
        Confidentiality clearance, CancellationToken cancel)
    {
        var counting = Task.Run(() => Counts(read, question, clearance, cancel), cancel);
        var paging = read.Sql.PageOf(read.Db, cancel);
        await Task.WhenAll(counting, paging);
        return (await counting, await paging);
    }

    private async Task<List<StatusCount>> Counts(ReadPrisoners read, PrisonerQuestion question, Confidentiality clearance,
        CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await new PrisonerSql(_dialect.Provider, question, read.Known, clearance, read.Asked).Counts(db, cancel);
    }
}
