using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Conflicts;

public class OpenQuestionsTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_has_no_source_is_told_by_the_person_it_belongs_to(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var source = await database.Source("Test Source");
        var cited = await database.Person("Test Cited");
        await database.Cite(source, cited, "name", "Test Cited");
        await database.Event(cited, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(cited, CustodyEventKind.Release, "2024-11-02");
        var bare = await database.Person("Test Bare");

        var answer = await Uncited(database, Advocate);
        Assert.Equal((3, 2), (answer.Total, answer.Owners));
        Assert.Equal([cited, bare], answer.First.Select(record => record.Of.Id));
        Assert.Equal([(RecordKind.CustodyEvent, 2)], answer.First[0].Kinds);
    }

    [Fact]
    public async Task A_filled_field_without_a_source_counts_as_the_page_marks_it_unless_the_record_is_cited_as_a_whole()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var person = await database.Person("Test Person A", details => details.Occupation = "farmer");
        await database.Cite(source, person, "name", "Test Person A");
        Assert.Equal((person, 1), ((await Uncited(database, Advocate)).First.Single().Of.Id, (await Uncited(database, Advocate)).Total));
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(null, 0, new() { SourceId = source, RecordId = person })));
        Assert.Equal(0, (await Uncited(database, Advocate)).Total);
    }

    [Fact]
    public async Task An_advocate_reads_of_nothing_above_the_clearance_that_lacks_a_source_or_has_a_restricted_one()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Event(hidden, CustodyEventKind.Arrest, "2024-11-01", level: Confidentiality.Public);
        var secret = await database.Source("Test secret source", Confidentiality.Confidential);
        var shown = await database.Person("Test Shown");
        await database.Cite(secret, shown, "name", "Test Shown");
        await database.Event(shown, CustodyEventKind.Arrest, "2024-11-01", level: Confidentiality.Restricted);

        Assert.Equal((0, 0), ((await Uncited(database, Advocate)).Total, (await Uncited(database, Advocate)).Owners));
        Assert.Equal(1, (await Uncited(database, Researcher)).Total);
        Assert.Equal(3, (await Uncited(database, Administrator)).Total);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_field_of_which_the_sources_differ_is_a_conflict(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (one, two) = (await database.Source("Test One"), await database.Source("Test Two"));
        var person = await database.Person("Test Person A");
        var charge = await database.Charge(person, await database.Prosecution(person), "treason");
        await database.Cite(one, charge, "label", "treason");
        Assert.Empty(await Conflicts(database, Advocate));
        await database.Cite(two, charge, "label", "Treason ");
        Assert.Empty(await Conflicts(database, Advocate));
        await database.Cite(two, charge, "label", "espionage");

        var conflict = Assert.Single(await Conflicts(database, Advocate));
        Assert.Equal((person, charge, RecordKind.Charge, "label"), (conflict.Of.Id, conflict.RecordId, conflict.Kind, conflict.Field));
        Assert.Equal(["treason", "espionage"], conflict.Reported);
    }

    [Fact]
    public async Task An_advocate_reads_no_conflict_through_a_hidden_field_source_or_person()
    {
        await using var database = await TestDatabase.Create();
        var (one, two) = (await database.Source("Test One"), await database.Source("Test Two"));
        var secret = await database.Source("Test secret", Confidentiality.Confidential);
        var child = await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        await database.Cite(one, child, "name", "Test Child One");
        await database.Cite(two, child, "name", "Test Child Won");
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Cite(one, hidden, "occupation", "farmer");
        await database.Cite(two, hidden, "occupation", "monk");
        var shown = await database.Person("Test Shown");
        await database.Cite(one, shown, "occupation", "farmer");
        await database.Cite(secret, shown, "occupation", "informer");

        Assert.Empty(await Conflicts(database, Advocate));
        Assert.Equal(3, (await Conflicts(database, Administrator)).Count);
    }

    private static async Task<UncitedAnswer> Uncited(TestDatabase database, CurrentUser user) =>
        (await database.Get<UncitedFacts>().Handle(user)).Value;

    private static async Task<IReadOnlyList<SourceConflict>> Conflicts(TestDatabase database, CurrentUser user) =>
        (await database.Get<FindConflicts>().Handle(user)).Value;
}
