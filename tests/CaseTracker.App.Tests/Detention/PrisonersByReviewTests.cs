using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public sealed class PrisonersByReviewTests
{
    [Fact]
    public async Task Prisoners_are_listed_and_counted_by_the_state_of_their_review_where_somebody_asks()
    {
        await using var database = await TestDatabase.Create();
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var ids = new List<long>();
        foreach (var name in new[] { "Test Person A", "Test Person B", "Test Person C" })
        {
            ids.Add(await database.Person(name));
            await database.Event(ids[^1], CustodyEventKind.Arrest, "2024-05-01");
        }
        await database.Step(author, ids[0], ReviewMove.Submit);
        var question = new PrisonerQuestion(new DateOnly(2024, 6, 1));

        var plain = await List(question);
        Assert.Equal((3, null), (plain.Totals.Shown, plain.Rows[0].Review));
        Assert.Equal([ids[0]], (await List(Asked(ReviewState.Submitted))).Rows.Select(row => row.Id));
        Assert.Equal([ReviewState.Submitted], (await List(Asked(ReviewState.Submitted))).Rows.Select(row => row.Review));
        Assert.Equal([ids[1], ids[2]], (await List(Asked(ReviewState.NotReviewed))).Rows.Select(row => row.Id).Order());

        // Also from the columns in memory, which follow each step.
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        await Counts((ReviewState.NotReviewed, 2), (ReviewState.Submitted, 1));
        await database.Step(reviewer, ids[0], ReviewMove.Verify);
        await Counts((ReviewState.NotReviewed, 2), (ReviewState.Verified, 1));

        Assert.Equal(["Lists.NotKnownThen"], (await database.Get<ListRecords>().Handle(Advocate, Asked(ReviewState.Verified)
            with
        { KnownAsOf = database.Clock.GetUtcNow().UtcDateTime })).Problems.Select(problem => problem.Key));

        // The workbook has the column where somebody asks for it.
        var workbook = ExportSubject.Of(question).With(new ExportOrder { Columns = ["name", PrisonerFilters.Review] });
        Assert.Equal(["Not reviewed", "Not reviewed", "Verified"], (await database.Csv(Advocate, workbook)).Skip(1)
            .Select(line => line.Split(',')[2]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Review", (await database.Csv(Advocate, ExportSubject.Of(question)))[0].Split(','));
        Assert.Equal(["Lists.NotKnownThen"], (await database.Get<ExportRecords>().Prepare(Advocate, ExportSubject.Of(question with
        {
            KnownAsOf = database.Clock.GetUtcNow().UtcDateTime
        }).With(new ExportOrder { Columns = [PrisonerFilters.Review] }), ExportFormat.Csv)).Keys());

        PrisonerQuestion Asked(ReviewState state) => question.Choose(PrisonerFilters.Review, [$"{state}"]);

        async Task<PrisonerList> List(PrisonerQuestion of) => (await database.Get<ListRecords>().Handle(Advocate, of)).Value;

        async Task Counts(params (ReviewState State, int Count)[] expected)
        {
            var facets = (await database.Get<CountFacets>().Handle(Advocate, question)).Value.Facets;
            Assert.Equal(expected, facets.Single(facet => facet.Filter.Key == PrisonerFilters.Review).Values
                .Where(value => value.Count > 0).Select(value => (Enum.Parse<ReviewState>(value.Value), value.Count)));
        }
    }
}
