using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Sources;
using CaseTracker.App.Teams;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Teams;

/// <summary>What is limited to some is there for these as it was, and for others of their level as if it had never been.</summary>
public sealed class LimitedRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_limited_is_as_it_was_to_who_is_named_and_as_if_it_had_never_been_to_all_others()
    {
        // In a database of its own: what is kept in memory knows nothing of what is written past the handlers.
        await using var without = await TestDatabase.Create();
        var all = (await Register(without, limited: false)).Records;
        var reader = await without.Joined("Other", Role.Researcher);
        // Whom one may mention and assign to is the same in both.
        await without.Joined("Named", Role.Researcher);
        var (before, files) = (await EveryReader.Read(without, reader, all), await Files(without, reader, all));

        await using var database = await TestDatabase.Create();
        var (other, named) = (await database.Joined("Other", Role.Researcher), await database.Joined("Named", Role.Researcher));
        var (everything, added) = await Register(database, limited: true);
        List<(RecordKind Kind, long Id)> parts = [.. everything.Where(one => added.Contains(one.Id))];
        var open = await EveryReader.Read(database, named, parts);
        var team = (await database.Get<ChangeTeam>().Handle(Administrator, null, "Test team", [named.AccountId!.Value], Cancel)).Value;
        foreach (var (kind, id) in parts.Where(one => LimitedKinds.Has(one.Kind)))
        {
            Assert.True((await database.Get<LimitRecord>().Handle(Administrator, id, [], [team], Cancel)).Succeeded, $"{kind} {id}");
            // There it stands.
            open.Remove($"history of {kind} {id}");
        }

        // Whom one may ask to review it, or mention, are those who may see it.
        foreach (var (kind, id) in parts.Where(one => one.Kind != RecordKind.Citation && one.Kind != RecordKind.Settlement))
        {
            Assert.Contains(other.Name, open[$"review of {kind} {id}"], StringComparison.Ordinal);
            Assert.DoesNotContain(other.Name, EveryReader.Told(await database.Get<ShowReview>().Handle(named, id, Cancel)),
                StringComparison.Ordinal);
            open.Remove($"review of {kind} {id}");
        }

        Same("other", before, await EveryReader.Read(database, other, all));
        Same("other", files, await Files(database, other, all));
        Same("named", open, await EveryReader.Read(database, named, parts));
    }

    private static Task<Dictionary<string, string>> Files(TestDatabase database, CurrentUser user,
        IReadOnlyList<(RecordKind Kind, long Id)> records) =>
        EveryReader.Files(database, user, records.First(one => one.Kind == RecordKind.Person).Id);

    private static async Task<(IReadOnlyList<(RecordKind Kind, long Id)> Records, IReadOnlyCollection<long> Added)> Register(
        TestDatabase database, bool limited)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var records = new RandomRecords(db, new Random(21));
        await records.MakeOneOfEach();
        await records.CiteAll();
        foreach (var choice in await db.Set<App.Figures.FigureChoiceRow>().ToListAsync(Cancel))
            choice.DeletedAt = database.Clock.Now.UtcDateTime;
        await db.SaveChangesAsync(Cancel);
        var added = limited ? await records.AddLimited() : [];
        await Keep(db, records);
        return (records.All, added);
    }

    /// <summary>What the handlers, past which these records are written, keep beside them.</summary>
    private static async Task Keep(CaseTrackerDb db, RandomRecords records)
    {
        await CustodyProjection.For(db, records.Of(RecordKind.Person), Cancel);
        await KeepFactsOnRecord.For(db, records.Of(RecordKind.Person), Cancel);
        await KeepSourcing.Projection.Make(db, NullLogger.Instance, Cancel);
    }

    private static void Same(string who, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var wrong = before.Where(one => one.Value != after[one.Key])
            .Select(one => $"{who}: {one.Key}: {Difference(one.Value, after[one.Key])}").ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(before)} became {Around(after)}";

        string Around(string answer) => answer[Math.Max(0, at - 160)..Math.Min(answer.Length, at + 60)];
    }
}
