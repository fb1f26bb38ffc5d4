using CaseTracker.App.Bulk;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Bulk;

public class ChangeManyTests
{
    [Fact]
    public async Task A_field_is_set_for_all_but_those_that_are_skipped_each_with_a_line_and_one_undo()
    {
        await using var database = await TestDatabase.Create();
        var (first, second) = (await database.Person("Test Person A"),
            await database.Person("Test Person B", details => details.Nationality = "Test nationality"));
        var closed = await database.Person("Test Person C", level: Confidentiality.Confidential);
        var act = new BulkAct.SetField("nationality", "Test nationality");
        var many = database.Get<ChangeMany>();

        var seen = (await many.Preview(Researcher, [first, second, closed], act)).Value;
        Assert.Equal((1, 1, 1), (seen.Changing, seen.Skipping, seen.Gone));
        Assert.Equal([null, "Bulk.AlreadySo"], seen.Lines.Select(line => line.Skipped?.Key));
        // Nothing of a preview is kept.
        Assert.Null((await Details(first)).Nationality);
        var lines = await Lines();

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["Errors.ReasonMissing"], (await many.Handle(Researcher, Versions(seen), act, " ")).Problems.Select(one => one.Key));
        var done = (await many.Handle(Researcher, Versions(seen), act, "A test")).Value;
        Assert.Equal([first], done.Changed);
        Assert.Equal("Test nationality", (await Details(first)).Nationality);
        Assert.Equal(lines + 1, await Lines());
        Assert.Equal(1, (await database.Get<UndoMany>().Handle(Researcher, done)).Value);
        Assert.Null((await Details(first)).Nationality);
        Assert.Equal("Test nationality", (await Details(second)).Nationality);

        async Task<PersonDetails> Details(long id) =>
            (await database.Get<ShowRecord>().Handle<PersonDetails>(Administrator, id)).Value.Record.Details;
        async Task<int> Lines()
        {
            await using var db = database.Open();
            return await db.AuditEntries.CountAsync();
        }
    }

    [Fact]
    public async Task A_restricted_field_a_wrong_value_and_what_was_changed_meanwhile_are_skipped()
    {
        await using var database = await TestDatabase.Create();
        var (person, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var many = database.Get<ChangeMany>();
        Assert.Equal(["Seed.NoSuchChoice"], await Skipped(Researcher, new BulkAct.SetField("sex", "nonsense")));
        Assert.Equal(["Bulk.NoSuchField"], await Skipped(Researcher, new BulkAct.SetField("name", "Test Person X")));
        var secret = PersonDetails.Catalogue.Fields.First(field => field.Sensitivity == Confidentiality.Restricted).Key;
        Assert.Equal(["Bulk.FieldRestricted"], await Skipped(
            Researcher with { Limit = Confidentiality.Internal }, new BulkAct.SetField(secret, "x")));

        var act = new BulkAct.SetField("summary", "A synthetic summary.");
        var seen = (await many.Preview(Researcher, [person, other], act)).Value;
        await database.Change(Researcher, person, details => details.Summary = "Another's.");
        var done = (await many.Handle(Researcher, Versions(seen), act, "A test")).Value;
        Assert.Equal([other], done.Changed);
        Assert.IsType<Domain.Language.Conflict>(done.Answer.Lines.Single(line => line.Of.Id == person).Skipped);
        Assert.False((await many.Preview(Advocate, [person], act)).Succeeded);

        async Task<IEnumerable<string?>> Skipped(CurrentUser user, BulkAct asked) =>
            (await many.Preview(user, [person], asked)).Value.Lines.Select(line => line.Skipped?.Key);
    }

    [Fact]
    public async Task A_source_is_cited_once_for_each_and_taken_back_with_one_undo()
    {
        await using var database = await TestDatabase.Create();
        var ids = new[] { await database.Person("Test Person A"), await database.Person("Test Person B") };
        var (source, closed) = (await database.Source("Test Source"), await database.Source("Test Secret", Confidentiality.Confidential));
        var (many, act) = (database.Get<ChangeMany>(), new BulkAct.AddSource(source, "p. 3"));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var done = (await many.Handle(Researcher, Versions((await many.Preview(Researcher, ids, act)).Value), act, "A test")).Value;
        Assert.Equal(2, done.Changed.Count);
        Assert.All((await many.Preview(Researcher, ids, act)).Value.Lines, line => Assert.Equal("Bulk.AlreadyCited", line.Skipped?.Key));
        Assert.All((await many.Preview(Researcher, ids, new BulkAct.AddSource(closed, null))).Value.Lines, line =>
        {
            Assert.NotNull(line.Skipped);
            Assert.Null(line.After);
        });
        Assert.Equal(2, (await database.Get<UndoMany>().Handle(Researcher, done)).Value);
        await using var db = database.Open();
        Assert.Equal(0, await db.Citations.CountAsync(row => row.DeletedAt == null));
    }

    [Fact]
    public async Task A_part_in_a_case_is_given_to_all_but_those_who_have_it_and_nobody_gets_one_in_a_case_out_of_sight()
    {
        await using var database = await TestDatabase.Create();
        var ids = new[] { await database.Person("Test Person A"), await database.Person("Test Person B") };
        var parts = database.Get<SaveRecord>();
        var matter = await Case("Test case", Confidentiality.Internal);
        var (many, act) = (database.Get<ChangeMany>(), new BulkAct.AddParticipant(matter, ParticipantRole.Witness));
        await Saved(parts.Handle<ParticipantDetails>(Researcher, new(null, 0, new()
        {
            CaseId = matter,
            PersonId = ids[1],
            Role = ParticipantRole.Witness,
        }, Confidentiality.Internal)));
        database.Clock.Advance(TimeSpan.FromMinutes(1));

        var seen = (await many.Preview(Researcher, ids, act)).Value;
        Assert.Equal([null, "Bulk.AlreadyTakesPart"], seen.Lines.Select(line => line.Skipped?.Key));
        var done = (await many.Handle(Researcher, Versions(seen), act, "A test")).Value;
        Assert.Equal([ids[0]], done.Changed);
        Assert.Equal(2, await Count());
        // The other way round: the same part in a case.
        Assert.Equal(["Bulk.AlreadyTakesPart"], (await many.Preview(Researcher, [matter], new BulkAct.AddParticipant(ids[0],
            ParticipantRole.Witness))).Value.Lines.Select(line => line.Skipped?.Key));
        Assert.Equal(1, (await database.Get<UndoMany>().Handle(Researcher, done)).Value);
        Assert.Equal(1, await Count());

        var secret = await Case("Test secret", Confidentiality.Confidential);
        Assert.All((await many.Preview(Researcher, ids, new BulkAct.AddParticipant(secret, ParticipantRole.Witness))).Value.Lines, line =>
        {
            Assert.NotNull(line.Skipped);
            Assert.Null(line.After);
        });

        Task<long> Case(string title, Confidentiality level) => Saved(parts.Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = title }, level)));
        async Task<int> Count()
        {
            await using var db = database.Open();
            return await db.Participants.CountAsync(row => row.DeletedAt == null);
        }
    }

    [Fact]
    public async Task Reviews_are_moved_and_given_by_the_same_rules_and_taken_back_as_they_stood()
    {
        await using var database = await TestDatabase.Create();
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var ids = new[] { await database.Person("Test Person A"), await database.Person("Test Person B") };
        await database.Step(author, ids[0], ReviewMove.Submit);
        await database.Step(reviewer, ids[1], ReviewMove.Submit);
        var (many, verify) = (database.Get<ChangeMany>(), new BulkAct.TakeStep(ReviewMove.Verify, null));
        var seen = (await many.Preview(reviewer, ids, verify)).Value;
        Assert.Equal([null, "Review.NeedsAnother"], seen.Lines.Select(line => line.Skipped?.Key));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var done = (await many.Handle(reviewer, Versions(seen), verify, null)).Value;
        Assert.Equal([ids[0]], done.Changed);
        Assert.Equal(ReviewState.Verified, (await database.Sheet(author, ids[0])).State);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await database.Get<UndoMany>().Handle(reviewer, done)).Value);
        var back = await database.Sheet(reviewer, ids[0]);
        Assert.Equal((ReviewState.Submitted, "Test Person Author", (DateTime?)null), (back.State, back.By, back.VerifiedAt));

        var give = new BulkAct.Assign(reviewer.AccountId);
        done = (await many.Handle(author, Versions((await many.Preview(author, ids, give)).Value), give, null)).Value;
        Assert.Equal(2, done.Changed.Count);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.Step(reviewer, ids[0], ReviewMove.Verify);
        // Part of it has moved on: nothing of it is taken back.
        Assert.False((await database.Get<UndoMany>().Handle(author, done)).Succeeded);
        Assert.Equal("Test Person Reviewer", (await database.Sheet(author, ids[1])).AssignedName);
    }

    private static Dictionary<long, int> Versions(BulkAnswer seen) => seen.Lines.ToDictionary(line => line.Of.Id, line => line.Version);
}
