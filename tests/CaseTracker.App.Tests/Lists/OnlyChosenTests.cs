using System.Text.Json;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>Rows that are asked for one by one: the list, its counts and its files hold these and no others, as far as the viewer may see
/// them.</summary>
public sealed class OnlyChosenTests
{
    [Fact]
    public async Task Chosen_prisoners_are_listed_counted_and_exported_alone_and_a_hidden_one_is_not()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await Held(database, "Test Person A"), await Held(database, "Test Person B"));
        var hidden = await Held(database, "Test Hidden", Confidentiality.Confidential);
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 10)) { Only = [one, hidden] };

        var list = (await database.Get<ListRecords>().Handle(Advocate, question)).Value;
        Assert.Equal([one], list.Rows.Select(row => row.Id));
        Assert.Equal(1, list.Totals.Shown);
        var facets = (await database.Get<CountFacets>().Handle(Advocate, question)).Value;
        Assert.Equal(1, facets.Of("sex")!.Values.Sum(value => value.Count));
        Assert.Equal([one, hidden], (await database.Get<ListRecords>().Handle(Administrator, question)).Value.Rows.Select(row => row.Id)
            .Order());

        foreach (var format in ExportFormats.OfLists)
        {
            var text = Exported.Text((await database.Export(Advocate, ExportSubject.Of(question), format)).Content, format);
            Assert.Contains("Test Person A", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Test Person B", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Test Hidden", text, StringComparison.Ordinal);
        }
        Assert.Equal([one, other], (await database.Get<ListRecords>().Handle(Advocate, question with { Only = [] })).Value.Rows
            .Select(row => row.Id));
    }

    [Fact]
    public async Task Chosen_records_are_listed_and_exported_alone_and_the_file_says_so()
    {
        await using var database = await TestDatabase.Create();
        var (one, _) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        var question = new RecordQuestion(RecordLists.Find("people")!) { Only = [hidden, one] };
        var page = (await database.Get<ListRecords>().Handle(Advocate, question)).Value;
        Assert.Equal(one, Assert.Single(page.Lines).Id);
        Assert.Equal((1, 2), (page.Total, page.OnList));
        var facets = (await database.Get<CountFacets>().Handle(Advocate, question)).Value;
        Assert.Equal(1, facets.Of("kind")!.Values.Sum(value => value.Count));
        using var json = JsonDocument.Parse((await database.Export(Advocate, ExportSubject.Of(question), ExportFormat.Json)).Content);
        Assert.Equal(1, json.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Contains($"\"{one}\"", json.RootElement.GetProperty("question").GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<long> Held(TestDatabase database, string name, Confidentiality level = Confidentiality.Internal)
    {
        var person = await database.Person(name, level: level);
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        return person;
    }
}
