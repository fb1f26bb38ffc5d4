using System.Text;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Drafts;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTracker.App.Tests.Records;

/// <summary>Identities are encrypted wherever the database keeps them, and open by a key that lies outside it.</summary>
public class IdentityTests
{
    private const string Kin = "Test Kin Sokha, sister, 012 345 678";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task An_identity_is_read_as_it_was_written_and_kept_otherwise(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var id = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        var stored = await Shown(database, id);
        Assert.Equal(Kin, stored.Details.NextOfKin);
        // As one that EF follows and saves, too.
        await Team.Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Team.Administrator,
            new(id, stored.Version, stored.Details with { SafeContact = "Test cousin, at the shop", Occupation = "Tester" },
                stored.Confidentiality)));
        var edited = await Shown(database, id);
        Assert.Equal((Kin, "Test cousin, at the shop"), (edited.Details.NextOfKin, edited.Details.SafeContact));

        await using var db = database.Open();
        var kept = await db.Database.SqlQueryRaw<string>(
            "SELECT COALESCE(NextOfKinSealed, '') || COALESCE(SafeContactSealed, '') AS Value FROM People".Replace("||", provider
                == DatabaseProvider.SqlServer ? "+" : "||", StringComparison.Ordinal)).SingleAsync(Cancel);
        Assert.StartsWith(SealedText.Mark, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Sokha", kept, StringComparison.Ordinal);
        var log = await db.AuditEntries.Where(entry => entry.RecordId == id).OrderBy(entry => entry.Id).Select(entry => entry.Changes)
            .ToListAsync(Cancel);
        Assert.Equal(2, log.Count);
        Assert.All(log, changes => Assert.DoesNotContain("Sokha", changes, StringComparison.Ordinal));
        // What was not edited is not written.
        Assert.DoesNotContain("nextOfKin", log[1], StringComparison.Ordinal);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    [Fact]
    public async Task The_history_and_the_past_tell_it_to_whom_may_know()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromHours(1));
        var stored = await Shown(database, id);
        await Team.Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Team.Researcher,
            new(id, stored.Version, stored.Details with { NextOfKin = "Test Brother Dara" }, stored.Confidentiality)));
        await using var db = database.Open();
        var type = RecordTypes.All[RecordKind.Person];
        var changes = await RecordChanges.Of(db, (await type.Stored(db, id, Cancel))!, Cancel);
        Assert.Equal(Kin, ((PersonDetails)changes[0].Before!.Details).NextOfKin);
        var then = await RecordsThen.Of(db, type, before, Cancel);
        Assert.Equal(Kin, ((PersonDetails)Assert.Single(await then.Read(db, [id], Cancel)).Details).NextOfKin);
        Assert.True((await Shown(database, id, Team.Advocate)).IsHidden("nextOfKin"));
    }

    [Fact]
    public async Task It_is_found_by_its_exact_words_and_by_no_part_of_them()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        await database.Person("Test Person B", person => person.NextOfKin = "Test Brother Dara, 099 999 999");
        foreach (var (words, found) in new[]
        {
            (Kin, true), ("test kin SOKHA", true), ("012345678", true), ("012-345-678", true), ("០១២ ៣៤៥ ៦៧៨", true),
            ("Sokha", false), ("sister", false), ("012 345", false), ("345678", false), ("Test Kin", false),
        })
        {
            var lines = await database.List(Team.Researcher, "people", words);
            Assert.True(found == lines.Any(line => line.Id == id), words);
            Assert.DoesNotContain(await database.List(Team.Advocate, "people", words), line => line.Id == id);
        }
        // The index is made anew from the records.
        await using var db = database.Open();
        await KeepFoldedTexts.Projection.Make(db, NullLogger.Instance, Cancel);
        Assert.Single(await database.List(Team.Researcher, "people", Kin));
    }

    [Fact]
    public async Task A_missing_key_loses_nothing_and_blanks_nothing_that_is_saved()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        var keys = database.Get<DataFiles>().Keys;
        var key = Assert.Single(Directory.GetFiles(keys, "identities-*"));
        File.Move(key, $"{key}.away");

        await using (var without = TestDatabase.Beside(database))
        {
            var stored = await Shown(without, id);
            Assert.True(stored.IsHidden("nextOfKin"));
            Assert.Contains("nextOfKin", stored.Unreadable);
            Assert.Null(stored.Details.NextOfKin);
            await Team.Saved(without.Get<SaveRecord>().Handle<PersonDetails>(Team.Administrator,
                new(id, stored.Version, stored.Details with { Occupation = "Tester", SafeContact = "Test shop" },
                    stored.Confidentiality)));
        }
        File.Move($"{key}.away", key);
        await using var again = TestDatabase.Beside(database);
        var after = (await Shown(again, id)).Details;
        Assert.Equal((Kin, "Tester", "Test shop"), (after.NextOfKin, after.Occupation, after.SafeContact));
        Assert.Null(await again.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    [Fact]
    public async Task An_encrypted_text_of_one_record_cannot_be_brought_into_another()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A", person => person.NextOfKin = Kin, Confidentiality.Confidential);
        await using var db = database.Open();
        var stolen = await db.Database.SqlQueryRaw<string>("SELECT NextOfKinSealed AS Value FROM People").SingleAsync(Cancel);
        foreach (var details in new PersonDetails[]
        {
            new() { Name = "Test Person B", NextOfKin = stolen }, new() { Name = "Test Person C", SafeContact = stolen },
        })
        {
            var outcome = await database.Get<SaveRecord>().Handle<PersonDetails>(Team.Researcher, new(null, 0, details));
            Assert.Equal(["Errors.TextDisguised"], outcome.Keys());
        }
        Assert.Equal(stolen, db.Identities.Open(stolen, "Person.safeContact"));
    }

    [Fact]
    public async Task A_new_key_encrypts_what_comes_and_the_earlier_one_opens_what_stands()
    {
        await using var database = await TestDatabase.Create();
        var first = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        var keys = new IdentityKeys(database.Get<DataFiles>());
        File.SetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(database.Get<DataFiles>().Keys, "identities-*")), DateTime.UnixEpoch);
        keys.Add();
        await using var again = TestDatabase.Beside(database);
        var second = await again.Person("Test Person B", person => person.NextOfKin = Kin);
        Assert.Equal(Kin, (await Shown(again, first)).Details.NextOfKin);
        Assert.Equal([first, second], (await again.List(Team.Researcher, "people", Kin)).Select(line => line.Id).Order());
        await using var db = again.Open();
        Assert.Equal(2, (await db.Database.SqlQueryRaw<string>("SELECT NextOfKinSealed AS Value FROM People").ToListAsync(Cancel))
            .Select(IdentityTexts.KeyOf).Distinct().Count());
    }

    [Fact]
    public async Task What_is_kept_from_before_is_encrypted_once_and_the_log_holds()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A", person => person.NextOfKin = "to be replaced");
        await database.Source("Test Source");
        await database.Get<SaveRecord>().Handle<SourceDetails>(Team.Administrator, new(null, 0, new() { Title = "Test" }));
        await Before(database, id);
        var head = new AuditHeadFile(database.Get<DataFiles>());
        var old = head.Head()!;

        await using (var program = TestDatabase.Beside(database))
            Assert.True((await program.Get<EncryptIdentities>().Handle(Cancel)).Value);
        await using (var program = TestDatabase.Beside(database))
        {
            Assert.False((await program.Get<EncryptIdentities>().Handle(Cancel)).Value);
            Assert.Equal(Kin, (await Shown(program, id)).Details.NextOfKin);
            await using var db = program.Open();
            var verdict = await program.Get<VerifyAudit>().Handle(database.Clock.GetUtcNow().UtcDateTime, Cancel);
            Assert.Null(verdict.Problem);
            Assert.Equal(AuditAction.IdentitiesEncrypted, (await db.AuditEntries.OrderBy(entry => entry.Id).LastAsync(Cancel)).Action);
            var changes = await RecordChanges.Of(db, (await RecordTypes.All[RecordKind.Person].Stored(db, id, Cancel))!, Cancel);
            Assert.Equal(Kin, ((PersonDetails)changes[0].After.Details).NextOfKin);
            // Stopped between the conversion and the signature: the next start knows its own entry.
            PrivateFiles.Replace(head.HeadPath, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(old));
            await program.Get<VerifyAudit>().AtStart(Cancel);
            Assert.Equal(HeadStanding.Same, (await SignedHead.Look(db, head, Cancel)).Standing);
        }
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(database.Get<DataFiles>().Folder, "casetracker.db*"))
            Assert.DoesNotContain("Sokha", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_rewritten_is_not_encrypted_and_no_made_up_entry_explains_it()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A", person => person.NextOfKin = "to be replaced");
        await Before(database, id);
        await using var db = database.Open();
        var last = await db.AuditEntries.OrderBy(entry => entry.Id).LastAsync(Cancel);
        var head = new AuditHeadFile(database.Get<DataFiles>()).Head()!;
        // Rewritten by whoever can write the database, with an entry as a conversion leaves it.
        last.Reason = "forged";
        last.Hash = AuditLog.HashOf(last);
        await db.SaveChangesAsync(Cancel);
        await ConvertedLog.Append(db, new byte[32], DateTime.UnixEpoch, new(1, new(head.Number, head.Hash), last.Hash), Cancel);
        await using var program = TestDatabase.Beside(database);
        Assert.True((await program.Get<EncryptIdentities>().Handle(Cancel)).Succeeded);
        Assert.Equal("Audit.Rewritten", (await program.Get<VerifyAudit>().Handle(DateTime.UnixEpoch, Cancel)).Problem?.Key);
        Assert.Contains("Sokha", (await db.AuditEntries.AsNoTracking().FirstAsync(entry => entry.RecordId == id, Cancel)).Changes,
            StringComparison.Ordinal);
        // The record is encrypted all the same, and read.
        Assert.Equal(Kin, (await Shown(program, id)).Details.NextOfKin);
    }

    [Fact]
    public async Task It_is_not_cited_by_itself_for_citations_are_kept_as_they_are_told()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", person => person.NextOfKin = Kin);
        var outcome = await database.Get<SaveRecord>().Handle<CitationDetails>(Team.Administrator, new(null, 0,
            new() { SourceId = await database.Source("Test Source"), RecordId = person, Field = "nextOfKin", Reported = Kin }));
        Assert.Equal(["Errors.IdentityNotCited"], outcome.Keys());
    }

    [Fact]
    public async Task A_draft_is_kept_encrypted()
    {
        await using var database = await TestDatabase.Create();
        var team = await database.Joined("A", Role.Researcher);
        await database.Get<KeepDraft>().Handle(team, new("/people/new", RecordKind.Person, null,
            new Dictionary<string, string> { ["nextOfKin"] = Kin }), Cancel);
        await using var db = database.Open();
        Assert.DoesNotContain("Sokha", (await db.Drafts.SingleAsync(Cancel)).Texts, StringComparison.Ordinal);
        Assert.Equal(Kin, (await database.Get<FindDrafts>().Of(team, "/people/new", Cancel)).Value!.Texts["nextOfKin"]);
    }

    /// <summary>The database as a version from before left it: row, log and words as they were written.</summary>
    private static async Task Before(TestDatabase database, long id)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE People SET NextOfKin = {Kin}, NextOfKinSealed = NULL WHERE Id = {id}", Cancel);
        var previous = AuditLog.FirstPreviousHash;
        foreach (var entry in await db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Cancel))
        {
            if (entry.RecordId == id)
                entry.Changes = """{"name":{"before":null,"after":"Test Person A"},"nextOfKin":{"before":null,"after":"KIN"}}"""
                    .Replace("KIN", Kin, StringComparison.Ordinal);
            entry.PreviousHash = previous;
            entry.Hash = previous = AuditLog.HashOf(entry);
        }
        await db.SaveChangesAsync(Cancel);
        await database.Get<SignedHead>().SignAnew(db, Cancel);
    }

    private static async Task<Redacted<PersonDetails>> Shown(TestDatabase database, long id, CurrentUser? user = null) =>
        (await database.Get<ShowRecord>().Handle<PersonDetails>(user ?? Team.Administrator, id, Cancel)).Value.Record;
}
