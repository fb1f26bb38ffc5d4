using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>Nobody stands in a file for others who did not agree to that, and nobody is named who did not agree to be.</summary>
public sealed class ConsentExportTests
{
    private static readonly Audience[] Others = [Audience.Partners, Audience.Un, Audience.Public];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_people_said_only_those_who_agreed_stand_in_a_file_for_others(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        var people = new List<(string Name, List<ConsentDetails> Said)>();
        var closed = new HashSet<string>();
        for (var n = 0; n < 14; n++)
        {
            var (name, said) = ($"Xanadu{(char)('a' + n)}", new List<ConsentDetails>());
            var person = await database.Person(name, level: Confidentiality.Public);
            await database.Event(person, CustodyEventKind.Arrest, "2024-07-01", level: Confidentiality.Public);
            await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator, new(null, 0,
                new() { PersonId = person, From = Date("2024-07-02") }, Confidentiality.Public)
            { Same = SameRecord.Another }));
            for (var talks = random.Next(3); talks > 0; talks--)
            {
                var consent = new ConsentDetails { PersonId = person, On = random.Next(4) == 0 ? null : Date($"202{random.Next(6)}") };
                foreach (var key in ConsentRules.Keys.Values)
                    ConsentDetails.Catalogue.Find(key)!.Set(consent, random.GetItems(Enum.GetValues<ConsentAnswer>(), 1)[0]);
                if (random.Next(3) > 0) consent.Keep = ConsentAnswer.Given;
                if (ConsentDetails.Check(consent).Any()) continue;
                said.Add(consent);
                await Saved(database.Get<SaveRecord>().Handle<ConsentDetails>(Administrator, new(null, 0, consent,
                    random.GetItems(Enum.GetValues<Confidentiality>(), 1)[0])));
                // Whom an answer closed stays so until somebody opens the record.
                if (!ConsentRules.MayBeKept(Told(said))) closed.Add(name);
            }
            people.Add((name, said));
        }
        var today = DateOnly.FromDateTime(database.Clock.Now.UtcDateTime);
        foreach (var audience in Others)
        {
            var stand = people.Where(of => !closed.Contains(of.Name) && ConsentRules.MayStand(audience, Standing(of.Said))).ToList();
            foreach (var subject in new[] { Prisoners, List("people"), List("stays") })
            {
                var file = await Preview(database, subject, audience);
                Assert.Equal((audience, subject.Name, stand.Count), (audience, subject.Name, file.Rows));
                var text = string.Join('\n', file.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row));
                foreach (var (name, said) in people)
                    Assert.False(text.Contains(name, StringComparison.Ordinal) && !ConsentRules.MayBeNamed(audience, Standing(said)), name);
                if (subject.Name != "stays")
                    Assert.All(stand.Where(of => ConsentRules.MayBeNamed(audience, Standing(of.Said))),
                        of => Assert.Contains(of.Name, text, StringComparison.Ordinal));
            }
        }

        Func<ConsentPurpose, ConsentStanding> Standing(List<ConsentDetails> said) => purpose => ConsentRules.On(today, Told(said), purpose);

        static IEnumerable<ConsentSaid> Told(List<ConsentDetails> said) => said.Select(one => new ConsentSaid(one, false, null));
    }

    [Fact]
    public async Task A_file_says_how_many_it_leaves_out_and_a_withdrawal_leaves_out_at_once()
    {
        await using var database = await TestDatabase.Create();
        var people = new List<long>();
        for (var n = 0; n < 7; n++) people.Add(await database.Person($"Test Person {(char)('A' + n)}", level: Confidentiality.Public));
        await database.Consent(people[0], said => said.ShareNgos = ConsentAnswer.Given);
        var file = await Preview(database, List("people"), Audience.Partners);
        Assert.Equal(1, file.Rows);
        Assert.Contains(Texts.Localize("Export.WithoutConsent", "6"), Words(file), StringComparison.Ordinal);
        Assert.Contains("Test Person A", Words(file), StringComparison.Ordinal);

        await database.Consent(people[0], said => (said.ShareNgos, said.On) = (ConsentAnswer.Withdrawn, Date("2024-05-11")),
            Confidentiality.Confidential);
        file = await Preview(database, List("people"), Audience.Partners);
        Assert.Equal(0, file.Rows);
        Assert.DoesNotContain("Test Person", Words(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_record_of_a_person_says_no_to_holds_for_the_other()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A", level: Confidentiality.Public),
            await database.Person("Test Person B", level: Confidentiality.Public));
        await database.Consent(one, said => said.ShareUn = ConsentAnswer.Given);
        Assert.Equal(1, (await Preview(database, List("people"), Audience.Un)).Rows);
        await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator, new(null, 0,
            new() { PersonId = one, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson })));
        Assert.Equal(2, (await Preview(database, List("people"), Audience.Un)).Rows);
        await database.Consent(other, said => said.ShareUn = ConsentAnswer.Refused);
        Assert.Equal(0, (await Preview(database, List("people"), Audience.Un)).Rows);
    }

    [Fact]
    public async Task A_child_whose_guardian_agreed_stands_in_the_file_and_is_not_named()
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Child A", details => details.AgeGroup = AgeGroup.Child, Confidentiality.Public);
        await database.Consent(child, said => said.ShareUn = ConsentAnswer.Given);
        Assert.Equal(0, (await Preview(database, List("people"), Audience.Un)).Rows);
        await database.Consent(child, said => (said.ShareUn, said.Guardian, said.On) =
            (ConsentAnswer.Given, "Test Mother", Date("2024-05-11")));
        var file = await Preview(database, List("people"), Audience.Un);
        Assert.Equal(1, file.Rows);
        Assert.DoesNotContain("Test", Words(file), StringComparison.Ordinal);
    }

    private static ExportSubject Prisoners => ExportSubject.Of(new PrisonerQuestion(new(2024, 12, 10)));

    private static ExportSubject List(string name) => ExportSubject.Of(new RecordQuestion(RecordLists.Find(name)!));

    private static string Words(SendPreview file) =>
        string.Join('\n', file.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row));

    private static async Task<SendPreview> Preview(TestDatabase database, ExportSubject subject, Audience audience) =>
        (await database.Get<SendExport>().Preview(Administrator, subject.With(new(audience)))).Value;
}
