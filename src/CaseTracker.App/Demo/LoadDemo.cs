using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Demo;

/// <summary>What the demonstration has made.</summary>
/// <param name="Cases">Without those of the seed data.</param>
/// <param name="Records">All of them, citations too.</param>
public sealed record DemoMade(int People, int Cases, int Sources, int Records);

/// <summary>Fills a database that holds the seed data and nothing else with some two thousand people who never were and their stories,
/// through the writer that a person's input takes, in one transaction: all of it, marked as made up (<see cref="SyntheticMark"/>), or
/// nothing. The same day makes the same records each time.</summary>
public sealed class LoadDemo
{
    /// <summary>How many people it makes where nobody says how many, and the limits of what can be said.</summary>
    public const int Usual = 2000, Fewest = 50, Most = 20_000;

    private readonly UnitOfWork _unit;

    internal LoadDemo(UnitOfWork unit) => _unit = unit;

    /// <summary>The day on which the stories end if nobody names another. It moves with versions of the program, never with the
    /// clock.</summary>
    public static DateOnly Day { get; } = new(2026, 11, 28);

    /// <summary>What was made, or why the database is not one to fill.</summary>
    /// <param name="people">About how many.</param>
    public Task<Outcome<DemoMade>> Handle(DateOnly day, int people = Usual, CancellationToken cancel = default) =>
        people is < Fewest or > Most ? Task.FromResult(Outcome<DemoMade>.Failed(new Problem("Demo.PeopleOutOfRange", Fewest, Most)))
        : _unit.Run(CurrentUser.Demo, Permission.EditRecords, work => Load(work, day, people, cancel), cancel);

    private static async Task<Outcome<DemoMade>> Load(WriteContext work, DateOnly day, int people, CancellationToken cancel)
    {
        var db = work.Db;
        // Nothing is rolled back to a point within: the whole of it stands or falls.
        db.Database.AutoSavepointsEnabled = false;
        if (await Refused(db, cancel) is { } problem) return Outcome<DemoMade>.Failed(problem);
        var (writer, dates) = (new DemoWriter(work, cancel), new DemoDates(day));
        var ground = new DemoGround(writer, dates, people);
        if (!await ground.Make(db, cancel)) return Outcome<DemoMade>.Failed(new Problem("Demo.NoSeed"));
        await Stories(writer, ground, dates, people);
        db.SeedEntries.Add(new SeedEntry { Key = SyntheticMark.Key, RecordId = ground.Cambodia });
        // The link that a running server has printed opens it no more: whoever starts it anew is told of the mark.
        await db.Invitations.ExecuteDeleteAsync(cancel);
        return Outcome<DemoMade>.Of(new(Made(RecordKind.Person), Made(RecordKind.Case),
            Made(RecordKind.Source), work.Saved.Count));

        int Made(RecordKind kind) => work.Saved.Values.Count(saved => saved == kind);
    }

    /// <summary>Seven in ten were arrested; the others are those of land, those abroad and their relatives, and those whom nobody
    /// names.</summary>
    private static async Task Stories(DemoWriter writer, DemoGround ground, DemoDates dates, int count)
    {
        var people = new DemoPeople(writer, ground, dates);
        var (arrested, land, abroad, apart) = (count * 70 / 100, count * 6 / 100, count * 7 / 100, Math.Max(4, count / 200));
        await new DemoPrisoners(writer, ground, dates, people).Write(arrested);
        var spine = new DemoSpine(writer, ground, dates, people);
        var next = arrested + 1;
        for (var number = 0; number < land; number++, next += 2) await spine.Land(number, next);
        for (var number = 0; number < abroad; number++, next += 2) await spine.Abroad(number, next);
        for (var number = 0; number < apart; number++) await people.Apart(number);
        for (var number = 0; number < count * 4 / 100; number++) await spine.Closure(number);
        for (var number = 0; number < count / 100; number++) await spine.Sanction(number);
    }

    /// <summary>Why a database is not filled: null where it holds what the program itself has brought, and nothing else.</summary>
    private static async Task<Problem?> Refused(CaseTrackerDb db, CancellationToken cancel)
    {
        if (await SyntheticMark.In(db, cancel)) return new Problem("Demo.Already");
        if (await db.Users.AnyAsync(cancel)) return new Problem("Demo.HasAccounts");
        // An export leaves a line in the log, and changes nothing.
        return await db.Headers.AnyAsync(header => !db.SeedEntries.Any(entry => entry.RecordId == header.Id), cancel)
            || await db.AuditEntries.AnyAsync(entry => entry.ActorName != CurrentUser.Seed.Name
                && entry.Action != AuditAction.Exported, cancel)
            ? new Problem("Demo.HasRecords") : null;
    }
}
