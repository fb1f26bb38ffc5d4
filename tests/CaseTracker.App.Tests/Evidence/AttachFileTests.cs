using System.Text;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

public class AttachFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_file_is_kept_encrypted_with_its_hash_and_comes_back_byte_by_byte(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var author = await database.Joined("Author", Role.Researcher);
        var source = await database.Source("Test Source");
        // More than the parts that it is sealed in.
        var bytes = EvidenceSteps.Bytes(string.Concat(Enumerable.Repeat(EvidenceSteps.Words, 10_000)));
        var file = await database.Attached(author, source, bytes, "../statement.txt");

        var shown = (await database.Files(author, source))!.Files.Single();
        Assert.Equal((file, "statement.txt", EvidenceFormat.Text, bytes.LongLength, EvidenceSteps.Hash(bytes), "Test Person Author"),
            (shown.Id, shown.Name, shown.Format, shown.Bytes, shown.Sha256, shown.ReceivedBy));
        Assert.Equal(bytes, await database.Content(author, file));
        var stored = Assert.Single(database.Stored());
        Assert.DoesNotContain("Test Witness", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(stored, Cancel)),
            StringComparison.Ordinal);
        Assert.False(PrivateFiles.IsOpen(stored));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    [Fact]
    public async Task What_is_refused_or_breaks_off_leaves_nothing()
    {
        var limits = new EvidenceLimits(OfFile: 100_000, OfAll: 150_000, TimeSpan.FromDays(1));
        await using var database = await TestDatabase.Create(more: services => services.AddSingleton(limits));
        var source = await database.Source("Test Source");
        Assert.Equal("Evidence.Empty", Key(await database.Attach(Researcher, source, [])));
        Assert.Equal("Evidence.FormatUnknown", Key(await database.Attach(Researcher, source, [0x4D, 0x5A, 0x90, 0])));
        Assert.Equal("Evidence.NameMissing", Key(await database.Attach(Researcher, source, name: "..")));
        Assert.Equal("Evidence.TooLarge", Key(await database.Attach(Researcher, source, Letters(100_001))));
        Assert.Equal("Evidence.NotStored", Key(await database.Attach(Researcher, source, content: new BreakingStream(80_000))));
        await Assert.ThrowsAsync<OperationCanceledException>(() => database.Attach(Researcher, source,
            content: new BreakingStream(80_000, new OperationCanceledException())));
        Assert.Empty(database.Stored());

        await database.Attached(Researcher, source, Letters(90_000));
        Assert.Equal("Evidence.Full", Key(await database.Attach(Researcher, source, Letters(60_001))));
        await database.Attached(Researcher, source, Letters(30_000));
        Assert.Equal("Evidence.AlreadyThere", Key(await database.Attach(Researcher, source, Letters(30_000))));
        Assert.Equal(2, database.Stored().Length);
        await using var db = database.Open();
        Assert.Equal(2, await db.EvidenceFiles.CountAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_may_not_edit_attaches_nothing_and_a_level_below_the_records_is_refused()
    {
        await using var database = await TestDatabase.Create();
        var (open, closed) = (await database.Source("Test Source"), await database.Source("Test Source C", Confidentiality.Restricted));
        Assert.Equal("Errors.NotAllowed", Key(await database.Attach(Advocate, open)));
        Assert.Equal("Evidence.LevelWrong", Key(await database.Attach(Researcher, closed, level: Confidentiality.Internal)));
        Assert.Equal("Evidence.LevelWrong", Key(await database.Attach(Researcher, open, level: Confidentiality.Confidential)));
        var secret = await database.Source("Test Source S", Confidentiality.Confidential);
        Assert.Equal("Errors.NotFound", Key(await database.Attach(Researcher, secret)));
        Assert.Empty(database.Stored());
    }

    [Fact]
    public async Task Bytes_that_were_changed_moved_or_taken_away_and_a_key_that_is_missing_are_told_apart()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var (one, other) = (await database.Attached(Researcher, source), await database.Attached(Researcher, source, [.. "Other"u8]));
        Assert.Equal(EvidenceState.Sound, await Verify(database, one));
        var (path, moved) = (Stored(database, one), Stored(database, other));

        var sealedBytes = await File.ReadAllBytesAsync(path, Cancel);
        foreach (var at in new[] { 0, 12, 20, 40, sealedBytes.Length - 1 })
        {
            byte[] changed = [.. sealedBytes];
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(path, changed, Cancel);
            Assert.NotEqual(EvidenceState.Sound, await Verify(database, one));
        }
        await File.WriteAllBytesAsync(path, sealedBytes[..^1], Cancel);
        Assert.Equal(EvidenceState.Changed, await Verify(database, one));
        File.Copy(moved, path, overwrite: true);
        Assert.Equal(EvidenceState.Changed, await Verify(database, one));
        File.Delete(path);
        Assert.Equal(EvidenceState.Missing, await Verify(database, one));
        Assert.Equal("Evidence.CannotBeRead", Key(await database.Get<OpenFile>().Look(Researcher, one, EvidenceView.Text, Cancel)));
        Assert.Equal(1, (await database.Get<VerifyFiles>().CountBad(Administrator, Cancel)).Value.Count);

        await File.WriteAllBytesAsync(path, sealedBytes, Cancel);
        var key = Assert.Single(Directory.GetFiles(database.Get<DataFiles>().Keys, "evidence-*.key"));
        File.Move(key, key + ".away");
        Assert.Equal(EvidenceState.Unreadable, await Verify(database, one));
        // What comes gets a key of its own, and the first one's files are read again once it is back.
        await database.Attached(Researcher, source, [.. "A third"u8]);
        File.Move(key + ".away", key);
        var all = await database.Get<VerifyFiles>().All(Administrator, Cancel);
        Assert.Equal((3, 0), (all.Value.Checked, all.Value.Bad.Count));
        Assert.Equal(0, (await database.Get<VerifyFiles>().CountBad(Administrator, Cancel)).Value.Count);
    }

    [Fact]
    public async Task What_is_due_is_read_back_by_the_programs_own_clock_and_once()
    {
        await using var database = await TestDatabase.Create();
        var file = await database.Attached(Researcher, await database.Source("Test Source"));
        Assert.Equal(0, (await database.Get<VerifyFiles>().Due(Cancel)).Value.Checked);
        database.Clock.Advance(EvidenceLimits.Usual.CheckEvery);
        Assert.Equal(1, (await database.Get<VerifyFiles>().Due(Cancel)).Value.Checked);
        Assert.Equal(0, (await database.Get<VerifyFiles>().Due(Cancel)).Value.Checked);
        var line = (await database.Get<ShowFile>().Handle(Researcher, file, Cancel)).Value.Lines[0];
        Assert.Equal((EvidenceAct.Verified, "schedule", EvidenceState.Sound), (line.Act, line.By, line.Found));
        Assert.Equal("Errors.NotAllowed", Key(await database.Get<VerifyFiles>().All(Researcher, Cancel)));
    }

    [Fact]
    public async Task What_a_killed_program_left_is_named_where_it_was_acknowledged_and_goes_where_it_was_not()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var file = await database.Attached(Researcher, source);
        var path = Stored(database, file);
        // Between the commit and the name; and before the commit.
        File.Move(path, path + ".part");
        await File.WriteAllBytesAsync(Path.Combine(database.Get<DataFiles>().Evidence, new string('0', 32) + ".part"), [1, 2, 3], Cancel);
        Assert.Equal(EvidenceSteps.Bytes(EvidenceSteps.Words), await database.Content(Researcher, file));

        await database.Get<VerifyFiles>().Settle(Cancel);
        Assert.Equal([path], database.Stored());
    }

    [Fact]
    public async Task A_file_that_somebody_is_receiving_is_left_alone_by_whoever_settles()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var content = new BreakingStream(80_000, then: async () =>
        {
            Assert.Single(database.Stored());
            await database.Get<VerifyFiles>().Settle(Cancel);
        });
        var outcome = await database.Attach(Researcher, source, content: content);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Problems));
        Assert.Equal(80_000, (await database.Content(Researcher, outcome.Value))?.Length);
    }

    private static async Task<EvidenceState> Verify(TestDatabase database, long file) =>
        (await database.Get<VerifyFiles>().Handle(Researcher, file, Cancel)).Value;

    private static string Stored(TestDatabase database, long file)
    {
        using var db = database.Open();
        return Path.Combine(database.Get<DataFiles>().Evidence, db.EvidenceFiles.Single(row => row.Id == file).StoredAs);
    }

    private static byte[] Letters(int count) => EvidenceSteps.Bytes(new string('a', count));

    private static string? Key<T>(Outcome<T> outcome) => outcome.Keys() is [var key, ..] ? key : null;
}
