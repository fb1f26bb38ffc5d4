using System.Globalization;
using System.Runtime.CompilerServices;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>Finds what records of every kind lack: empty, uncited, conflicting and stale fields, counted and cut to a page in the
/// database.</summary>
public sealed class FindGaps
{
    private const int PageSize = 50, Batch = 1000;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly AnswerCache _cache;

    internal FindGaps(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, AnswerCache cache) =>
        (_factory, _access, _clock, _cache) = (factory, access, clock, cache);

    /// <summary>The kinds that are asked: those with a form, in which a gap can be mended.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } = [.. RecordTypes.All.Values
        .Where(type => type.Definition.Folder is not null && type.Kind != RecordKind.Citation).Select(type => type.Kind).Order()];

    /// <summary>How many records of each kind lack what. Kinds of which the viewer may see nothing are left out.</summary>
    public async Task<Outcome<IReadOnlyList<KindGaps>>> Summary(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<KindGaps>>.Failed(refused);
        Clearance clearance;
        await using (var db = await _factory.CreateDbContextAsync(cancel))
            clearance = await RecordReaders.Effective(db, user.Clearance, cancel);
        var counted = await EachKind.Ask(Kinds, async (kind, stop) =>
        {
            await using var db = await _factory.CreateDbContextAsync(stop);
            return await Counted(db, clearance, kind, stop);
        }, cancel);
        return Outcome<IReadOnlyList<KindGaps>>.Of([.. counted.Where(kind => kind.Records > 0)]);
    }

    /// <summary>The records of a kind with what is asked for.</summary>
    /// <param name="question">It names a kind.</param>
    public async Task<Outcome<GapList>> Handle(CurrentUser user, GapQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<GapList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var kind = question.Kind ?? throw new ArgumentException("It names no kind.", nameof(question));
        var counted = await Counted(db, await RecordReaders.Effective(db, user.Clearance, cancel), kind, cancel);
        var sql = new GapSql(db, db.Provider(), user.Clearance, RecordTypes.All[kind]);
        var total = (await db.Database.SqlQueryRaw<int>(sql.Count(Asks(question)), Parameters(sql)).ToListAsync(cancel)).Single();
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(question.Page, 1, pages);
        return Outcome<GapList>.Of(new(question with { Page = page }, counted, total,
            await Rows(db, sql, question, user.Clearance, kind, PageSize, (page - 1) * PageSize, cancel), page, pages));
    }

    /// <summary>All of them, kind by kind and batch by batch.</summary>
    /// <param name="db">Shows one state of the database.</param>
    internal async IAsyncEnumerable<RecordGaps> All(CaseTrackerDb db, CurrentUser user, GapQuestion question,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var kind in Kinds.Where(kind => question.Kind is null || question.Kind == kind))
        {
            var sql = new GapSql(db, db.Provider(), user.Clearance, RecordTypes.All[kind]);
            for (var skip = 0L; ; skip += Batch)
            {
                var rows = await Rows(db, sql, question, user.Clearance, kind, Batch, skip, cancel);
                foreach (var row in rows) yield return row;
                if (rows.Count < Batch) break;
            }
        }
    }

    /// <param name="clearance">As it counts (<see cref="RecordReaders.Effective"/>), for it is kept by it.</param>
    private Task<KindGaps> Counted(CaseTrackerDb db, Clearance clearance, RecordKind kind, CancellationToken cancel) =>
        _cache.Of(db, (nameof(FindGaps), clearance, kind, CambodianTime.Today(_clock)), async () =>
        {
            var sql = new GapSql(db, db.Provider(), clearance, RecordTypes.All[kind]);
            var rows = (await db.Database.SqlQueryRaw<string>(sql.Counts, Parameters(sql)).ToListAsync(cancel))
                .ConvertAll(row => Array.ConvertAll(row.Split(' '), number => int.Parse(number, CultureInfo.InvariantCulture)));
            var numbers = rows[0].Select((_, at) => rows.Sum(row => row[at])).ToList();
            var fields = sql.All.Select((gap, at) => (gap, Count: numbers[1 + at])).GroupBy(of => of.gap.Field)
                .Select(of => new FieldGaps(kind, of.Key, of.ToDictionary(one => one.gap.Gap, one => one.Count)));
            return new KindGaps(kind, numbers[0], Enum.GetValues<RecordGap>().Where(gap => sql.All.Any(one => one.Gap == gap))
                .ToDictionary(gap => gap, gap => numbers[1 + sql.All.Count + (int)gap]), [.. fields]);
        }, cancel);

    private async Task<IReadOnlyList<RecordGaps>> Rows(CaseTrackerDb db, GapSql sql, GapQuestion question, Clearance clearance,
        RecordKind kind, int most, long skip, CancellationToken cancel)
    {
        var (asks, all) = (Asks(question), sql.All);
        var marked = (await db.Database.SqlQueryRaw<string>(sql.Page(asks, most, skip), Parameters(sql)).ToListAsync(cancel))
            .Select(row => row.Split(' ')).ToDictionary(row => long.Parse(row[0], CultureInfo.InvariantCulture), row => row[1]);
        var ids = marked.Keys.ToArray();
        var owners = await db.Headers.Where(header => EF.Parameter(ids).Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, header => header.OwnerId ?? header.Id, cancel);
        var names = await LinkNames.For(db, owners.Values.Distinct().Select(id => (long?)id), clearance, cancel);
        return [.. marked.Select(row => new RecordGaps(kind, row.Key, names.GetValueOrDefault(owners[row.Key],
            string.Create(CultureInfo.InvariantCulture, $"{kind.Label} {row.Key}")),
            [.. all.Where((gap, at) => row.Value[at] == '1' && asks(gap))]))];
    }

    private object[] Parameters(GapSql sql) => [.. sql.Parameters(CambodianTime.Today(_clock))];

    private static Func<FoundGap, bool> Asks(GapQuestion question) => gap => (question.Gap is null || gap.Gap == question.Gap)
        && (question.Field is null || gap.Field == question.Field);
}
