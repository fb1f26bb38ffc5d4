using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Drafts;
using CaseTracker.App.History;
using CaseTracker.App.Purging;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Storage;
using CaseTracker.App.Tags;
using CaseTracker.App.Tests.Evidence;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Purging;

/// <summary>A removed record is erased for good by two administrators: nothing of it is left but its tombstone, and the log
/// holds.</summary>
public class PurgeTests
{
    /// <summary>Words that nothing else in a test's database holds.</summary>
    private const string Word = "Quillonbert";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Nothing_is_left_of_it_but_the_tombstone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (asks, approves) = await Two(database);
        var (person, parts) = await Filled(database, asks);
        var other = await database.Person("Test Person Other");
        await Remove(database, person);
        var offer = (await database.Get<AskPurge>().Offer(asks, person, Cancel)).Value;
        Assert.Equal($"{Word} Test", offer.Name);

        var purge = await Saved(database.Get<AskPurge>().Handle(asks, person, offer.Version, "Consent was withdrawn", Cancel));
        // Whoever decides is told of it, by no name; whoever asked is not.
        var notice = Assert.Single((await database.Get<ShowNotifications>().Handle(approves, Cancel)).Value.Lines);
        Assert.Equal((NotificationKind.PurgeAsked, RecordKind.Person.Label), (notice.Kind, notice.Of.Name));
        Assert.Empty((await database.Get<ShowNotifications>().Handle(asks, Cancel)).Value.Lines);
        Assert.Equal($"{Word} Test", Assert.Single((await database.Get<ShowPurges>().Waiting(approves, Cancel)).Value).Name);
        Assert.True((await database.Get<DecidePurge>().Approve(approves, purge, Cancel)).Value);

        var stone = Assert.Single((await database.Get<ShowPurges>().Tombstones(Researcher, person, Cancel)).Value);
        Assert.Equal((person, RecordKind.Person, (string?)null, "Consent was withdrawn", asks.Name, approves.Name, offer.Records),
            (stone.RecordId, stone.Kind, stone.Name, stone.Reason, stone.AskedBy, stone.DecidedBy, stone.Records));
        Assert.Empty((await database.Get<ShowPurges>().Tombstones(Advocate, person, Cancel)).Value);
        Assert.Equal(["Errors.NotFound"], (await database.Get<ShowHistory>().Handle(Administrator, person, Cancel)).Keys());
        Assert.Empty((await database.Get<FindRemoved>().Handle(Administrator, cancel: Cancel)).Value);
        Assert.Equal(["Errors.NotFound"], (await database.Get<RemoveRecord>().Restore(Administrator, person, cancel: Cancel)).Keys());
        Assert.Single(await database.List(Administrator, "people"));
        Assert.True(await database.Person("Test Person Later") > parts.Max());
        Assert.True(other > person);
        await Holds(database);
        if (provider == DatabaseProvider.Sqlite) await NothingHolds(database, Word);
        Assert.Empty(database.Stored());
    }

    [Fact]
    public async Task Whoever_may_not_is_refused_and_nobody_decides_alone_or_twice()
    {
        await using var database = await TestDatabase.Create();
        var asks = await database.Joined("Asks", Role.Administrator);
        var researcher = await database.Joined("Researcher", Role.Researcher);
        var person = await database.Person("Test Person A");
        var (ask, decide) = (database.Get<AskPurge>(), database.Get<DecidePurge>());
        Assert.Equal(["Errors.NotFound"], (await ask.Handle(asks, person, 1, "Test reason", Cancel)).Keys());
        await Remove(database, person);
        Assert.Equal(["Purge.OneAdministrator"], (await ask.Handle(asks, person, 2, "Test reason", Cancel)).Keys());
        var approves = await database.Joined("Approves", Role.Administrator);
        Assert.Equal(["Purge.ReasonMissing"], (await ask.Handle(asks, person, 2, " ", Cancel)).Keys());
        Assert.Equal(["Purge.ReasonTooLong"], (await ask.Handle(asks, person, 2, new string('a', 1001), Cancel)).Keys());
        Assert.Equal(["Errors.ChangedMeanwhile"], (await ask.Handle(asks, person, 1, "Test reason", Cancel)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await ask.Handle(researcher, person, 2, "Test reason", Cancel)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await ask.Offer(researcher, person, Cancel)).Keys());
        Assert.Equal(["Account.NoneOfOwn"], (await ask.Handle(Administrator, person, 2, "Test reason", Cancel)).Keys());
        var purge = await Saved(ask.Handle(asks, person, 2, "Test reason", Cancel));
        Assert.Equal(["Purge.AlreadyAsked"], (await ask.Handle(approves, person, 2, "Test reason", Cancel)).Keys());

        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ShowPurges>().Waiting(researcher, Cancel)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await decide.Approve(researcher, purge, Cancel)).Keys());
        foreach (var alone in new[] { asks, Administrator })
        {
            Assert.Equal(["Purge.AnotherMustApprove"], (await decide.Approve(alone, purge, Cancel)).Keys());
            Assert.Equal(["Purge.AnotherMustApprove"], (await decide.Refuse(alone, purge, Cancel)).Keys());
        }
        database.Clock.Advance(database.Get<SessionLimits>().Recent);
        Assert.Equal(["Account.ConfirmationNeeded"], (await decide.Approve(approves, purge, Cancel)).Keys());
        approves = await database.SignedIn("Approves");
        Assert.True((await decide.Refuse(approves, purge, Cancel)).Value);
        Assert.Equal(["Purge.AlreadyDecided"], (await decide.Approve(approves, purge, Cancel)).Keys());
        await Saved(database.Get<RemoveRecord>().Restore(Researcher, person, cancel: Cancel));
    }

    [Fact]
    public async Task Two_approvals_at_once_erase_once()
    {
        await using var database = await TestDatabase.Create();
        var (asks, approves) = await Two(database);
        var third = await database.Joined("Third", Role.Administrator);
        var purge = await Asked(database, asks, await database.Person("Test Person A"));
        await using var beside = TestDatabase.Beside(database);
        var both = await Task.WhenAll(Task.Run(() => database.Get<DecidePurge>().Approve(approves, purge, Cancel), Cancel),
            Task.Run(() => beside.Get<DecidePurge>().Approve(third, purge, Cancel), Cancel));
        Assert.Equal(["Purge.AlreadyDecided"], both.SelectMany(outcome => outcome.Keys()));
        await Holds(database);
    }

    [Fact]
    public async Task A_request_that_is_not_about_what_stands_now_erases_nothing()
    {
        await using var database = await TestDatabase.Create();
        var (asks, approves) = await Two(database);
        var person = await database.Person("Test Person A");
        var purge = await Asked(database, asks, person);
        await Saved(database.Get<RemoveRecord>().Restore(Researcher, person, cancel: Cancel));
        Assert.Equal(["Purge.ChangedSince"], (await database.Get<DecidePurge>().Approve(approves, purge, Cancel)).Keys());
        // More belongs to it, and it was removed again.
        await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await Remove(database, person, version: 3);
        Assert.Equal(["Purge.ChangedSince"], (await database.Get<DecidePurge>().Approve(approves, purge, Cancel)).Keys());
    }

    [Fact]
    public async Task What_others_name_now_or_named_once_stays()
    {
        await using var database = await TestDatabase.Create();
        var (asks, _) = await Two(database);
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test Source"));
        var wrong = await Saved(database.Get<SaveRecord>().Handle<FacilityDetails>(Administrator,
            new(null, 0, new() { Name = "Test Prison" })));
        // Told of the wrong prison first, and corrected.
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01", details => details.FacilityId = wrong);
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(arrest, 1,
            new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-01") }, Reason: "Test reason")));
        await Remove(database, wrong);
        var cite = await database.Cite(source, person, "name", "Test Person A");
        await Remove(database, cite);
        await Remove(database, source);
        foreach (var id in new[] { wrong, source })
        {
            var told = (await database.Get<AskPurge>().Offer(asks, id, Cancel)).Problems;
            Assert.Equal(["Purge.StillReferred", "Purge.ReferredBy"], told.Select(problem => problem.Key));
            Assert.Contains($"{(id == wrong ? arrest : cite)}", told[1].Localize(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stopped_between_the_commit_and_the_signature_the_next_start_signs_and_clears()
    {
        await using var database = await TestDatabase.Create();
        var (asks, approves) = await Two(database);
        var (person, _) = await Filled(database, asks);
        var purge = await Asked(database, asks, person);
        var files = database.Get<DataFiles>();
        var (head, stored) = (await File.ReadAllBytesAsync(new AuditHeadFile(files).HeadPath, Cancel), database.Stored());
        var bytes = await File.ReadAllBytesAsync(stored[0], Cancel);
        Assert.True((await database.Get<DecidePurge>().Approve(approves, purge, Cancel)).Succeeded);
        // As a program leaves it that was killed right after the commit.
        await File.WriteAllBytesAsync(new AuditHeadFile(files).HeadPath, head, Cancel);
        await File.WriteAllBytesAsync(stored[0], bytes, Cancel);
        await using (var db = database.Open())
            await db.Purges.ExecuteUpdateAsync(set => set.SetProperty(row => row.ToClear, true)
                .SetProperty(row => row.FilesLeft, Path.GetFileName(stored[0])), Cancel);
        await using var program = TestDatabase.Beside(database);
        Assert.Equal("Audit.Rewritten", (await program.Get<VerifyAudit>().Handle(database.Clock.Now.UtcDateTime, Cancel)).Problem?.Key);
        await program.Get<VerifyAudit>().AtStart(Cancel);
        Assert.True(await program.Get<FinishPurges>().Handle(Cancel));
        await Holds(program);
        Assert.Empty(database.Stored());
        await NothingHolds(database, Word);
    }

    [Fact]
    public async Task A_log_that_does_not_hold_stops_it()
    {
        await using var database = await TestDatabase.Create();
        var (asks, approves) = await Two(database);
        var person = await database.Person("Test Person A");
        var purge = await Asked(database, asks, person);
        await using var db = database.Open();
        await db.AuditEntries.Where(entry => entry.RecordId == person && entry.Action == AuditAction.Created)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Reason, "forged"), Cancel);
        Assert.Equal(["Audit.EntryBroken"], (await database.Get<DecidePurge>().Approve(approves, purge, Cancel)).Keys());
        Assert.NotNull(await RecordTypes.Stored(db, person, Cancel));
    }

    private static async Task<(CurrentUser Asks, CurrentUser Approves)> Two(TestDatabase database) =>
        (await database.Joined("Asks", Role.Administrator), await database.Joined("Approves", Role.Administrator));

    private static async Task<long> Asked(TestDatabase database, CurrentUser asks, long record)
    {
        await Remove(database, record);
        var version = (await database.Get<AskPurge>().Offer(asks, record, Cancel)).Value.Version;
        return await Saved(database.Get<AskPurge>().Handle(asks, record, version, "Test reason", Cancel));
    }

    /// <summary>A person with all that can be kept of one, each with the word.</summary>
    private static async Task<(long Person, long[] Parts)> Filled(TestDatabase database, CurrentUser user)
    {
        var source = await database.Source("Test Source");
        var person = await database.Person("To be replaced", details => details.NextOfKin = $"{Word} Kin");
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(user, new(person, 1,
            new() { Name = $"{Word} Test", NextOfKin = $"{Word} Kin" }, Reason: $"{Word} was misspelt")));
        var name = await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(user, new(null, 0,
            new() { PersonId = person, Text = $"{Word} Other" })));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01", details => details.Note = $"{Word} was seen");
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(user, new(arrest, 1,
            new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-02"), Note = $"{Word} again" },
            Reason: $"{Word} told the day")));
        var cited = await database.Cite(source, arrest, "on", $"{Word} was taken on 2 May 2024");
        await database.Attached(user, person, EvidenceSteps.Bytes(Word), $"{Word}.txt");
        await database.ReadAll();
        await Saved(database.Get<AddRemark>().Handle(user, person, new($"{Word} should be asked"), Cancel));
        Assert.True((await database.Get<ChangeTags>().Put(user, person, "test tag", Cancel)).Succeeded);
        foreach (var form in new[] { $"/people/{person}/edit", $"/people/{person}/events/new" })
            Assert.True((await database.Get<KeepDraft>().Handle(user, new(form, RecordKind.Person, null,
                new Dictionary<string, string> { ["name"] = Word }), Cancel)).Succeeded);
        long[] parts = [person, name, arrest, cited];
        return (person, parts);
    }

    private static async Task Remove(TestDatabase database, long record, int? version = null)
    {
        await using var db = database.Open();
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, record, version
            ?? (await RecordTypes.Stored(db, record, Cancel))!.Version, $"{Word} is gone", Cancel));
    }

    private static async Task Holds(TestDatabase database) =>
        Assert.Null((await database.Get<VerifyAudit>().Handle(database.Clock.Now.UtcDateTime, Cancel)).Problem);

    /// <summary>No column of no table, and no byte of no file: neither free pages nor the write-ahead log.</summary>
    private static async Task NothingHolds(TestDatabase database, string word)
    {
        await using var db = database.Open();
        Assert.Empty(await db.Drafts.ToListAsync(Cancel));
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Cancel);
        foreach (var table in await Strings("SELECT name FROM sqlite_master WHERE type = 'table'"))
            foreach (var column in await Strings($"SELECT name FROM pragma_table_info('{table}')"))
                Assert.Empty(await Strings($"SELECT '{table}.{column}' FROM \"{table}\" WHERE \"{column}\" LIKE '%{word}%'"));
        foreach (var file in Directory.GetFiles(database.Get<DataFiles>().Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(word, await reader.ReadToEndAsync(Cancel), StringComparison.OrdinalIgnoreCase);
        }

        async Task<List<string>> Strings(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            var rows = new List<string>();
            while (await reader.ReadAsync(Cancel)) rows.Add(reader.GetString(0));
            return rows;
        }
    }
}
