using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

public class ShowCompletenessTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Somebody_with_every_fact_is_ready_and_a_bare_arrest_is_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var whole = await Whole(database);
        var bare = await database.Person("Test Bare");
        await database.Event(bare, CustodyEventKind.Arrest, "2024-11-01?");
        await database.Person("Test Minister");

        var answer = await Ask(database, Administrator);
        Assert.Equal((2, 1, 1), (answer.People, answer.Ready, answer.Assessed));
        Assert.Equal([whole, bare], answer.Rows.OrderByDescending(row => row.Known).Select(row => row.Id));
        Assert.Equal(SubmissionForm.OnRecord, answer.Rows.Single(row => row.Id == whole).With(FactState.OnRecord));
        Assert.Equal([SubmissionFact.ArrestDay], answer.Rows.Single(row => row.Id == bare).With(FactState.Uncertain));
        Assert.Equal([("Test Prison", 1)], answer.Facilities.Select(named => (named.Name, named.People)));
        Assert.Equal([("Test Court", 1)], answer.Courts.Select(named => (named.Name, named.People)));
        Assert.Contains("Test Law", Assert.Single(answer.Articles).Name, StringComparison.Ordinal);
        // The counts and the rows are two readings of one thing.
        foreach (var line in answer.Facts)
            Assert.Equal(answer.Rows.Count(row => row.Facts[line.Fact] is FactState.OnRecord or FactState.Uncertain), line.People);
    }

    [Fact]
    public async Task An_advocate_is_told_withheld_for_what_may_be_on_record_and_never_missing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Birth = Date("1980"));
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(person, CustodyEventKind.ConfirmedHeld, "2024-11-02", level: Confidentiality.Confidential);
        var child = await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Event(hidden, CustodyEventKind.Arrest, "2024-11-01");

        var answer = await Ask(database, Advocate);
        Assert.Equal(2, answer.People);
        var row = answer.Rows.Single(row => row.Id == person);
        Assert.Equal([SubmissionFact.NameKhmer, SubmissionFact.Sex, SubmissionFact.Nationality, SubmissionFact.Profession,
            SubmissionFact.Category, SubmissionFact.Steps], row.With(FactState.Missing));
        Assert.Equal([SubmissionFact.FamilyName, SubmissionFact.FirstName, SubmissionFact.ArrestDay, SubmissionFact.DetentionDay,
            SubmissionFact.Circumstances], row.With(FactState.OnRecord));
        Assert.Null(answer.Facts.Single(line => line.Fact == SubmissionFact.Birth).People);
        Assert.Contains(SubmissionFact.FamilyName, answer.Rows.Single(row => row.Id == child).With(FactState.Withheld));
        Assert.DoesNotContain("Child", answer.Rows.Single(row => row.Id == child).Name, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Rows, row => row.Id == hidden);
    }

    /// <summary>Over people with all kinds of records of every level, as both roles see them.</summary>
    [Fact]
    public async Task The_questionnaire_answers_what_is_on_record_here_and_lacks_what_is_missing_here()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open())
        {
            await new RandomRecords(db, new Random(41)).Make(25);
            // No sentence is of another person than its charge, or on one that was removed.
            var charges = await db.Charges.Where(charge => charge.KnownTo == null).ToDictionaryAsync(charge => charge.FactId,
                charge => charge.PersonId);
            foreach (var sentence in await db.Sentences.ToListAsync())
                if (charges.TryGetValue(sentence.ChargeId, out var person)) sentence.PersonId = person;
                else db.Remove(sentence);
            await db.SaveChangesAsync();
            await KeepFactsOnRecord.Projection.Make(db, NullLogger.Instance, TestContext.Current.CancellationToken);
        }
        await Whole(database);
        var bare = await database.Person("Test Role", person => (person.Name, person.Role, person.Kind) = (null, "Test role",
            PersonKind.KnownByRole));
        await database.Event(bare, CustodyEventKind.ConfirmedHeld, "2024-11-02");
        var said = new HashSet<(SubmissionFact, bool)>();
        foreach (var user in new[] { Advocate, Administrator })
            foreach (var row in (await Ask(database, user)).Rows)
            {
                var parts = (await database.Get<MakeReport>().Preview(user, new(ReportKind.Wgad, new(2024, 12, 10), new(2024, 12, 10))
                { PersonId = row.Id })).Value.Parts;
                string[] nothing = [Texts.Localize("Reports.Wgad_notOnRecord"), Texts.Localize("Completeness.NotForYou")];
                // What is said of a charge that the reader may not see is not told here.
                var withheld = parts.SkipLast(2).SelectMany(part => part.Tables[0].Rows).Any(line => (string)line.Cells[1]! == nothing[1]);
                var answers = parts.SkipLast(2).SelectMany(part => part.Tables[0].Rows).ToLookup(line => (string)line.Cells[0]!,
                    line => !nothing.Contains((string)line.Cells[1]!));
                var missing = parts[^2].Tables[0].Rows.Select(line => (string)line.Cells[0]!).ToHashSet();
                foreach (var (fact, state) in row.Facts)
                {
                    var answered = fact == SubmissionFact.Category
                        ? SubmissionCategories.All.Any(one => answers[Texts.Localize($"Reports.Wgad_q_category{one}")].Single())
                        : answers[fact.Label()].Single();
                    if (state != FactState.Withheld && !(withheld && fact is SubmissionFact.Trial or SubmissionFact.Appeals))
                        Assert.True(answered == state is FactState.OnRecord or FactState.Uncertain,
                            $"{user.Role} {row.Id} {fact}: {state}");
                    Assert.True(!missing.Contains(fact.Label()) || state == FactState.Missing, $"{user.Role} {row.Id} {fact}: {state}");
                    said.Add((fact, answered));
                }
            }
        Assert.Equal(SubmissionForm.OnRecord.Count * 2, said.Count);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        await using var database = await TestDatabase.Create();
        var answer = (await database.Get<ShowCompleteness>().Handle(Advocate, 7)).Value;
        Assert.Equal((0, 0, 1, 1), (answer.People, answer.Rows.Count, answer.Page, answer.Pages));
    }

    private static async Task<long> Whole(TestDatabase database)
    {
        var person = await database.Person("Test Whole", details =>
            (details.NameKhmer, details.Sex, details.Birth, details.Nationality, details.Occupation) =
                ("សាកល្បង", Sex.Female, Date("1980"), "Test", "Test"));
        var force = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Force" })));
        var court = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Court", Kind = OrganisationKind.Court })));
        var place = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Town", Kind = PlaceKind.Settlement })));
        var prison = await Saved(database.Get<SaveRecord>()
            .Handle<FacilityDetails>(Administrator, new(null, 0, new() { Name = "Test Prison" })));
        var law = await Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator, new(null, 0, new() { Title = "Test Law" })));
        var article = await Saved(database.Get<SaveRecord>()
            .Handle<LegalArticleDetails>(Administrator, new(null, 0, new() { LawId = law, Number = "1", Heading = "Test offence" })));
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", details =>
            (details.PlaceId, details.ForceId, details.Warrant, details.StatedReason) = (place, force, WarrantShown.NotShown,
                "A test reason."));
        await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(null, 0, new() { PersonId = person, FacilityId = prison, From = Date("2024-11-02") })));
        var prosecution = await Saved(database.Get<SaveRecord>()
            .Handle<ProsecutionDetails>(Administrator, new(null, 0, new()
            {
                PersonId = person,
                CourtId = court,
                Stage = ProsecutionStage.Appeal
            })));
        var charge = await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new() { PersonId = person, ProsecutionId = prosecution, ArticleId = article })));
        await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator,
            new(null, 0, new() { PersonId = person, ProsecutionId = prosecution, ChargeId = charge, Years = 1 })));
        await Saved(database.Get<SaveRecord>().Handle<AssessmentDetails>(Administrator, new(null, 0, new()
        {
            PersonId = person,
            Definition = AssessmentDefinition.WorkingGroupArbitraryDetention,
            Conclusion = AssessmentConclusion.Meets,
            Criteria = "categories II,V",
            AssessorName = "Test Assessor"
        })));
        await Saved(database.Get<SaveRecord>().Handle<ResponseDetails>(Administrator,
            new(null, 0, new() { PersonId = person, Subject = "Test statement" })));
        return person;
    }

    private static async Task<Completeness> Ask(TestDatabase database, CurrentUser user) =>
        (await database.Get<ShowCompleteness>().Handle(user)).Value;
}
