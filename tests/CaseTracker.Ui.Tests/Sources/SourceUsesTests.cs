using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Web.Sources;

namespace CaseTracker.Ui.Tests.Sources;

public sealed class SourceUsesTests : ComponentTests
{
    [Fact]
    public void What_it_is_cited_for_stands_by_person_and_then_by_other_records()
    {
        var uses = Render<SourceUses>(parameters => parameters.Add(part => part.Uses,
        [
            Use(3, RecordKind.Case, 3, RecordKind.Case, "Test Case A", "Title"),
            Use(1, RecordKind.Person, 1, RecordKind.Person, "Test Person A", "Sex"),
            Use(2, RecordKind.CustodyEvent, 1, RecordKind.Person, "Test Person A", "Date"),
        ]));
        Assert.Equal(["Test Person A", "Test Case A"], uses.FindAll("th[scope=rowgroup] a").Select(link => link.TextContent));
        Assert.Equal(["/people/1", "/cases/3"], uses.FindAll("th[scope=rowgroup] a").Select(link => link.GetAttribute("href")));
        Assert.Contains("2 cited facts", uses.Find("th[scope=rowgroup]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/people/1#fact-2", uses.Find("th[scope=row] a").GetAttribute("href"));
        Assert.Contains("3 cited facts. People: 1. Other records: 1.", uses.Markup, StringComparison.Ordinal);
    }

    private static SourceUse Use(long id, RecordKind kind, long owner, RecordKind ownerKind, string name, string field) =>
        new(id, kind, owner, ownerKind, name, field, null, null, null, null, null);
}
