using System.Globalization;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>What waits for one person.</summary>
/// <param name="Conflicts">Open conflicts on records, by citations, or between facts, that are the viewer's own: created or last changed by
/// them.</param>
/// <param name="Uncited">Records of the viewer's own without a source.</param>
public sealed record OwnWork(FoundConflicts Conflicts, UncitedAnswer Uncited);

/// <summary>People held of whom nobody has heard for longer than a confirmation lasts.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="First">The rows of the first of them, those who wait longest first.</param>
public sealed record StaleList(DateOnly Day, int Total, IReadOnlyList<PrisonerRow> First);

/// <summary>People of whom a source says that they are held though all that they were charged with or sentenced for is over.</summary>
public sealed record ClearedList(DateOnly Day, IReadOnlyList<PrisonerRow> Rows);

/// <summary>Shows what waits to be done, within the viewer's clearance: of the viewer's own, and of everybody's the people
/// of whom nobody has heard.</summary>
public sealed class ShowWork
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly ListRecords _list;
    private readonly TimeProvider _clock;

    internal ShowWork(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, ListRecords list,
        TimeProvider clock) => (_factory, _dialect, _access, _list, _clock) = (factory, dialect, access, list, clock);

    public async Task<Outcome<OwnWork>> Own(CurrentUser user, int most = 20, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<OwnWork>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var own = OwnRecords.Of(db, user.AccountId);
        return Outcome<OwnWork>.Of(new OwnWork(await FindConflicts.Among(db, own, user.Clearance, most, cancel),
            await UncitedFacts.Among(db, own, user.Clearance, most, cancel)));
    }

    public async Task<Outcome<StaleList>> Stale(CurrentUser user, int most = 20, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<StaleList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (today, known) = (CambodianTime.Today(_clock), _clock.GetUtcNow().UtcDateTime);
        var (total, first) = await StalePeople.Find(db, _dialect.Provider, today, user.Clearance, most, cancel);
        var facts = await ReadPeople.Facts(db, first, known, user.Clearance, cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), user.Clearance, cancel);
        return Outcome<StaleList>.Of(new StaleList(today, total,
            [.. first.Where(facts.ContainsKey).Select(id => PrisonerRows.Row(facts[id], today, names))]));
    }

    /// <summary>Who is reported held although acquitted, or although the charges were dropped or the sentence suspended.</summary>
    public async Task<Outcome<ClearedList>> Cleared(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ClearedList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (today, known) = (CambodianTime.Today(_clock), _clock.GetUtcNow().UtcDateTime);
        var facts = await ReadPeople.Facts(db, await ClearedPeople.Candidates(db, today, user.Clearance, cancel), known, user.Clearance,
            cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), user.Clearance, cancel);
        return Outcome<ClearedList>.Of(new ClearedList(today,
            [.. facts.Values.Select(person => PrisonerRows.Row(person, today, names)).Where(row => row.Custody.HeldThoughCleared)
                .OrderBy(row => row.Name, StringComparer.CurrentCulture).ThenBy(row => row.Id)]));
    }

    /// <summary>People who refused or took back that they are kept, whose records administrators alone see: somebody has to decide what
    /// becomes of each. Null for everybody else.</summary>
    public async Task<Outcome<IReadOnlyList<NamedRecord>?>> NotToBeKept(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<NamedRecord>?>.Failed(refused);
        if (user.Clearance != Visibility.Highest) return Outcome<IReadOnlyList<NamedRecord>?>.Of(null);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var ids = await ConsentOnRecord.NotToBeKept(db, cancel);
        var names = await LinkNames.For(db, ids.Select(id => (long?)id), user.Clearance, cancel);
        return Outcome<IReadOnlyList<NamedRecord>?>.Of([.. ids.Where(names.ContainsKey)
            .Select(id => new NamedRecord(id, RecordKind.Person, names[id]))]);
    }

    /// <summary>Demands and other responses whose day of following up has come, whoever recorded them, the longest due first. What was met
    /// needs no following up.</summary>
    public Task<Outcome<RecordListPage>> FollowUps(CurrentUser user, int most = 20, CancellationToken cancel = default) =>
        _list.Handle(user, Due(most), cancel);

    /// <summary>How many <see cref="FollowUps"/> there are, and none of them.</summary>
    public Task<Outcome<RecordListPage>> CountFollowUps(CurrentUser user, CancellationToken cancel = default) =>
        _list.Totals(user, Due(1), cancel);

    /// <summary>Whether the account has saved nothing yet and could: it is shown the way to its first case.</summary>
    public async Task<Outcome<bool>> IsNew(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<bool>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<bool>.Of(!await OwnRecords.Of(db, user.AccountId).AnyAsync(cancel));
    }

    private RecordQuestion Due(int most) =>
        new RecordQuestion(RecordLists.Find("responses")!) { Sort = "followUpOn", PageSize = most }
            .Choose("follow-up-on", [string.Create(CultureInfo.InvariantCulture, $"..{CambodianTime.Today(_clock):yyyy-MM-dd}")])
            .Choose("status", Enum.GetValues<ResponseStatus>().Where(status => status != ResponseStatus.Met)
                .Select(status => status.ToString()));
}
