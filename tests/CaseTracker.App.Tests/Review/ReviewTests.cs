using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Review;

public class ReviewTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_record_is_submitted_returned_with_a_remark_and_verified_by_somebody_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var person = await Saved(database, author, "Test Person A");
        await database.Step(author, person, ReviewMove.Submit);

        Assert.Equal(["Review.NeedsAnother"], await database.Refused(author, person, ReviewMove.Verify));
        Assert.Equal(["Review.RemarkMissing"], await database.Refused(reviewer, person, ReviewMove.Return));
        await database.Step(reviewer, person, ReviewMove.Return, "The arrest has no source.");
        var returned = await database.Sheet(author, person);
        Assert.Equal((ReviewState.Returned, "The arrest has no source."), (returned.State, returned.Threads.Single().First.Text));
        await database.Step(author, person, ReviewMove.Submit);
        await database.Step(reviewer, person, ReviewMove.Verify);

        var sheet = await database.Sheet(reviewer, person);
        Assert.Equal((ReviewState.Verified, "Test Person Reviewer"), (sheet.State, sheet.VerifiedBy));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task A_change_of_a_verified_record_returns_it_and_says_what_was_changed()
    {
        await using var database = await TestDatabase.Create();
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var (person, other) = (await Saved(database, author, "Test Person A"), await Saved(database, author, "Test Person B"));
        foreach (var id in new[] { person, other })
        {
            await database.Step(author, id, ReviewMove.Submit);
            await database.Step(reviewer, id, ReviewMove.Verify);
        }
        database.Clock.Advance(TimeSpan.FromMinutes(20));
        await database.Change(reviewer, person, details => details.Summary = "A synthetic life.");

        var sheet = await database.Sheet(author, person);
        Assert.Equal((ReviewState.Submitted, (string?)null), (sheet.State, sheet.By));
        Assert.Equal([(PersonDetails.Catalogue.Find("summary")!.Label, (string?)null, "A synthetic life.")],
            sheet.Changed.SelectMany(entry => entry.Changes).Select(change => (change.Label, change.Before, change.After)));
        Assert.Equal(ReviewState.Verified, (await database.Sheet(author, other)).State);
        // Whoever changed it cannot verify it; who wrote it before may look at the change.
        Assert.Equal(["Review.NeedsAnother"], await database.Refused(reviewer, person, ReviewMove.Verify));
        await database.Step(author, person, ReviewMove.Verify);
    }

    [Fact]
    public async Task A_citation_and_a_corrected_fact_return_what_was_verified_too()
    {
        await using var database = await TestDatabase.Create();
        var reviewer = await database.Joined("Reviewer", Role.Researcher);
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test Source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-03-01");
        foreach (var id in new[] { person, arrest })
        {
            await database.Step(Administrator, id, ReviewMove.Submit);
            await database.Step(reviewer, id, ReviewMove.Verify);
        }
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.Cite(source, person, "name", "Test Person A");
        await Team.Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(arrest, 1, new()
        {
            PersonId = person,
            Kind = CustodyEventKind.Arrest,
            On = Date("2024-03-02"),
        }, Reason: "The source says so")));
        Assert.Equal([ReviewState.Submitted, ReviewState.Submitted],
            [(await database.Sheet(reviewer, person)).State, (await database.Sheet(reviewer, arrest)).State]);
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_or_version_is_told()
    {
        await using var database = await TestDatabase.Create();
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var person = await Saved(database, author, "Test Person A");
        await database.Step(author, person, ReviewMove.Submit);
        var seen = await database.Sheet(reviewer, person);
        await database.Change(author, person, details => details.Summary = "Changed meanwhile.");
        var late = await database.Get<TakeReviewStep>()
            .Handle(reviewer, new(person, seen.Version, seen.State, ReviewMove.Verify));
        Assert.IsType<Domain.Language.Conflict>(Assert.Single(late.Problems));
    }

    [Fact]
    public async Task Lists_filter_and_show_the_state_only_when_asked_and_keep_what_nobody_reviewed()
    {
        await using var database = await TestDatabase.Create();
        var (first, second) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        await database.Step(Administrator, first, ReviewMove.Submit);
        var list = new RecordQuestion(RecordLists.Find("people")!) { PageSize = 0 };
        Assert.Equal([(first, (ReviewState?)null), (second, null)], await Rows(list));
        Assert.Equal([(first, ReviewState.Submitted)], await Rows(list.Choose("review", ["Submitted"])));
        Assert.Equal([(second, ReviewState.NotReviewed)], await Rows(list.Choose("review", ["NotReviewed"])));
        Assert.Equal(2, (await Rows(list with { Show = ["review"] })).Count(row => row.State is not null));
        var facet = (await database.Get<CountFacets>().Handle(Advocate, list)).Value.Facets.Single(one => one.Filter.Key == "review");
        Assert.Equal([("NotReviewed", 1), ("Submitted", 1)], facet.Values.Select(value => (value.Value, value.Count)).Order());

        async Task<List<(long Id, ReviewState? State)>> Rows(RecordQuestion question) =>
            [.. (await database.Get<ListRecords>().Handle(Advocate, question)).Value.Lines.Select(line => (line.Id, line.Review))
                .OrderBy(row => row.Id)];
    }

    [Fact]
    public async Task The_queue_tells_the_least_cleared_of_nothing_above_them()
    {
        await using var database = await TestDatabase.Create();
        var open = await database.Person("Test Person Open");
        var closed = await database.Person("Test Person Closed", level: Confidentiality.Confidential);
        var child = await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child);
        var removed = await database.Person("Test Person Removed");
        foreach (var id in new[] { open, closed, child, removed }) await database.Step(Administrator, id, ReviewMove.Submit);
        await Team.Saved(database.Get<RemoveRecord>().Handle(Administrator, removed, 1, "A test"));

        var queue = (await database.Get<ShowReviewQueue>().Handle(Advocate, new())).Value;
        Assert.Equal((2, 2), (queue.Total, queue.Lines.Count));
        Assert.Equal([open, child], queue.Lines.Select(line => line.Of.Id));
        Assert.DoesNotContain(queue.Lines, line => line.Of.Name.Contains("Child", StringComparison.Ordinal));
        Assert.Equal(3, (await database.Get<ShowReviewQueue>().Handle(Administrator, new())).Value.Total);
        foreach (var id in new[] { closed, removed })
            Assert.IsType<NotFound>((await database.Get<ShowReview>().Handle(Advocate, id)).Problems.Single());
    }

    [Fact]
    public async Task A_remark_is_read_by_its_level_and_by_the_sight_of_its_field()
    {
        await using var database = await TestDatabase.Create();
        var advocate = await database.Joined("Advocate", Role.Advocate);
        var child = await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child);
        await Remark(Administrator, "Only for who may edit.");
        await Remark(Administrator, "Open to all who read.", Confidentiality.Internal);
        await Remark(Administrator, "The name is spelt otherwise: Test Child.", Confidentiality.Internal, "name");
        await Remark(Administrator, "Only for administrators.", Confidentiality.Confidential);
        Assert.Equal(["Open to all who read."], await Texts(advocate));
        Assert.Equal(3, (await Texts(Researcher)).Count);
        Assert.Equal(4, (await Texts(Administrator)).Count);
        // Nobody answers what they cannot read, nor speaks of a field that is closed to them.
        var hidden = (await database.Sheet(Administrator, child)).Threads[0].First.Id;
        Assert.Equal(["Review.RemarkGone"], await Said(advocate, new NewRemark("Why?", Answers: hidden)));
        Assert.Equal(["Review.FieldUnknown"], await Said(advocate, new NewRemark("Why?", Field: "name")));
        Assert.DoesNotContain((await database.Sheet(advocate, child)).Fields, field => field.Key == "name");
        Assert.Equal(["Review.LevelWrong"], await Said(advocate, new NewRemark("Why?", Confidentiality.Restricted)));

        Task Remark(CurrentUser user, string text, Confidentiality? level = null, string? field = null) =>
            Team.Saved(database.Get<AddRemark>().Handle(user, child, new(text, level, field)));
        async Task<List<string>> Texts(CurrentUser user) =>
            [.. (await database.Sheet(user, child)).Threads.Select(thread => thread.First.Text)];
        async Task<IEnumerable<string>> Said(CurrentUser user, NewRemark remark) =>
            (await database.Get<AddRemark>().Handle(user, child, remark)).Problems.Select(problem => problem.Key);
    }

    [Fact]
    public async Task A_review_is_given_to_who_may_see_the_record_and_a_step_changes_nothing_of_its_history()
    {
        await using var database = await TestDatabase.Create();
        var (researcher, advocate) = (await database.Joined("Reviewer", Role.Researcher), await database.Joined("Advocate", Role.Advocate));
        var closed = await database.Person("Test Person Closed", level: Confidentiality.Confidential);
        var open = await database.Person("Test Person Open");
        Assert.False((await database.Get<AssignReview>().Handle(Administrator, closed, researcher.AccountId)).Succeeded);
        Assert.False((await database.Get<AssignReview>().Handle(Administrator, open, advocate.AccountId)).Succeeded);
        await Team.Saved(database.Get<AssignReview>().Handle(Administrator, open, researcher.AccountId));
        await database.Step(Administrator, open, ReviewMove.Submit);
        Assert.Equal(1, (await database.Get<ShowReviewQueue>().CountWaiting(researcher)).Value.Count);
        Assert.Equal([open], (await database.Get<ShowReviewQueue>().Handle(researcher, new(For: ReviewFor.Me))).Value.Lines
            .Select(line => line.Of.Id));
        Assert.Single((await database.Get<ShowHistory>().Handle(Administrator, open)).Value.Entries);
        await using var db = database.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Reviewed && entry.RecordId == open));
    }

    private static Task<long> Saved(TestDatabase database, CurrentUser user, string name) =>
        Team.Saved(database.Get<SaveRecord>().Handle<PersonDetails>(user, new(null, 0, new() { Name = name })));
}
