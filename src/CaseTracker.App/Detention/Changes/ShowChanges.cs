using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention.Changes;

/// <summary>Answers why the list of prisoners of one day is another than that of an earlier day, from the kept periods
/// (<see cref="ChangeRules"/> is the rule). Within the viewer's clearance, in one state of the database.</summary>
public sealed class ShowChanges
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ShowChanges(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    /// <summary>Opening, movements, closing and groups.</summary>
    public Task<Outcome<ChangeStatement>> Handle(CurrentUser user, ChangeQuestion question, CancellationToken cancel = default) =>
        _factory.InOneState(db => In(db, user, question, cancel), cancel);

    /// <summary>Who moved by one cause, a page of them.</summary>
    /// <param name="page">From 1.</param>
    public Task<Outcome<MovedPage>> Handle(CurrentUser user, ChangeQuestion question, MovementKind kind, int page = 1, int size = 50,
        CancellationToken cancel = default) => _factory.InOneState(async db =>
    {
        if (await Refused(db, user, question, cancel) is { } refused) return Outcome<MovedPage>.Failed(refused);
        var learned = Learned(db, user, question);
        var moved = await Moved(db, user, question, kind, learned, cancel);
        var people = await People(db, user, kind, [.. moved.Skip(Math.Max(0, page - 1) * size).Take(size)], learned, cancel);
        return Outcome<MovedPage>.Of(new(kind, moved.Count, people,
            await ReadCitations.For(db, people.SelectMany(person => person.Facts), user.Clearance, cancel)));
    }, cancel);

    /// <summary>The statement for a report or a file.</summary>
    /// <param name="db">Shows one state of the database.</param>
    internal async Task<Outcome<ChangeStatement>> In(CaseTrackerDb db, CurrentUser user, ChangeQuestion question,
        CancellationToken cancel)
    {
        if (await Refused(db, user, question, cancel) is { } refused) return Outcome<ChangeStatement>.Failed(refused);
        var (sql, now) = (new ChangeSql(db, user.Clearance, question.Filters), _clock.GetUtcNow().UtcDateTime);
        var movements = await sql.Happened(question.From, question.To, question.KnownAsOf, cancel);
        movements.AddRange(await LearnedSums(db, user, question, cancel));
        var first = await FirstRecord.At(db, cancel);
        return Outcome<ChangeStatement>.Of(new(question, await sql.Listed(question.From, question.OpeningKnown, cancel),
            await sql.Listed(question.To, question.KnownAsOf, cancel),
            [.. MovementKinds.All.Select(kind => movements.Find(one => one.Kind == kind) ?? new(kind, 0, 0, 0, 0))],
            await Groups(db, user, question, now, cancel), question.OpeningKnown ?? now, question.KnownAsOf ?? now)
        {
            NothingAtOpening = !(first <= (question.OpeningKnown ?? now)),
            NothingAtClosing = !(first <= (question.KnownAsOf ?? now)),
            HeldBack = await FindPeople.Above(db, user.Clearance, cancel),
            Chosen = await FilterNames.Chosen(db, question.Filters, _ => true, user.Clearance, cancel),
        });
    }

    /// <summary>All who moved, by cause, for a file.</summary>
    /// <param name="movements">Of the statement that answers the question.</param>
    internal static async Task<IReadOnlyDictionary<MovementKind, List<MovedPerson>>> All(CaseTrackerDb db, CurrentUser user,
        ChangeQuestion question, IReadOnlyList<Movement> movements, CancellationToken cancel)
    {
        var (all, learned) = (new Dictionary<MovementKind, List<MovedPerson>>(), Learned(db, user, question));
        foreach (var (kind, _, _, people, _) in movements)
            all[kind] = people == 0 ? []
                : await People(db, user, kind, await Moved(db, user, question, kind, learned, cancel), learned, cancel);
        return all;
    }

    private async Task<Problem?> Refused(CaseTrackerDb db, CurrentUser user, ChangeQuestion question, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return refused;
        if (question.Refused is { } wrong) return wrong;
        // Periods that an earlier version kept say nothing of moves: the sum would not be the closing.
        var kept = CustodyProjection.Projection;
        return await db.Projections.AnyAsync(row => row.Name == kept.Name && row.Version != kept.Version, cancel)
            ? new Problem("Changes.BeingWorkedOut") : null;
    }

    private static LearnedMoves? Learned(CaseTrackerDb db, CurrentUser user, ChangeQuestion question) =>
        question.OpeningKnown is { } opening && opening != question.KnownAsOf
            ? new(db, user.Clearance, question.From, opening, question.KnownAsOf, question.Filters) : null;

    private static async Task<List<Movement>> LearnedSums(CaseTrackerDb db, CurrentUser user, ChangeQuestion question,
        CancellationToken cancel)
    {
        if (Learned(db, user, question) is not { } learned) return [];
        var moves = await learned.All(cancel);
        var unnamed = await new ChangeSql(db, user.Clearance, question.Filters)
            .UnnamedOf([.. moves.Select(of => of.Person).Distinct()], cancel);
        return [.. moves.GroupBy(of => of.Move.Kind).Select(kind => new Movement(kind.Key, kind.Sum(of => of.Move.Certain),
            kind.Sum(of => of.Move.Possible), kind.Count(), kind.Count(of => unnamed.Contains(of.Person))))];
    }

    /// <summary>The moves of each person, by the day of the first.</summary>
    private static async Task<List<IGrouping<long, CustodyMove>>> Moved(CaseTrackerDb db, CurrentUser user, ChangeQuestion question,
        MovementKind kind, LearnedMoves? learned, CancellationToken cancel)
    {
        var moves = !kind.IsLearned()
            ? await new ChangeSql(db, user.Clearance, question.Filters).Moves(kind, question.From, question.To, question.KnownAsOf, cancel)
            : learned is null ? [] : [.. (await learned.All(cancel)).Where(of => of.Move.Kind == kind)];
        return [.. moves.OrderBy(of => of.Move.Day).GroupBy(of => of.Person, of => of.Move).OrderBy(of => of.First().Day)
            .ThenBy(of => of.Key)];
    }

    private static async Task<List<MovedPerson>> People(CaseTrackerDb db, CurrentUser user, MovementKind kind,
        List<IGrouping<long, CustodyMove>> moved, LearnedMoves? learned, CancellationToken cancel)
    {
        const int batch = 1000;
        var rows = new Dictionary<long, PersonRow>();
        foreach (var ids in moved.Select(of => of.Key).Chunk(batch))
            foreach (var row in await db.Rows<PersonRow>("Id", ids, $"r.DeletedAt IS NULL AND {VisibleRecords.Sql("h", user.Clearance)}",
                cancel)) rows[row.Id] = row;
        var facts = kind.IsLearned() && learned is not null
            ? await learned.Facts([.. rows.Keys], cancel)
            : moved.SelectMany(of => of.Select(move => (of.Key, move.Fact))).Where(of => of.Fact is not null).Distinct()
                .ToLookup(of => of.Key, of => of.Fact!.Value);
        return [.. moved.Where(of => rows.ContainsKey(of.Key)).Select(of => new MovedPerson(Redaction.For(PersonDetails.Catalogue, of.Key,
            rows[of.Key], rows[of.Key].Confidentiality, rows[of.Key].Version, user.Clearance)!, [.. of])
        {
            Facts = [.. facts[of.Key]],
        })];
    }

    private static async Task<List<GroupMovement>> Groups(CaseTrackerDb db, CurrentUser user, ChangeQuestion question, DateTime now,
        CancellationToken cancel)
    {
        var ids = await FindPeople.InOrder(db.People.AsNoTracking().VisibleTo(user.Clearance)
            .Where(row => row.Kind == PersonKind.Group), user.Clearance).Select(row => row.Id).ToListAsync(cancel);
        if (question.Filters.Count > 0)
        {
            var among = await new ChangeSql(db, user.Clearance, question.Filters).GroupsAmong(cancel);
            ids.RemoveAll(id => !among.Contains(id));
        }
        var (opening, closing) = (await At(question.OpeningKnown ?? now), await At(question.KnownAsOf ?? now));
        var groups = new List<GroupMovement>();
        foreach (var id in ids)
        {
            if ((closing.Facts.GetValueOrDefault(id) ?? opening.Facts.GetValueOrDefault(id)) is not { } facts) continue;
            var (before, after) = (On(opening, id, question.From), On(closing, id, question.To));
            if (before.Custody.HeldCertainty is null && after.Custody.HeldCertainty is null) continue;
            groups.Add(new(facts.Person, new(GroupBounds.Of(before.Custody), GroupBounds.Of(after.Custody), after.Named - before.Named),
                [.. facts.RecordIds]));
        }
        return groups;

        async Task<(Dictionary<long, PersonFacts> Facts, ILookup<long, Known<IdentityLinkDetails>> Members)> At(DateTime known) =>
            (await ReadPeople.Facts(db, ids, known, user.Clearance, cancel),
                await PrisonerRows.Members(db, ids, known, user.Clearance, cancel));

        static (GroupCustody Custody, int Named) On((Dictionary<long, PersonFacts> Facts, ILookup<long, Known<IdentityLinkDetails>> Members)
            known, long id, DateOnly day)
        {
            var members = known.Members[id].ToList();
            var counts = known.Facts.GetValueOrDefault(id)?.Counts ?? [];
            return (GroupRules.StatusOn(counts.Select(count => new Known<GroupCountDetails>(count.Id, count.Details)), members, day),
                GroupRules.NamedAt(members, CountStage.Held));
        }
    }
}
