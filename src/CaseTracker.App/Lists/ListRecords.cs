using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Answers what is on a list of records. SQL finds, counts, sorts and pages; only the rows of the page are read. What is above
/// the viewer's clearance takes no part, be it a record, a field or what a record links to.</summary>
public sealed class ListRecords
{
    private const int Batch = 1000;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly AnswerCache _cache;

    internal ListRecords(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, AnswerCache cache) =>
        (_factory, _dialect, _access, _cache) = (factory, dialect, access, cache);

    public async Task<Outcome<RecordListPage>> Handle(CurrentUser user, RecordQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordListPage>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        // One connection for all that follows, and not one a statement.
        await db.Database.OpenConnectionAsync(cancel);
        var (page, ids) = await Found(db, user, question, cancel);
        return Outcome<RecordListPage>.Of(await Filled(db, user, page with
        {
            Citations = await ReadCitations.For(db, ids, user.Clearance, cancel),
        }, ids, cancel));
    }

    /// <summary>The whole answer for an export, which holds no more than one part of it at a time; the question's page counts for
    /// nothing.</summary>
    /// <param name="db">Shows one state of the database until the last part is read.</param>
    /// <param name="size">How many a part.</param>
    internal async Task<Outcome<RecordListForward>> Forward(CaseTrackerDb db, CurrentUser user, RecordQuestion question,
        CancellationToken cancel, int size = RecordListForward.Part)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordListForward>.Failed(refused);
        var (page, ids) = await Found(db, user, question with { Page = 1, PageSize = 0 }, cancel);
        var cited = new CitedSources(user.Clearance);
        return Outcome<RecordListForward>.Of(new RecordListForward(page, Parts(), cited));

        async IAsyncEnumerable<RecordListPage> Parts()
        {
            foreach (var part in ids.Chunk(size))
                yield return await Filled(db, user, page with
                {
                    Citations = await ReadCitations.Forward(db, part, cited, user.Clearance, cancel),
                }, part, cancel);
        }
    }

    /// <summary>What is told of the list as a whole, and the ids of the page asked for.</summary>
    private async Task<(RecordListPage Page, List<long> Ids)> Found(CaseTrackerDb db, CurrentUser user, RecordQuestion question,
        CancellationToken cancel)
    {
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        var (onList, heldBack) = await _cache.Of(db, (question.List, user.Clearance), () => Whole(db, sql, cancel), cancel);
        var where = sql.Visible + string.Concat(sql.Conditions().Select(condition => $" AND {condition.Condition}"));
        var page = $"SELECT {sql.Id("r")} AS Value {where} {sql.Order()}{sql.Page}";
        var ids = await db.Database.SqlQueryRaw<long>(page, sql.Parameters()).ToListAsync(cancel);
        var count = $"SELECT COUNT(*) AS Value {where}";
        var total = question.Narrowed ? (await db.Database.SqlQueryRaw<int>(count, sql.Parameters()).ToListAsync(cancel))[0] : onList;
        return (new RecordListPage(question, [], total, onList, heldBack, new Dictionary<long, string>(), Citations.None)
        {
            Chosen = await FilterNames.Chosen(db, question.Filters, sql.Offers, user.Clearance, cancel),
        }, ids);
    }

    /// <summary>A page with the records of these ids.</summary>
    private static async Task<RecordListPage> Filled(CaseTrackerDb db, CurrentUser user, RecordListPage page, IReadOnlyList<long> ids,
        CancellationToken cancel)
    {
        var list = page.Question.List;
        var lines = new Dictionary<long, RecordLine>();
        foreach (var batch in ids.Chunk(Batch))
            foreach (var stored in await list.Type.Standing(db, batch, cancel))
                if (list.Type.Redacted(stored, user.Clearance) is { } seen)
                    lines[stored.Id] = new RecordLine(stored, seen.Details, seen.Hidden);
        var links = list.Type.Fields.Where(field => field.Kind == FieldKind.Link).Select(field => field.Key).ToList();
        var answer = page with
        {
            Lines = [.. ids.Where(lines.ContainsKey).Select(id => lines[id])],
            LinkNames = await LinkNames.For(db, lines.Values.SelectMany(line => links.Select(key => line.Value(key) as long?)),
                user.Clearance, cancel),
        };
        var counts = list.Count is { } counted ? await counted.Read(db, ids, user.Clearance, cancel) : [];
        foreach (var line in answer.Lines)
        {
            line.Count = counts.GetValueOrDefault(line.Id);
            line.Name = list.Called.Select(key => answer.Words(line, key))
                .FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) ?? line.Called(user.Clearance);
        }
        return answer;
    }

    /// <summary>How many records the list has whatever is asked, and how many of its kind are above the clearance.</summary>
    private static async Task<Tuple<int, int>> Whole(CaseTrackerDb db, RecordSql sql, CancellationToken cancel)
    {
        var within = await Count(sql.VisibleOfKind);
        return Tuple.Create(sql.Narrows ? await Count(sql.Visible) : within, await Count(sql.OfKind) - within);

        async Task<int> Count(string from)
        {
            var statement = $"SELECT COUNT(*) AS Value {from}";
            return (await db.Database.SqlQueryRaw<int>(statement, sql.Parameters()).ToListAsync(cancel))[0];
        }
    }
}
