using CaseTracker.App.Database;
using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Figures;

/// <summary>The ledger's statements, held against a reading of every figure and count by itself.</summary>
public sealed class LedgerSqlTests
{
    private static readonly string[] Topics = ["Test evicted", "test  Evicted", "Test killed", "Test ស្លាប់"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(5), InlineData(6)]
    public async Task Entries_hold_what_shares_a_key_those_with_most_sources_first(int seed)
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(seed));
        await using var db = database.Open();
        foreach (var clearance in Enum.GetValues<Confidentiality>())
        {
            var items = await Items(db, clearance);
            var sql = new LedgerSql(db, DatabaseProvider.Sqlite, "", clearance);
            var (keys, total) = await sql.Page(1, int.MaxValue, Cancel);
            var expected = items.GroupBy(item => item.Key).ToDictionary(entry => entry.Key);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
            Assert.Equal(expected.Count, total);
            Assert.True(total > 5 || clearance == Confidentiality.Public, $"{total} entries.");
            Assert.Equal(keys.Select(Said).OrderDescending(), keys.Select(Said));
            var of = await sql.Of(keys, Cancel);
            foreach (var key in keys)
                Assert.Equal(expected[key].Select(item => item.Id).Order(), of[key].Select(item => item.Id).Order());
            Assert.Equal(keys.Skip(3).Take(3), (await sql.Page(2, 3, Cancel)).Keys);
            Assert.Equal((0, total), await Beyond(sql, total));
            var standing = await db.Figures.CountAsync(row => row.DeletedAt == null, Cancel)
                + await db.GroupCounts.CountAsync(row => row.KnownTo == null, Cancel);
            Assert.Equal(standing - items.Count, await sql.HeldBack(Cancel));

            int Said(string key) => expected[key].Sum(item => item.Said);
        }
    }

    [Theory, InlineData("test  EVICTED"), InlineData("subject case"), InlineData("ស្លាប់"), InlineData("group held"), InlineData("2024")]
    public async Task Words_find_entries_by_topic_by_name_and_by_what_a_count_is_of(string text)
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(7));
        var all = (await database.Get<ShowLedger>().All(Advocate, new(), Cancel)).Value.Entries;
        var found = (await database.Get<ShowLedger>().All(Advocate, new(text), Cancel)).Value.Entries;
        await using var db = database.Open();
        var names = await LinkNames.For(db, all.SelectMany(entry => entry.Owners).Cast<long?>(), Advocate.Clearance, Cancel);
        Assert.NotEmpty(found);
        Assert.NotEqual(all.Count, found.Count);
        Assert.Equal(all.Where(entry => TextFold.Words(text).All(Said(entry).Contains)).Select(entry => entry.Key)
            .Order(StringComparer.Ordinal), found.Select(entry => entry.Key).Order(StringComparer.Ordinal));

        string Said(LedgerEntry entry) => TextFold.Of($"{entry.Topic} {string.Join(' ', entry.Owners.Select(id => names[id]))}");
    }

    [Fact]
    public async Task A_child_is_not_found_by_a_name_that_may_not_be_read()
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Sokha", person => person.AgeGroup = AgeGroup.Child);
        await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new() { Subject = "Test days", PersonId = child })));
        Assert.Empty((await database.Get<ShowLedger>().Handle(Advocate, new("sokha"), Cancel)).Value.Entries);
        Assert.Single((await database.Get<ShowLedger>().Handle(Administrator, new("sokha"), Cancel)).Value.Entries);
    }

    [Fact]
    public async Task Figures_from_before_find_their_entry_at_the_start()
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(8));
        await using var db = database.Open();
        var keys = await Kept();
        await db.Database.ExecuteSqlAsync($"UPDATE Figures SET EntryKey = ''", Cancel);
        await KeepEntryKeys.Projection.Make(db, NullLogger.Instance, Cancel);
        Assert.Equal(keys, await Kept());

        Task<List<string>> Kept() => db.Database.SqlQuery<string>($"SELECT EntryKey AS Value FROM Figures ORDER BY Id").ToListAsync(Cancel);
    }

    /// <summary>Without a server nothing can run these; DacFx still reads them over the real tables.</summary>
    [Fact]
    public async Task The_statements_in_TSQL_are_understood_over_the_schemas_tables()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var sql = new LedgerSql(db, DatabaseProvider.SqlServer, "held group", Confidentiality.Internal);
        var text = string.Join(";\n", sql.PageStatement(2, 25), sql.AmongStatement, sql.ItemsStatement);
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), "CREATE PROCEDURE Asked @keys nvarchar(max), @word0 nvarchar(400), "
            + "@word1 nvarchar(400), @level0 nvarchar(20), @level1 nvarchar(20) AS\nBEGIN\n" + text + ";\nEND"]));
    }

    private static async Task<(int, int)> Beyond(LedgerSql sql, int total)
    {
        var (keys, all) = await sql.Page(total + 1, 1, Cancel);
        return (keys.Count, all);
    }

    private static async Task<List<(string Key, long Id, int Said)>> Items(CaseTrackerDb db, Confidentiality clearance)
    {
        var said = await db.Citations.Where(row => row.Field == "count").VisibleTo(clearance)
            .Select(row => row.RecordId).ToListAsync(Cancel);
        var figures = await db.Figures.VisibleTo(clearance).ToListAsync(Cancel);
        var counts = await db.GroupCounts.VisibleTo(clearance).ToListAsync(Cancel);
        return [.. figures.Select(row => (LedgerRules.EntryKey(row), row.Id, said.Count(id => id == row.Id))),
            .. counts.Select(row => ($"{row.PersonId}-{row.Stage}-{row.Whom}{(row.Stage == CountStage.Held ? $"-{row.On?.Edtf}" : "")}",
                row.FactId, said.Count(id => id == row.FactId)))];
    }

    /// <summary>Figures of cases, of people and of nobody, with topics and without, and counts of groups, at any level, some corrected,
    /// some removed, cited by sources of any level.</summary>
    private static async Task Fill(TestDatabase database, Random random)
    {
#pragma warning disable CA5394 // Chance for tests, not for secrets.
        var save = database.Get<SaveRecord>();
        long[] cases = [await Case("Test case one"), await Case("Test case two")];
        long[] groups = [await Group("Test group one"), await Group("Test group two")];
        long[] sources = [await database.Source("Test one"), await database.Source("Test two", Confidentiality.Confidential)];
        for (var number = 0; number < 30; number++)
        {
            var id = random.Next(3) == 0
                ? await save.Handle<GroupCountDetails>(Administrator, new(null, 0, new()
                {
                    PersonId = groups[random.Next(2)],
                    Stage = (CountStage)random.Next(Enum.GetValues<CountStage>().Length),
                    Count = BoundedNumber.Parse("5").Value,
                    On = random.Next(2) == 0 ? null : Date("2024-05"),
                }, Level()))
                : await save.Handle<FigureDetails>(Administrator, new(null, 0, Figure(), Level()));
            if (!id.Succeeded) continue;
            for (var said = random.Next(4); said > 0; said--)
                await save.Handle<CitationDetails>(Administrator, new(null, 0,
                    new() { SourceId = sources[random.Next(2)], RecordId = id.Value, Field = "count", Reported = $"{said}" }, Level()));
            if (random.Next(4) == 0) await save.Handle<FigureDetails>(Administrator, new(id.Value, 1, Figure(), Level()));
        }

        FigureDetails Figure() => new()
        {
            Subject = $"Test subject {random.Next(3)}",
            Topic = random.Next(2) == 0 ? null : Topics[random.Next(Topics.Length)],
            Unit = (FigureUnit)random.Next(3),
            CaseId = random.Next(2) == 0 ? null : cases[random.Next(2)],
            Count = BoundedNumber.Parse("7").Value,
        };

        Task<long> Case(string title) => Saved(save.Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title }, Level())));
        Task<long> Group(string name) => database.Person(name, person => person.Kind = PersonKind.Group);
        Confidentiality Level() => random.Next(3) > 0 ? Confidentiality.Internal : (Confidentiality)random.Next(4);
#pragma warning restore CA5394
    }
}
