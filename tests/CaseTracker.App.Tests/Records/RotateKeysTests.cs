using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Drafts;
using CaseTracker.App.Evidence;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Evidence;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Records;

/// <summary>A new key encrypts what stands; the former can be put away then, and nothing is lost by an interruption.</summary>
public class RotateKeysTests
{
    private const string Kin = "Test Kin of Test Village";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whatever_the_former_key_of_identities_encrypted_is_read_without_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var author = await database.Joined("Author", Role.Researcher);
        var person = await database.Person("Test Person A", details => details.NextOfKin = Kin);
        await database.Get<KeepDraft>().Handle(author, new("/people/new", RecordKind.Person, null,
            new Dictionary<string, string> { ["nextOfKin"] = Kin }), Cancel);
        var file = await database.Attached(Team.Researcher, await database.Source("Test Source"), EvidenceSteps.Bytes("Quillon"));
        await database.ReadAll();
        var former = Assert.Single(Keys(database, "identities"));
        Assert.Equal("Errors.NotAllowed", (await database.Get<RotateIdentityKey>().Handle(author, Cancel)).Problems[0].Key);

        var rotated = (await database.Get<RotateIdentityKey>().Handle(Team.Administrator, Cancel)).Value;
        // The row, its line of the log, the draft, and the text of the file in two forms.
        Assert.Equal((true, 5L, 0L), (rotated.Made, rotated.Done, rotated.Left));
        Assert.Equal(Path.GetFileName(former), $"identities-{Assert.Single(rotated.Unused)}.key");
        File.Delete(former);
        await using var again = TestDatabase.Beside(database);
        Assert.True((await again.Get<PrepareProjections>().Handle(cancel: Cancel)).Succeeded);
        var shown = await again.Get<ShowRecord>().Handle<PersonDetails>(Team.Administrator, person, Cancel);
        Assert.Equal(Kin, shown.Value.Record.Details.NextOfKin);
        Assert.Equal([person], (await again.List(Team.Administrator, "people", Kin)).Select(line => line.Id));
        Assert.Equal(Kin, (await again.Get<FindDrafts>().Of(author, "/people/new", Cancel)).Value!.Texts["nextOfKin"]);
        Assert.Equal(file, Assert.Single((await again.Find(Team.Researcher, "quillon")).Found).Id);
        await using var db = again.Open();
        var changes = await RecordChanges.Of(db, (await RecordTypes.All[RecordKind.Person].Stored(db, person, Cancel))!, Cancel);
        Assert.Equal(Kin, ((PersonDetails)changes[0].After.Details).NextOfKin);
        // The log was written anew, says so twice (signed, and by whom), and holds.
        Assert.Null((await again.Get<VerifyAudit>().Handle(database.Clock.GetUtcNow().UtcDateTime, Cancel)).Problem);
        Assert.Equal([AuditAction.KeysRotated, AuditAction.IdentitiesEncrypted], await db.AuditEntries.OrderByDescending(entry => entry.Id)
            .Take(2).Select(entry => entry.Action).ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_was_interrupted_is_brought_to_its_end_and_a_log_that_does_not_hold_stops_it()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A", details => details.NextOfKin = Kin);
        var former = Assert.Single(Keys(database, "identities"));
        File.SetLastWriteTimeUtc(former, DateTime.UnixEpoch);
        new IdentityKeys(database.Get<DataFiles>()).Add();
        await using var program = TestDatabase.Beside(database);
        // As one that was stopped after its new key left it.
        var rotated = (await program.Get<RotateIdentityKey>().Handle(Team.Administrator, Cancel)).Value;
        Assert.Equal((false, 2L, 1), (rotated.Made, rotated.Done, rotated.Unused.Count));
        Assert.True((await program.Get<RotateIdentityKey>().Handle(Team.Administrator, Cancel)).Value.Made);

        await using var db = program.Open();
        var one = await db.AuditEntries.MinAsync(entry => entry.Id, Cancel);
        await db.AuditEntries.Where(entry => entry.Id == one)
            .ExecuteUpdateAsync(to => to.SetProperty(entry => entry.Reason, "forged"), Cancel);
        var keys = Keys(database, "identities").Length;
        Assert.Equal("Audit.EntryBroken", (await program.Get<RotateIdentityKey>().Handle(Team.Administrator, Cancel)).Problems[0].Key);
        Assert.Equal("Audit.EntryBroken", (await program.Get<RotateEvidenceKey>().Handle(Team.Administrator, Cancel)).Problems[0].Key);
        Assert.Equal(keys, Keys(database, "identities").Length);
    }

    [Fact]
    public async Task Each_sound_file_is_encrypted_anew_and_one_that_is_not_stays_as_it_is_with_its_key()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var good = await database.Attached(Team.Researcher, source);
        var bad = await database.Attached(Team.Researcher, source, [.. "Other"u8]);
        var (path, former) = (await Stored(bad), Assert.Single(Keys(database, "evidence")));
        var whole = await File.ReadAllBytesAsync(path, Cancel);
        await File.WriteAllBytesAsync(path, whole[..^1], Cancel);
        var first = (await database.Get<RotateEvidenceKey>().Handle(Team.Administrator, Cancel)).Value;
        Assert.Equal((true, 1L, 1L, 0), (first.Made, first.Done, first.Left, first.Unused.Count));
        Assert.Equal(whole[..^1], await File.ReadAllBytesAsync(path, Cancel));

        // What a killed program leaves beside it is in nobody's way.
        await File.WriteAllBytesAsync(path + ".anew", [1, 2, 3], Cancel);
        await File.WriteAllBytesAsync(path, whole, Cancel);
        var second = (await database.Get<RotateEvidenceKey>().Handle(Team.Administrator, Cancel)).Value;
        Assert.Equal((false, 1L, 0L), (second.Made, second.Done, second.Left));
        Assert.Equal(Path.GetFileName(former), $"evidence-{Assert.Single(second.Unused)}.key");
        File.Delete(former);
        Assert.Equal(2, database.Stored().Length);
        foreach (var file in new[] { good, bad })
            Assert.Equal(EvidenceState.Sound, (await database.Get<VerifyFiles>().Handle(Team.Researcher, file, Cancel)).Value);
        Assert.Equal("Errors.NotAllowed", (await database.Get<RotateEvidenceKey>().Handle(Team.Researcher, Cancel)).Problems[0].Key);

        async Task<string> Stored(long file)
        {
            await using var db = database.Open();
            var row = await db.EvidenceFiles.SingleAsync(one => one.Id == file, Cancel);
            return Path.Combine(database.Get<DataFiles>().Evidence, row.StoredAs);
        }
    }

    private static string[] Keys(TestDatabase database, string of) => Directory.GetFiles(database.Get<DataFiles>().Keys, $"{of}-*.key");
}
