using System.Text;
using System.Text.Json;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Detention;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>An export that is read part by part says what the page says that holds all at once, wherever a part ends.</summary>
public sealed class ForwardTests : IDisposable
{
    private static readonly DateTime MadeAt = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly CurrentUser[] Viewers = [Advocate, Researcher, Administrator];
    private static readonly int[] Parts = [1, 3, 1000];
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_prisoner_list_is_the_same_wherever_its_parts_end_and_its_numbers_are_those_of_the_page(int seed)
    {
        await using var database = await TestDatabase.Create();
        await RandomRegister.Fill(database, seed, 12);
        var random = new Random(seed);
        await Cite(database, random, RecordKind.Person, RecordKind.CustodyEvent, RecordKind.Charge, RecordKind.Sentence);
        var day = new DateOnly(2024, 1, 1).AddDays(random.Next(500));
        var question = new PrisonerQuestion(day) { Statuses = Enum.GetValues<CustodyStatus>(), Sort = (PrisonerSort)random.Next(10) };
        foreach (var viewer in Viewers)
        {
            foreach (var format in ExportFormats.OfLists)
                Assert.Single((await Each(Parts, size => Prisoners(database, viewer, question, format, size))).Distinct());

            var page = (await database.Get<ListRecords>().Handle(viewer, question with { PageSize = 0 }, Cancel)).Value;
            using var json = JsonDocument.Parse(await Prisoners(database, viewer, question, ExportFormat.Json, 3));
            var (rows, totals) = (json.RootElement.GetProperty("rows").EnumerateArray().ToList(), json.RootElement.GetProperty("totals"));
            Assert.Equal(page.Rows.Select(row => (row.Id, string.Join(' ', row.RecordIds.SelectMany(page.Citations.Numbers).Distinct()
                .Order()))), rows.Select(row => (row.GetProperty("id").GetInt64(), Numbers(row))));
            Assert.Equal((page.Totals.Certain, page.Totals.Possible, page.SentenceTotals.Sentences, page.SentenceTotals.LengthUnknown),
                (Number(totals, "certain"), Number(totals, "possible"), Number(totals.GetProperty("sentences"), "count"),
                Number(totals.GetProperty("sentences"), "lengthUnknown")));
            Assert.Equal(page.Citations.Sources.Select(source => (source.Number, source.Details.Title)), json.RootElement
                .GetProperty("sources").EnumerateArray()
                .Select(source => (Number(source, "number"), source.GetProperty("title").GetString()!)));
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Lists_of_records_are_the_same_wherever_their_parts_end_and_their_numbers_are_those_of_the_page(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await using (var filling = database.Open()) await new RandomRecords(filling, random).Make(6);
        Assert.True((await database.Get<PrepareProjections>().Handle(cancel: Cancel)).Succeeded);
        await Cite(database, random, [.. RecordLists.All.Select(list => list.Kind).Distinct()]);
        foreach (var viewer in Viewers)
            foreach (var list in RecordLists.All)
            {
                foreach (var format in ExportFormats.OfLists)
                    Assert.Single((await Each(Parts, size => Records(database, viewer, list, format, size))).Distinct());

                var page = (await database.Get<ListRecords>().Handle(viewer, new RecordQuestion(list) { PageSize = 0 }, Cancel)).Value;
                using var json = JsonDocument.Parse(await Records(database, viewer, list, ExportFormat.Json, 2));
                Assert.Equal((page.Total, page.HeldBack), (Number(json.RootElement, "total"), Number(json.RootElement, "heldBack")));
                Assert.Equal(page.Lines.Select(line => (line.Id, line.Name, list.Kind == RecordKind.Source ? ""
                    : string.Join(' ', page.Citations.Numbers(line.Id)))), json.RootElement.GetProperty("rows").EnumerateArray()
                    .Select(row => (row.GetProperty("record").GetInt64(), row.GetProperty("recordName").GetString()!,
                    list.Kind == RecordKind.Source ? "" : Numbers(row, "sourceNumbers"))));
                var csv = await Records(database, viewer, list, ExportFormat.Csv, 2);
                Assert.Equal(page.Lines.Select(line => $"{line.Id}"), csv.Split("\r\n")[1..^1].Select(line => line.Split(',')[^2]));
            }
    }

    private static string Numbers(JsonElement row, string name = "sources") =>
        string.Join(' ', row.GetProperty(name).EnumerateArray().Select(number => number.GetInt32()));

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private async Task<string> Prisoners(TestDatabase database, CurrentUser viewer, PrisonerQuestion question, ExportFormat format,
        int size)
    {
        await using var db = database.Open();
        await using var state = await db.ReadOneState(Cancel);
        var list = (await database.Get<ListRecords>().Forward(db, viewer, question, Cancel, size)).Value;
        var writer = new PrisonersWriter(new ExportedPrisoners(list.Head, MadeAt, viewer.Role)
        {
            Sums = new ExportedSums(question.AsOf),
            Cited = list.Cited,
        }, list.Parts, db, _folder);
        var output = new MemoryStream();
        await writer.Write(format, output, Cancel);
        return Text(output, format);
    }

    private async Task<string> Records(TestDatabase database, CurrentUser viewer, RecordList list, ExportFormat format, int size)
    {
        await using var db = database.Open();
        await using var state = await db.ReadOneState(Cancel);
        var read = (await database.Get<ListRecords>().Forward(db, viewer, new RecordQuestion(list), Cancel, size)).Value;
        var asked = new ExportAsked(viewer, format, MadeAt, db, _folder, Synthetic: false) { Today = new(2024, 12, 10) };
        var writer = new TableWriter(ExportedRecords.Of(read, TableSources.Of(read.Cited, db), asked), _folder);
        var output = new MemoryStream();
        await writer.Write(format, output, Cancel);
        return Text(output, format);
    }

    private static string Text(MemoryStream output, ExportFormat format) => format == ExportFormat.Xlsx
        ? Exported.Text(output, format) : Encoding.UTF8.GetString(output.ToArray());

    private static async Task<List<string>> Each(int[] sizes, Func<int, Task<string>> made)
    {
        var all = new List<string>();
        foreach (var size in sizes) all.Add(await made(size));
        return all;
    }

    /// <summary>Sources of every level that agree and disagree about fields of records of these kinds, and choices between some.</summary>
    private static async Task Cite(TestDatabase database, Random random, params RecordKind[] kinds)
    {
        var sources = new List<long>();
        for (var number = 1; number <= 6; number++)
            sources.Add(await database.Source($"Test source {number}", Pick(Enum.GetValues<Confidentiality>())));
        await using var db = database.Open();
        foreach (var kind in kinds)
            foreach (var id in await new SeenSql(db, Confidentiality.Confidential).Ids(kind).ToListAsync(Cancel))
                for (var more = random.Next(4); more > 0; more--)
                    await database.Get<SaveRecord>().Handle<CitationDetails>(Administrator, new(null, 0, new()
                    {
                        SourceId = Pick(sources),
                        RecordId = id,
                        Field = random.Next(3) == 0 ? null : Pick(RecordTypes.All[kind].Fields).Key,
                        Reported = Pick(["Test one", "Test two", "2024-03"]),
                    }, Pick(Enum.GetValues<Confidentiality>())), Cancel);
        foreach (var conflict in (await database.Get<FindConflicts>().Handle(Administrator, Cancel)).Value
            .Where(conflict => conflict.ToCorrect is null && random.Next(2) == 0))
            await database.Get<ResolveConflict>().Handle(Administrator, new(conflict.RecordId, conflict.Field,
                Pick(conflict.Said).Citation.Id, null, "Test reason"), Cancel);

        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
