using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Web.Home;
using CaseTracker.Web.Shared;

namespace CaseTracker.Ui.Tests.Home;

public sealed class ChangesPartTests : ComponentTests
{
    public ChangesPartTests() => ComponentFactories.AddStub<Moment>();

    [Theory]
    [InlineData(0, false, "Test Person A")]
    [InlineData(39, false, "Test Person A and 39 more")]
    [InlineData(39, true, "Test Person A and at least 39 more")]
    public void A_save_is_one_line_named_by_one_of_its_records(int others, bool cut, string told)
    {
        var line = Shown(others, cut, (RecordKind.Person, 40), (RecordKind.Charge, 3)).Find("li");
        Assert.StartsWith(told, line.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains($"40 × {RecordKind.Person.Label}, 3 × {RecordKind.Charge.Label}{(cut ? " …" : "")}", line.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_kinds_that_were_touched_most_are_named()
    {
        var line = Shown(0, false, (RecordKind.Person, 1), (RecordKind.Charge, 5), (RecordKind.Case, 4), (RecordKind.Source, 3),
            (RecordKind.Event, 2)).Find("li");
        Assert.DoesNotContain($", {RecordKind.Person.Label}", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("and 1 more", line.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ChangesPart> Shown(int others, bool cut, params (RecordKind Kind, int Times)[] kinds) =>
        Render<ChangesPart>(parameters => parameters.Add(part => part.Changes,
        [
            new RecentChange(new NamedRecord(7, RecordKind.Person, "Test Person A"), others, cut,
                new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), "Test Researcher", AuditAction.Created, kinds),
        ]));
}
