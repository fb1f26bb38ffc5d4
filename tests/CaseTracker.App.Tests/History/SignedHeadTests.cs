using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.History;

/// <summary>The end of the audit log is signed outside the database: the log may be ahead of it, and never behind it.</summary>
public sealed class SignedHeadTests
{
    private static readonly DateTime Now = new(2024, 12, 10, 9, 30, 0, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_commit_signs_the_entry_that_it_ends_with()
    {
        await using var database = await TestDatabase.Create();
        for (var number = 1L; number <= 3; number++)
        {
            await database.Person($"Test Person {number}");
            await using var db = database.Open();
            var last = await db.AuditEntries.OrderBy(entry => entry.Id).LastAsync(Cancel);
            Assert.Equal((last.Id, last.Hash), (Head(database)!.Number, Head(database)!.Hash));
            Assert.Equal((HeadStanding.Same, number, last.Hash, null), Told(await Look(database)));
        }
        Assert.DoesNotContain(Directory.GetFiles(database.Get<DataFiles>().Keys), PrivateFiles.IsOpen);
    }

    [Fact]
    public async Task A_log_whose_last_line_was_cut_off_is_told_and_stays_told_when_more_is_saved()
    {
        await using var database = await Three();
        await Ask(database, "DELETE FROM AuditEntries WHERE Id = 3");
        Assert.Equal((HeadStanding.LogBehind, 2L, "Audit.EndMissing"), Key(await Look(database)));
        // Also where whoever cut it has the next one take its number.
        await Ask(database, "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'AuditEntries'");
        await database.Person("Test Person D");
        Assert.Equal((HeadStanding.Rewritten, 3L, "Audit.Rewritten"), Key(await Look(database)));
        await database.Get<VerifyAudit>().AtStart(Cancel);
        Assert.Equal("Audit.Rewritten", (await Look(database)).Problem?.Key);
    }

    [Fact]
    public async Task A_log_that_was_rewritten_from_its_first_line_is_told_though_its_chain_holds()
    {
        await using var database = await Three();
        await using (var db = database.Open())
        {
            var previous = AuditLog.FirstPreviousHash;
            var entries = await db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Cancel);
            foreach (var entry in entries)
            {
                (entry.ActorName, entry.PreviousHash) = ("Test Other", previous);
                entry.Hash = previous = AuditLog.HashOf(entry);
            }
            // From the last to the first: no two may go on from the same.
            foreach (var entry in Enumerable.Reverse(entries))
                await db.AuditEntries.Where(row => row.Id == entry.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ActorName,
                    "Test Other")
                    .SetProperty(one => one.PreviousHash, entry.PreviousHash).SetProperty(one => one.Hash, entry.Hash), Cancel);
        }
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
        Assert.Equal((HeadStanding.Rewritten, 3L, "Audit.Rewritten"), Key(await Look(database)));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Changes = '[]', Reason = 'Test' WHERE Id = 2", 2L)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 2", 3L)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 1", 2L)]
    [InlineData("UPDATE AuditEntries SET At = '2020-01-01 00:00:00' WHERE Id = 1", 1L)]
    public async Task The_first_entry_that_does_not_fit_is_named(string sql, long entry)
    {
        await using var database = await Three();
        await Ask(database, sql);
        Assert.Equal(new Problem("Audit.EntryBroken", entry).Localize(), (await Look(database)).Problem?.Localize());
    }

    [Fact]
    public async Task A_program_that_was_stopped_between_a_commit_and_its_signature_signs_anew_at_the_next_start()
    {
        await using var database = await Three();
        var head = await File.ReadAllBytesAsync(HeadPath(database), Cancel);
        await database.Person("Test Person D");
        await File.WriteAllBytesAsync(HeadPath(database), head, Cancel);
        Assert.Equal((HeadStanding.LogAhead, 4L, null), Key(await Look(database)));
        await database.Get<VerifyAudit>().AtStart(Cancel);
        Assert.Equal((HeadStanding.Same, 4L, null), Key(await Look(database)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_head_or_a_key_that_is_missing_is_told_and_not_made_anew(bool head, bool key)
    {
        await using var database = await Three();
        if (head) File.Delete(HeadPath(database));
        if (key) File.Delete(Path.Combine(database.Get<DataFiles>().Keys, "audit.key"));
        Assert.Equal("Audit.HeadUnusable", (await Look(database)).Problem?.Key);
        await database.Person("Test Person D");
        await database.Get<VerifyAudit>().AtStart(Cancel);
        Assert.Equal("Audit.HeadUnusable", (await Look(database)).Problem?.Key);
    }

    [Fact]
    public async Task A_head_that_somebody_wrote_without_the_key_is_told()
    {
        await using var database = await Three();
        await Ask(database, "DELETE FROM AuditEntries WHERE Id = 3");
        await using (var db = database.Open())
        {
            var last = await db.AuditEntries.OrderBy(entry => entry.Id).LastAsync(Cancel);
            await File.WriteAllTextAsync(HeadPath(database), System.Text.Json.JsonSerializer.Serialize(AuditHead.Of(last.Id, last.Hash,
                new byte[32])), Cancel);
        }
        Assert.Equal("Audit.HeadUnusable", (await Look(database)).Problem?.Key);
        await File.WriteAllTextAsync(HeadPath(database), "nonsense", Cancel);
        Assert.Equal("Audit.HeadUnusable", (await Look(database)).Problem?.Key);
    }

    [Fact]
    public async Task An_installation_from_before_is_signed_at_its_first_start()
    {
        await using var database = await Three();
        Directory.Delete(database.Get<DataFiles>().Keys, recursive: true);
        Assert.Equal((HeadStanding.NotSigned, 3L, null), Key(await Look(database)));
        await database.Get<VerifyAudit>().AtStart(Cancel);
        Assert.Equal((HeadStanding.Same, 3L, null), Key(await Look(database)));
    }

    [Fact]
    public async Task An_administrator_says_why_the_end_is_another_and_the_log_keeps_it()
    {
        await using var database = await Three();
        var accept = database.Get<AcceptLog>();
        Assert.Equal("Audit.NothingToAccept", Assert.Single((await accept.Handle(Team.Administrator, "Test reason", Cancel)).Problems).Key);
        await Ask(database, "DELETE FROM AuditEntries WHERE Id = 3");
        Assert.IsType<Denied>(Assert.Single((await accept.Handle(Team.Researcher, "Test reason", Cancel)).Problems));
        Assert.Equal("Audit.ReasonMissing", Assert.Single((await accept.Handle(Team.Administrator, " ", Cancel)).Problems).Key);
        Assert.Equal("Audit.EndMissing", (await accept.Handle(Team.Administrator, "Test reason", Cancel)).Value.Key);
        Assert.Null((await Look(database)).Problem);
        await using var db = database.Open();
        var entry = await db.AuditEntries.OrderBy(one => one.Id).LastAsync(Cancel);
        Assert.Equal((AuditAction.LogAccepted, "Test reason"), (entry.Action, entry.Reason));
        Assert.Contains("\"signed\":3", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_stays_saved_where_the_head_cannot_be_written()
    {
        await using var database = await Three();
        // A folder in the way of the file.
        File.Delete(HeadPath(database));
        Directory.CreateDirectory(HeadPath(database));
        await database.Person("Test Person D");
        await using var db = database.Open();
        Assert.Equal(4, await db.People.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_backup_has_a_head_that_its_log_is_not_behind_of()
    {
        await using var database = await Three();
        var (file, restored) = (Path.Combine(database.Get<DataFiles>().Folder, "one.backup"),
            Path.Combine(database.Get<DataFiles>().Folder, "r"));
        Assert.True((await database.Get<MakeBackup>().Handle(Team.Administrator, file, "Test passphrase", Cancel)).Succeeded);
        var held = await RestoreBackup.Handle(file, "Test passphrase", restored, Cancel);
        Assert.Null(held.Value.Log);
        Assert.Equal(held.Value.Database.LastHash, new AuditHeadFile(new DataFiles(restored)).Head()?.Hash);
    }

    private static async Task<TestDatabase> Three()
    {
        var database = await TestDatabase.Create();
        foreach (var name in new[] { "Test Person A", "Test Person B", "Test Person C" }) await database.Person(name);
        return database;
    }

    private static Task<AuditVerdict> Look(TestDatabase database) => database.Get<VerifyAudit>().Handle(Now, Cancel);

    private static (HeadStanding, long, string?, string?) Told(AuditVerdict verdict) =>
        (verdict.Head, verdict.LastNumber!.Value, verdict.LastHash, verdict.Problem?.Key);

    private static (HeadStanding, long, string?) Key(AuditVerdict verdict) =>
        (verdict.Head, verdict.LastNumber!.Value, verdict.Problem?.Key);

    private static string HeadPath(TestDatabase database) => Path.Combine(database.Get<DataFiles>().Keys, DataFiles.AuditHead);

    private static AuditHead? Head(TestDatabase database) => new AuditHeadFile(database.Get<DataFiles>()).Head();

    private static async Task Ask(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }
}
