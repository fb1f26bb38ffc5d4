using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using Microsoft.Data.Sqlite;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.History;

/// <summary>What is stored is of no language: a colleague who reads the other one finds the same in it.</summary>
public class StoredLanguageTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en"), Khmer = CultureInfo.GetCultureInfo("km");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_work_in_either_language_stores_the_same()
    {
        await using var english = await TestDatabase.Create();
        await using var khmer = await TestDatabase.Create();
        await Work(english, English);
        await Work(khmer, Khmer);

        var (one, other) = (await Rows(english), await Rows(khmer));

        Assert.True(one.Count > 100, $"Only {one.Count} rows were written.");
        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("en", "Undone")]
    [InlineData("km", "បានមិនធ្វើវិញ")]
    public async Task A_reason_of_the_program_is_read_in_the_readers_language(string language, string told)
    {
        await using var database = await TestDatabase.Create();
        CultureInfo.CurrentUICulture = Khmer;
        var person = await database.Person("Test Person A");
        await Undo(database, person);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var removed = Assert.Single((await database.Get<FindRemoved>().Handle(Administrator, cancel: Cancel)).Value);
        var history = (await database.Get<ShowHistory>().Handle(Administrator, person, Cancel)).Value;

        Assert.Equal((told, told), (removed.Reason, history.Entries[0].Reason));
    }

    [Theory]
    [InlineData("Undone", "បានមិនធ្វើវិញ")]
    [InlineData("បានមិនធ្វើវិញ", "បានមិនធ្វើវិញ")]
    [InlineData("undone", "undone")]
    [InlineData("Test reason", "Test reason")]
    [InlineData(null, null)]
    public void A_reason_that_was_kept_in_a_language_is_read_in_the_own_one_and_what_a_person_typed_as_typed(string? kept, string? shown)
    {
        CultureInfo.CurrentUICulture = Khmer;
        Assert.Equal(shown, ProgramReasons.Shown(kept));
    }

    /// <summary>Everything that the program writes words of its own with, and the shapes of values that people read in words.</summary>
    private static async Task Work(TestDatabase database, CultureInfo language)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        var logged = (await database.Get<LogCase>().Handle(Administrator, Log, Cancel)).Value;
        var arrest = Assert.Single((await database.Get<ShowPerson>().Handle(Administrator, logged.PersonId, cancel: Cancel)).Value.Events);
        Pass(database);
        // Another source tells of the same arrest, and fills what was empty.
        var second = await database.Get<LogCase>().Handle(Administrator, Log with
        {
            Source = new(null, new SourceDetails { Title = "Test Article 2" }),
            SamePerson = logged.PersonId,
            ArrestIs = new(arrest.Id),
            Arrest = new() { On = Date("3 September 2017"), Age = Domain.Values.BoundedNumber.Parse("at least 17").Value, Order = -1 },
            Charge = null,
            Sentence = null,
            Stay = null,
            Case = null,
        }, Cancel);
        Assert.Empty(second.Problems);
        Pass(database);
        var person = await database.Person("Test Person B", person => person.Sex = Sex.Male);
        var source = await database.Source("Test source");
        await database.Cite(source, person, "sex", "female");
        await database.Cite(await database.Source("Test source 2"), person, "sex", "male");
        await Saved(database.Get<ResolveConflict>().Handle(Administrator,
            new ConflictChoice(person, "sex", null, "Female", "Test reason"), Cancel));
        Pass(database);
        var stay = await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(null, 0, new StayDetails { PersonId = person, From = Date("late July 2024") }) { Same = SameRecord.Another }));
        Pass(database);
        await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator, new(stay, 1, new StayDetails
        {
            PersonId = person,
            From = Date("late July 2024"),
            To = Date("2024-08-03"),
            End = StayEnd.Released,
        }, Reason: "Test reason")));
        Pass(database);
        await Undo(database, stay);
        Pass(database);
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, stay, 3, "Test reason", Cancel));
        await Saved(database.Get<RemoveRecord>().Restore(Administrator, stay, cancel: Cancel));
        Pass(database);
        await Undo(database, await database.Person("Test Person C"));
    }

    private static CaseLog Log => new()
    {
        Source = new(null, new SourceDetails { Title = "Test Article", Published = Date("2017-09-08") }, "para. 6"),
        Person = new() { Name = "Test Person A", NameKhmer = "សាកល្បង", Sex = Sex.Male, AgeGroup = AgeGroup.Adult },
        Arrest = new() { On = Date("2017-09-03"), Warrant = WarrantShown.NotShown },
        Charge = new() { Label = "espionage", Outcome = ChargeOutcome.Convicted },
        Sentence = new() { Years = 2, Months = 6, SuspendedMonths = 12, InAbsentia = true },
        Stay = new() { From = Date("2017-09"), Stage = StayStage.PreTrial },
        Case = new(null, new CaseDetails { Title = "Test Case A" }),
    };

    private static async Task Undo(TestDatabase database, long record)
    {
        var undo = database.Get<UndoChange>();
        await Saved(undo.Handle(Administrator, record, (await undo.Offer(Administrator, record)).Value!.Entry, Cancel));
    }

    private static void Pass(TestDatabase database) => database.Clock.Advance(TimeSpan.FromMinutes(1));

    private static async Task<List<string>> Rows(TestDatabase database)
    {
        var rows = new List<string>();
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Cancel);
        foreach (var table in await Read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            rows.AddRange((await Read($"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}").Order(StringComparer.Ordinal));
        return rows;

        async Task<List<string>> Read(string sql)
        {
            var read = new List<string>();
            await using var command = new SqliteCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
                read.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) is byte[] bytes
                    ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture))));
            return read;
        }
    }
}
