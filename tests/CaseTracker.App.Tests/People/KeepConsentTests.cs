using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>Whoever takes back that they are kept is for administrators alone from that moment on.</summary>
public sealed class KeepConsentTests
{
    [Theory, InlineData(ConsentAnswer.Withdrawn), InlineData(ConsentAnswer.Refused)]
    public async Task Who_takes_back_to_be_kept_is_seen_by_administrators_alone_and_nothing_is_erased(ConsentAnswer answer)
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-07-01");
        await database.Person("Test Person B");
        Assert.Equal("true true true", await Seen(database, person));

        // A researcher records it, who sees nothing of the person afterwards.
        var consent = await Saved(database.Get<SaveRecord>().Handle<ConsentDetails>(Researcher,
            new(null, 0, new() { PersonId = person, On = Date("2026-11-01"), Keep = answer })));
        Assert.Equal("false false true", await Seen(database, person));
        foreach (var user in new[] { Advocate, Researcher })
        {
            Assert.Equal(["Test Person B"], (await database.List(user, "people")).Select(line => line.Name));
            Assert.Empty((await database.Get<ListRecords>()
                .Handle(user, new App.Detention.PrisonerQuestion(new(2024, 12, 10)))).Value.Rows);
            foreach (var id in new[] { person, arrest, consent })
            {
                Assert.IsType<NotFound>(Assert.Single((await database.Get<ShowAnyRecord>().Handle(user, id)).Problems));
                Assert.IsType<NotFound>(Assert.Single((await database.Get<ShowHistory>().Handle(user, id)).Problems));
            }
        }
        var page = (await database.Get<ShowPerson>().Handle(Administrator, person)).Value;
        Assert.Equal(("Test Person A", 1, Confidentiality.Confidential), (page.Name, page.Events.Count, page.Person.Confidentiality));
        Assert.Single((await database.Get<ListRecords>().Handle(Administrator,
            new App.Detention.PrisonerQuestion(new(2024, 12, 10)))).Value.Rows);
    }

    [Fact]
    public async Task While_it_is_taken_back_nobody_opens_the_record_again()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Consent(person, consent => consent.Keep = ConsentAnswer.Withdrawn);
        Assert.Equal(["Errors.KeepWithdrawn"], (await Open()).Keys());
        // Other answers of theirs change nothing of it; a newer one does.
        await database.Consent(person, consent => (consent.ShareUn, consent.On) = (ConsentAnswer.Given, Date("2024-06-01")));
        Assert.Equal(["Errors.KeepWithdrawn"], (await Open()).Keys());
        await database.Consent(person, consent => (consent.Keep, consent.On) = (ConsentAnswer.Given, Date("2024-06-01")));
        Assert.True((await Open()).Succeeded);
        Assert.Equal("true true true", await Seen(database, person));

        async Task<Domain.Values.Outcome<long>> Open()
        {
            var stands = (await database.Get<ShowPerson>().Handle(Administrator, person)).Value.Person;
            return await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
                new(person, stands.Version, stands.Details, Confidentiality.Internal));
        }
    }

    [Fact]
    public async Task Taking_back_what_was_recorded_opens_the_record_again_and_removing_what_was_given_later_closes_it()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        // What is saved at one moment is taken back together.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var consent = await database.Consent(person, said => said.Keep = ConsentAnswer.Withdrawn);
        var undo = database.Get<UndoChange>();
        var offer = (await undo.Offer(Administrator, consent)).Value!;
        Assert.True((await undo.Handle(Administrator, consent, offer.Entry)).Succeeded);
        Assert.Equal("true true true", await Seen(database, person));

        await database.Consent(person, said => said.Keep = ConsentAnswer.Withdrawn);
        var later = await database.Consent(person, said => (said.Keep, said.On) = (ConsentAnswer.Given, Date("2024-06-01")));
        var stands = (await database.Get<ShowPerson>().Handle(Administrator, person)).Value.Person;
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, stands.Version, stands.Details, Confidentiality.Internal)));
        Assert.Equal("true true true", await Seen(database, person));
        Assert.True((await database.Get<RemoveRecord>().Handle(Administrator, later, 1, "Test reason")).Succeeded);
        Assert.Equal("false false true", await Seen(database, person));
    }

    [Fact]
    public async Task A_page_says_what_holds_and_tells_nobody_of_a_refusal_above_their_clearance()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        Assert.All((await Consent(Advocate)).Values, standing => Assert.Equal(ConsentStanding.NotAsked, standing));
        await database.Consent(person, said => (said.ShareUn, said.Risk) = (ConsentAnswer.Given, "Test risk"));
        Assert.Equal(ConsentStanding.Given, (await Consent(Advocate))[ConsentPurpose.ShareUn]);
        await database.Consent(person, said => said.ShareUn = ConsentAnswer.Refused, Confidentiality.Confidential);
        Assert.Equal((ConsentStanding.Given, ConsentStanding.Refused),
            ((await Consent(Advocate))[ConsentPurpose.ShareUn], (await Consent(Administrator))[ConsentPurpose.ShareUn]));
        var fact = Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Consents);
        Assert.True(fact.IsHidden("risk"));

        async Task<IReadOnlyDictionary<ConsentPurpose, ConsentStanding>> Consent(CurrentUser user) =>
            (await database.Get<ShowPerson>().Handle(user, person)).Value.Consent;
    }

    /// <summary>Whether an advocate, a researcher and an administrator see the person.</summary>
    private static async Task<string> Seen(TestDatabase database, long person)
    {
        var seen = new List<bool>();
        foreach (var user in new[] { Advocate, Researcher, Administrator })
            seen.Add((await database.Get<ShowPerson>().Handle(user, person)).Succeeded);
        return string.Join(' ', seen).ToLowerInvariant();
    }
}
