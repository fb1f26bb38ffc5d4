using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>What the five documents allow to be said of the first thread, asked of the program with its seed data, as the
/// least-cleared role.</summary>
public class ThreadAnswersTests
{
    [Theory]
    [InlineData("2016-06-01", CustodyStatus.NotYetArrested, Certainty.Certain)]
    [InlineData("2022-01-01", CustodyStatus.PreTrialDetention, Certainty.Possible)]
    [InlineData("2024-12-10", CustodyStatus.ServingSentence, Certainty.Possible)]
    public async Task Kem_Sokha_on_a_day(string day, CustodyStatus status, Certainty certainty)
    {
        await using var database = await Seeded();
        var standing = (await KemSokha(database, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Custody!;
        Assert.Equal((status, certainty), (standing.Status, standing.Certainty));
    }

    [Fact]
    public async Task Last_confirmed_on_the_uncertain_day_of_the_arrest_since_a_sentence_proves_no_custody()
    {
        await using var database = await Seeded();
        var standing = (await KemSokha(database, new DateOnly(2024, 12, 10))).Custody!;
        Assert.Equal("2017-09-03?", standing.LastConfirmed!.Edtf);
        Assert.Equal((new DateOnly(2044, 9, 3), new DateOnly(2050, 3, 3)), standing.SentenceEnd);
    }

    [Fact]
    public async Task On_10_December_2024_two_are_possible_nobody_is_certain_and_groups_stand_apart()
    {
        await using var database = await Seeded();
        var list = (await database.Get<ListRecords>().Handle(Advocate, new PrisonerQuestion(new DateOnly(2024, 12, 10)))).Value;
        Assert.Equal((0, 2), (list.Totals.Certain, list.Totals.Possible));
        Assert.Equal(["Father of Sorn Dara", "Kem Sokha"], list.Rows.Select(row => row.Name));
        Assert.Equal("27 years", SentenceFormatter.Of(list.Rows[1].Charges.Single().Sentences.Single().Details));

        var clv = list.Groups.Single(group => group.Name.Contains("CLV", StringComparison.Ordinal));
        Assert.Equal((NumberBound.AtLeast, 94m, null), (clv.Custody.Arrested!.Bound, clv.Custody.Arrested.Low,
            clv.Custody.Arrested.High));
        Assert.Null(clv.Custody.Held?.Low);
        Assert.Equal(Certainty.Possible, clv.Custody.HeldCertainty);
        var count = clv.Counts.First(count => count.Details.Count?.Low == 94);
        Assert.True(list.Citations.Conflict(count.Id, "count"));

        var motherNature = list.Groups.Single(group => group.Name.Contains("Mother Nature", StringComparison.Ordinal));
        Assert.Null(motherNature.Custody.Held!.Low);
        Assert.Equal(NumberBound.WordsOnly, motherNature.Custody.Held.Bound);
    }

    [Fact]
    public async Task Espionage_and_treason_stand_side_by_side()
    {
        await using var database = await Seeded();
        var page = await KemSokha(database, new DateOnly(2024, 12, 10));
        var charge = page.Prosecutions.Single().Charges.Single().Charge;
        Assert.True(page.Citations.Conflict(charge.Id, "label"));
        Assert.Equal(["espionage", "treason"], page.Citations.Of(charge.Id, "label")
            .Select(citation => citation.Reported!.ToLowerInvariant()).Order());
        Assert.Null(charge.Details.ArticleId);
    }

    [Fact]
    public async Task From_arrest_to_sentence_took_2007_days_of_uncertain_start()
    {
        await using var database = await Seeded();
        var page = await KemSokha(database, new DateOnly(2024, 12, 10));
        var span = ImpreciseDuration.Between(page.Events.Single().Details.On!,
            page.Prosecutions.Single().Charges.Single().Sentences.Single().Details.On!)!;
        Assert.Equal((2007, 2007, true), (span.MinDays, span.MaxDays, span.Qualified));
    }

    private static async Task<TestDatabase> Seeded()
    {
        var database = await TestDatabase.Create();
        var loaded = await database.Get<LoadSeedData>().Handle(default);
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Problems));
        return database;
    }

    private static async Task<PersonPage> KemSokha(TestDatabase database, DateOnly day)
    {
        var found = (await database.List(Advocate, "people", "Kem Sokha")).Single();
        return (await database.Get<ShowPerson>().Handle(Advocate, found.Id, day)).Value;
    }
}
