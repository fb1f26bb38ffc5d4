using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>What the authors of the five documents would ask, of the program with its seed data, as the least-cleared role.
/// Nothing is answered that the documents do not say: unknown is an answer.</summary>
public sealed partial class QuestionsTests(SeededDatabase seeded) : IClassFixture<SeededDatabase>
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    private TestDatabase Database => seeded.Database;

    [Fact]
    public async Task Who_is_named_as_detained_or_sentenced()
    {
        var list = await Prisoners();
        Assert.Equal(["Kem Sokha"], list.Rows.Where(row => row.Person.Details.Kind == PersonKind.Individual).Select(row => row.Name));
        Assert.Equal(["Father of Sorn Dara"], list.Rows.Where(row => row.Person.Details.Kind == PersonKind.KnownByRole)
            .Select(row => row.Name));
        Assert.Equal(2, list.Totals.Shown);
    }

    [Fact]
    public async Task How_many_were_arrested_over_the_development_triangle_and_who_counted_when()
    {
        var list = await Prisoners();
        var clv = Group(list, "CLV");
        Assert.Equal((NumberBound.AtLeast, 94m), (clv.Custody.Arrested!.Bound, clv.Custody.Arrested.Low));
        var count = clv.Counts.Single(count => count.Details is { Stage: CountStage.Arrested, Whom: CountedWhom.Everybody });
        Assert.Equal(["at least 94 persons", "94 arrests"], list.Citations.Of(count.Id, "count").Select(citation => citation.Reported));
        Assert.Equal(["between late July and 28 August", "between late July and late August 2024"], list.Citations.Of(count.Id, "on")
            .Select(citation => citation.Reported));
        var counted = (await Case("Arrests over the CLV development triangle")).Participants.Single(part =>
            part.Participant.Details.Role == ParticipantRole.Reporter);
        Assert.Equal("Amnesty International", counted.Name);
    }

    [Fact]
    public async Task How_many_of_those_were_children()
    {
        var children = Group(await Prisoners(), "CLV").Counts.Single(count => count.Details.Whom == CountedWhom.Children);
        Assert.Null(children.Details.Count);
    }

    [Fact]
    public async Task Who_has_a_known_sentence_and_how_long()
    {
        var list = await Prisoners();
        Assert.Equal([("Kem Sokha", "27 years")], list.Rows.SelectMany(row => Sentences(row.Charges)
            .Select(sentence => (row.Name, SentenceFormatter.Of(sentence)))));
        var group = list.Groups.Single(group => Sentences(group.Charges).Any());
        Assert.Equal("Mother Nature Cambodia activists", group.Name);
        Assert.Equal("6 to 8 years", SentenceFormatter.Of(Sentences(group.Charges).Single()));
        var sentenced = group.Counts.Single(count => count.Details.Stage == CountStage.Sentenced).Details.Count!;
        Assert.Equal((10m, 10m), (sentenced.Low, sentenced.High));
    }

    [Fact]
    public async Task What_is_the_longest_sentence()
    {
        var list = await Prisoners();
        var all = list.Rows.SelectMany(row => Sentences(row.Charges).Select(sentence => (row.Name, Sentence: sentence)))
            .Concat(list.Groups.SelectMany(group => Sentences(group.Charges).Select(sentence => (group.Name, Sentence: sentence))));
        var longest = all.MaxBy(of => of.Sentence.YearsAtMost ?? of.Sentence.Years);
        Assert.Equal(("Kem Sokha", 27, "2023-03-03"), (longest.Name, longest.Sentence.Years, longest.Sentence.On!.Edtf));
    }

    [Fact]
    public async Task How_long_was_it_from_the_arrest_of_Kem_Sokha_to_the_sentence()
    {
        var page = await Person("Kem Sokha");
        var span = ImpreciseDuration.Between(page.Events.Single().Details.On!,
            page.Prosecutions.Single().Charges.Single().Sentences.Single().Details.On!)!;
        Assert.Equal((2007, 2007, true), (span.MinDays, span.MaxDays, span.Qualified));
        Assert.Equal(new CalendarSpan(5, 6, 0), span.Min);
    }

    [Fact]
    public async Task What_was_Kem_Sokha_charged_with()
    {
        var page = await Person("Kem Sokha");
        var charge = page.Prosecutions.Single().Charges.Single();
        Assert.True(page.Citations.Conflict(charge.Charge.Id, "label"));
        Assert.Equal(["espionage", "treason"], page.Citations.Of(charge.Charge.Id, "label").Select(citation => citation.Reported!).Order());
        Assert.Null(charge.Article);
    }

    [Fact]
    public async Task Which_prisons_courts_and_articles_are_on_record()
    {
        var answer = await Complete();
        Assert.Empty(answer.Facilities);
        Assert.Empty(answer.Courts);
        Assert.Empty(answer.Articles);
    }

    [Fact]
    public async Task Who_is_ready_for_a_submission_on_arbitrary_detention()
    {
        var answer = await Complete();
        Assert.Equal((2, 0), (answer.People, answer.Ready));
        var row = answer.Rows.Single(row => row.Name == "Kem Sokha");
        Assert.Equal([SubmissionFact.FamilyName, SubmissionFact.FirstName, SubmissionFact.Profession, SubmissionFact.DetentionDay,
            SubmissionFact.Imputed, SubmissionFact.Circumstances, SubmissionFact.Trial, SubmissionFact.Steps],
            row.With(FactState.OnRecord));
        Assert.Equal([SubmissionFact.ArrestDay], row.With(FactState.Uncertain));
        Assert.Equal([SubmissionFact.NameKhmer, SubmissionFact.Sex, SubmissionFact.Nationality, SubmissionFact.ArrestPlace,
            SubmissionFact.ArrestForces, SubmissionFact.Warrant, SubmissionFact.ArrestReasons, SubmissionFact.ArrestLaw,
            SubmissionFact.Places, SubmissionFact.OrderedBy, SubmissionFact.DetentionLaw, SubmissionFact.Category,
            SubmissionFact.Appeals], row.With(FactState.Missing));
        Assert.Equal([SubmissionFact.Birth], row.With(FactState.Withheld));
    }

    [Fact]
    public async Task Who_meets_a_definition_of_political_prisoner_and_who_says_so()
    {
        Assert.Equal(0, (await Complete()).Assessed);
        Assert.Empty((await Person("Kem Sokha")).Assessments);
        // Descriptions stand where they are descriptions.
        var page = await Case("Arrest and prosecution of Kem Sokha");
        Assert.Equal("widely seen as politically motivated", page.Citations.Of(page.Case.Id, "kind").Single().Reported);
    }

    [Fact]
    public async Task Which_conditions_of_detention_are_reported()
    {
        var page = await Case("Conditions of detention of political prisoners");
        Assert.Contains("very small, overcrowded cells", page.Case.Details.Summary, StringComparison.Ordinal);
        Assert.Equal("in tiny, packed prison cells", page.Citations.Of(page.Case.Id, "summary").Single().Reported);
        Assert.Equal((null, null, 0), (page.Place, page.Case.Details.On, page.Participants.Count));
    }

    [Fact]
    public async Task Who_was_targeted_through_a_relative()
    {
        var relatives = new List<(string, string)>();
        foreach (var page in await Cases(CaseKind.TransnationalRepression))
            foreach (var relative in page.Participants.Where(part => part.Participant.Details.Role == ParticipantRole.Relative))
                relatives.Add((page.Participants.Single(part => part.Participant.Details.Role == ParticipantRole.Victim).Name,
                    relative.Name));
        Assert.Equal([("Sorn Dara", "Father of Sorn Dara")], relatives);

        var son = await Person("Sorn Dara");
        var relation = son.Relations.Single().Details;
        Assert.Equal((RelationKind.Parent, "Father of Sorn Dara"), (relation.Kind, son.LinkNames[relation.OtherPersonId]));
    }

    [Fact]
    public async Task Since_when_is_transnational_repression_said_to_have_grown()
    {
        var on = (await Case("Transnational repression of Cambodians abroad")).Case.Details.On!;
        Assert.Equal(("2020/..", new DateOnly(2020, 1, 1), null), (on.Edtf, on.Earliest, on.Latest));
    }

    [Fact]
    public async Task Which_exiles_are_named_and_where()
    {
        Assert.Contains("in France", (await Person("Sorn Dara")).Person.Details.Summary, StringComparison.Ordinal);
        Assert.Contains("does not say where", (await Person("Sam Rainsy")).Person.Details.Summary, StringComparison.Ordinal);
        // The address of her organisation is not hers.
        Assert.Null((await Person("Mu Sochua")).Person.Details.Summary);
    }

    [Fact]
    public async Task Who_followed_whom_as_prime_minister_and_whose_son_is_that()
    {
        var (before, after) = (await Person("Hun Sen"), await Person("Hun Manet"));
        Assert.Equal(("Prime Minister", "2023-08"), (before.Memberships.Single().Details.Post,
            before.Memberships.Single().Details.To!.Edtf));
        Assert.Equal(("Prime Minister", "2023-08"), (after.Memberships.Single().Details.Post,
            after.Memberships.Single().Details.From!.Edtf));
        Assert.Contains(after.Relations, relation => relation.Details.Kind == RelationKind.Parent
            && after.LinkNames[relation.Details.OtherPersonId] == "Hun Sen");
    }

    private async Task<PrisonerList> Prisoners() => (await Database.Get<ListRecords>().Handle(Advocate, new PrisonerQuestion(Day))).Value;

    private async Task<Completeness> Complete() => (await Database.Get<ShowCompleteness>().Handle(Advocate)).Value;

    private async Task<PersonPage> Person(string name)
    {
        var found = (await Database.List(Advocate, "people", name)).Single(person => person.Name == name);
        return (await Database.Get<ShowPerson>().Handle(Advocate, found.Id, Day)).Value;
    }

    private async Task<CasePage> Case(string title)
    {
        var line = (await Database.List(Advocate, "cases")).Single(line => line.Name == title);
        return (await Database.Get<ShowCase>().Handle(Advocate, line.Id, Day)).Value;
    }

    private async Task<List<CasePage>> Cases(CaseKind kind)
    {
        var pages = new List<CasePage>();
        foreach (var line in (await Database.List(Advocate, "cases")).Where(line => Equals(line.Value("kind"), kind)))
            pages.Add((await Database.Get<ShowCase>().Handle(Advocate, line.Id, Day)).Value);
        return pages;
    }

    private async Task<long> Id(string key)
    {
        await using var db = Database.Open();
        return await SeedRun.Id(db, key);
    }

    private static GroupRow Group(PrisonerList list, string name) =>
        list.Groups.Single(group => group.Name.Contains(name, StringComparison.Ordinal));

    private static IEnumerable<SentenceDetails> Sentences(IEnumerable<ChargeLine> charges) =>
        charges.SelectMany(charge => charge.Sentences).Select(sentence => sentence.Details);
}
