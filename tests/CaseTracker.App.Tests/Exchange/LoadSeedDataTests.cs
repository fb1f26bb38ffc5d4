using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Exchange;

public class LoadSeedDataTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_seed_data_loads_into_an_empty_database_and_a_second_load_adds_nothing(DatabaseProvider provider)
    {
        await using var database = await SeedRun.Loaded(provider);
        await using var db = database.Open();
        var audited = await db.AuditEntries.CountAsync(Cancel);
        Assert.Equal(await db.SeedEntries.CountAsync(Cancel), audited);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));

        Assert.Equal(0, await SeedRun.Load(database));
        Assert.Equal(audited, await db.AuditEntries.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_later_load_adds_what_is_new_and_keeps_what_somebody_edited()
    {
        await using var database = await SeedRun.Loaded();
        await using var db = database.Open();
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Kind == PersonKind.Group
            && row.Name!.StartsWith("Mother"), Cancel);
        var edited = PersonDetails.Catalogue.Copy(person) with { Summary = "Edited by hand." };
        var saved = await database.Get<SaveRecord>().Handle(CurrentUser.Operator(),
            new Save<PersonDetails>(person.Id, person.Version, edited, Confidentiality.Public), Cancel);
        Assert.True(saved.Succeeded);
        await Forget(db, "name:kem-sokha/sokha");

        Assert.Equal(1, await SeedRun.Load(database));
        Assert.Equal("Edited by hand.", (await db.People.AsNoTracking().SingleAsync(row => row.Id == person.Id, Cancel)).Summary);
    }

    [Fact]
    public async Task What_somebody_removed_stays_away_with_what_would_hang_on_it()
    {
        await using var database = await SeedRun.Loaded();
        await using var db = database.Open();
        var removed = await db.Cases.SingleAsync(row => row.Title.StartsWith("Sentencing"), Cancel);
        removed.DeletedAt = database.Clock.Now.UtcDateTime;
        await Forget(db, "participant:mother-nature/activists");

        Assert.Equal(0, await SeedRun.Load(database));
        Assert.NotNull((await db.Cases.AsNoTracking().SingleAsync(row => row.Id == removed.Id, Cancel)).DeletedAt);
    }

    [Fact]
    public async Task A_database_that_has_the_first_cases_takes_the_rest_and_new_citations_of_what_it_has()
    {
        await using var database = await TestDatabase.Create();
        // As of the first three cases, before another claim was cited for one of their counts.
        var first = SeedFile.Embedded().Where(file => !file.Name.StartsWith("cases/", StringComparison.Ordinal)
            || string.CompareOrdinal(file.Name, "cases/05") < 0)
            .Select(file => file with
            {
                Text = string.Join('\n', file.Text.Split('\n')
                .Where(line => !line.Contains("S2-12\", \"field\": \"reporter\"", StringComparison.Ordinal)))
            }).ToArray();
        var loaded = (await SeedRun.Of(database, first).Handle(Cancel)).Value;
        Assert.True(loaded > 0);
        await using var db = database.Open();
        Assert.Null(await db.SeedEntries.FirstOrDefaultAsync(entry => entry.Key == "count:clv-arrested#reporter@S2-12", Cancel));

        var added = await SeedRun.Load(database);
        Assert.NotNull(await db.SeedEntries.FirstOrDefaultAsync(entry => entry.Key == "count:clv-arrested#reporter@S2-12", Cancel));
        await using var whole = await SeedRun.Loaded();
        await using var other = whole.Open();
        Assert.Equal(await other.SeedEntries.CountAsync(Cancel), loaded + added);
    }

    [Theory]
    [InlineData("reference/places.csv", "", "Seed.Empty", null)]
    [InlineData("reference/places.csv", "key,name\nplace:a", "Seed.Cells", null)]
    [InlineData("reference/places.csv", "key,name\n,Test Place A", "Seed.NoKey", null)]
    [InlineData("reference/places.csv", "key,name\nplace:a,Test Place A\nplace:a,Test Place B", "Seed.Row", "Seed.KeyTwice")]
    [InlineData("reference/places.csv", "key,nmae\nplace:a,Test Place A", "Seed.Row", "Seed.NoSuchField")]
    [InlineData("reference/places.csv", "key,name,kind\nplace:a,Test Place A,Moon", "Seed.Row", "Seed.NoSuchChoice")]
    [InlineData("reference/places.csv", "key,name,kind\nplace:a,Test Place A,1", "Seed.Row", "Seed.NoSuchChoice")]
    [InlineData("reference/places.csv", "key,name,parent\nplace:a,Test Place A,place:b", "Seed.Row", "Seed.NoSuchKey")]
    [InlineData("reference/places.csv", "key,kind\nplace:a,Province", "Seed.Row", "Errors.FieldMissing")]
    [InlineData("reference/places.csv", "key,name\nplace:a,\"Test Place", "Seed.NotCsv", null)]
    [InlineData("cases/a.json", "[ {", "Seed.NotJson", null)]
    [InlineData("cases/a.json", "{}", "Seed.NotRecords", null)]
    [InlineData("cases/a.json", "[ 1 ]", "Seed.NotRecords", null)]
    [InlineData("cases/a.json", """[ { "record": "Ship", "key": "ship:a" } ]""", "Seed.NoSuchRecord", null)]
    [InlineData("cases/a.json", """[ { "record": "Case", "key": "case:a", "title": "Test Case A", "on": "2024-02-30" } ]""", "Seed.Row",
        "Values.Date.NoSuchDay")]
    [InlineData("cases/a.json",
        """[ { "record": "Case", "key": "case:a", "title": "Test Case A", "on": { "text": "2024", "basis": "Inferred" } } ]""", "Seed.Row",
        "Values.Date.NoteMissing")]
    [InlineData("cases/a.json",
        """[ { "record": "Case", "key": "case:a", "title": "Test Case A", "citations": """
        + """[ { "source": "source:a", "field": "titel" } ] } ]""",
            "Seed.Row", "Errors.FieldUnknown")]
    public async Task A_bad_file_names_its_fault_and_nothing_is_loaded(string name, string text, string problem, string? inner)
    {
        await using var database = await TestDatabase.Create();
        var good = new SeedFile("sources.csv", "key,title\nsource:a,Test Source A");

        var outcome = await SeedRun.Of(database, good, new SeedFile(name, text)).Handle(Cancel);

        var said = Assert.Single(outcome.Problems);
        Assert.Equal(problem, said.Key);
        Assert.Contains(name, said.Localize(), StringComparison.Ordinal);
        Assert.DoesNotContain("Seed.", said.Localize(), StringComparison.Ordinal);
        if (inner is not null) Assert.Equal(inner, Innermost(said).Key);
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync(Cancel));
        Assert.Equal(0, await db.SeedEntries.CountAsync(Cancel));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_what_hangs_on_a_bad_row_does_not_repeat_them()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await SeedRun.Of(database, new SeedFile("reference/places.csv",
            "key,name,kind,parent\nplace:a,Test Place A,Moon,\nplace:b,Test Place B,,place:a\nplace:c,,,"))
            .Handle(Cancel);
        Assert.Equal([2, 4], outcome.Problems.Select(problem => problem.Args[1]));
    }

    private static async Task Forget(CaseTrackerDb db, string key)
    {
        db.SeedEntries.Remove(await db.SeedEntries.SingleAsync(entry => entry.Key == key));
        await db.SaveChangesAsync();
    }

    private static Problem Innermost(Problem problem) => problem.Args.OfType<Problem>().FirstOrDefault() is { } inner
        ? Innermost(inner) : problem;
}
