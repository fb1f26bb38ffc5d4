using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.History;

public class RecentChangesTests
{
    [Fact]
    public async Task The_last_change_comes_first_with_who_what_and_when()
    {
        await using var database = await TestDatabase.Create();
        var first = await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromHours(1));
        var second = await database.Person("Test Person B");
        await database.Event(second, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(second, CustodyEventKind.Release, "2024-11-05");

        var changes = await Changes(database, Advocate);
        Assert.Equal([second, first], changes.Select(change => change.Of.Id));
        Assert.Equal(("Test Person B", Administrator.Name, AuditAction.Created, database.Clock.Now.UtcDateTime),
            (changes[0].Of.Name, changes[0].By, changes[0].Action, changes[0].At));
        Assert.Equal([(RecordKind.Person, 1), (RecordKind.CustodyEvent, 2)], changes[0].Kinds);
        Assert.Single(await Changes(database, Advocate, most: 1));
    }

    [Fact]
    public async Task One_save_is_one_line_named_by_its_first_person_with_how_many_others()
    {
        await using var database = await TestDatabase.Create();
        await database.Source("Test bulletin");
        var first = await database.Person("Test Person A");
        await database.Person("Test Person B");
        var change = Assert.Single(await Changes(database, Advocate));
        Assert.Equal((first, 2, false), (change.Of.Id, change.Others, change.Cut));
        Assert.Equal([(RecordKind.Person, 2), (RecordKind.Source, 1)], change.Kinds.OrderBy(kind => kind.Kind.ToString()));
    }

    [Fact]
    public async Task An_advocate_reads_nothing_of_a_record_or_fact_above_the_clearance()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Event(hidden, CustodyEventKind.Arrest, "2024-11-01", level: Confidentiality.Public);
        await database.Source("Test secret source", Confidentiality.Restricted);
        database.Clock.Advance(TimeSpan.FromHours(1));
        var shown = await database.Person("Test Shown");
        await database.Event(shown, CustodyEventKind.Arrest, "2024-11-01", level: Confidentiality.Confidential);

        var change = Assert.Single(await Changes(database, Advocate));
        Assert.Equal(shown, change.Of.Id);
        Assert.Equal([(RecordKind.Person, 1)], change.Kinds);
        Assert.Equal(0, change.Others);
        Assert.Equal([(shown, 0), (hidden, 1)], (await Changes(database, Administrator)).Select(one => (one.Of.Id, one.Others)));
    }

    [Fact]
    public async Task Of_a_save_too_large_to_be_read_whole_the_numbers_are_said_to_be_the_least()
    {
        await using var database = await TestDatabase.Create();
        // The writes of a person's events each work out anew how the person is held; those of sources nothing.
        for (var number = 0; number < 270; number++) await database.Source($"Test source {number}");
        Assert.True(Assert.Single(await Changes(database, Advocate)).Cut);
    }

    [Fact]
    public async Task A_child_is_told_without_the_name()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        Assert.DoesNotContain("Child One", Assert.Single(await Changes(database, Advocate)).Of.Name, StringComparison.Ordinal);
        Assert.Equal("Test Child One", Assert.Single(await Changes(database, Researcher)).Of.Name);
    }

    [Fact]
    public async Task Hundreds_of_changes_that_a_viewer_may_not_see_do_not_hide_an_older_one()
    {
        await using var database = await TestDatabase.Create();
        var shown = await database.Person("Test Shown");
        for (var number = 0; number < 260; number++)
            await database.Source($"Test hidden source {number}", Confidentiality.Confidential);
        Assert.Equal(shown, Assert.Single(await Changes(database, Advocate)).Of.Id);
    }

    private static async Task<IReadOnlyList<RecentChange>> Changes(TestDatabase database, CurrentUser user, int most = 8) =>
        (await database.Get<RecentChanges>().Handle(user, most)).Value;
}
