using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.History;
using CaseTracker.App.Tests.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>A file is never seen by more people than its record.</summary>
public class EvidenceSightTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_least_cleared_know_of_no_file_unless_somebody_opened_it_to_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (source, person) = (await database.Source("Test Source"), await database.Person("Test Person A"));
        foreach (var record in new[] { source, person })
        {
            var closed = await database.Attached(Researcher, record, name: "closed.txt");
            await Hidden(database, Advocate, record, closed);
            var open = await database.Attached(Researcher, record, [.. "Open"u8], "open.txt", Confidentiality.Internal);
            Assert.Equal(["open.txt"], await database.Names(Advocate, record));
            Assert.NotNull(await database.Content(Advocate, open));
            Assert.Equal(["open.txt", "closed.txt"], await database.Names(Researcher, record));
        }
    }

    [Fact]
    public async Task A_file_closes_with_its_record_and_is_hidden_while_the_record_is_removed()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var file = await database.Attached(Researcher, source, level: Confidentiality.Internal);
        Assert.NotEmpty(await database.Names(Advocate, source));

        var removed = await database.Get<RemoveRecord>().Handle(Researcher, source, 1, "Test reason", Cancel);
        Assert.True(removed.Succeeded, string.Join(" ", removed.Problems));
        await Hidden(database, Advocate, source, file);
        await Hidden(database, Administrator, source, file);

        var secret = await database.Source("Test Source C", Confidentiality.Confidential);
        var kept = await database.Attached(Administrator, secret, level: Confidentiality.Confidential);
        await Hidden(database, Advocate, secret, kept);
        await Hidden(database, Researcher, secret, kept);
        Assert.NotEmpty(await database.Names(Administrator, secret));
    }

    [Fact]
    public async Task What_may_show_a_child_is_hidden_from_whoever_may_not_read_a_childs_name()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var (child, adult) = (await database.Person("Test Child A"), await database.Person("Test Person B"));
        var arrest = await database.Event(child, CustodyEventKind.Arrest, "2024-05-10");
        var other = await database.Event(adult, CustodyEventKind.Arrest, "2024-05-10");
        await database.Cite(source, arrest, "on", "2024-05-10");
        long[] records = [child, arrest, source, adult, other];
        foreach (var record in records)
            await database.Attached(Researcher, record, EvidenceSteps.Bytes($"Of {record}"), level: Confidentiality.Internal);
        foreach (var record in records) Assert.NotEmpty(await database.Names(Advocate, record));

        await database.Change(Administrator, child, details => details.AgeGroup = AgeGroup.Child);
        foreach (var record in new[] { child, arrest, source })
        {
            Assert.Empty(await database.Names(Advocate, record));
            Assert.NotEmpty(await database.Names(Researcher, record));
        }
        foreach (var record in new[] { adult, other }) Assert.NotEmpty(await database.Names(Advocate, record));
    }

    [Fact]
    public async Task What_was_done_stands_in_the_chain_of_custody_and_in_the_log()
    {
        await using var database = await TestDatabase.Create();
        var author = await database.Joined("Author", Role.Researcher);
        var source = await database.Source("Test Source");
        var file = await database.Attached(author, source);
        await database.Content(Researcher, file);
        Assert.Equal("Evidence.ReasonMissing", (await database.Get<OpenFile>().Export(author, file, " ", Cancel)).Problems[0].Key);
        using (var exported = (await database.Get<OpenFile>().Export(author, file, "For Test Lawyer", Cancel)).Value)
            Assert.Equal(EvidenceSteps.Words.Length, exported.Bytes);
        await database.Get<VerifyFiles>().Handle(author, file, Cancel);
        Assert.Equal("Evidence.ReasonMissing", (await database.Get<RemoveFile>().Handle(author, file, "", Cancel)).Problems[0].Key);
        Assert.True((await database.Get<RemoveFile>().Handle(author, file, "Test reason", Cancel)).Succeeded);
        await Hidden(database, author, source, file, removed: true);
        Assert.Equal(file, Assert.Single((await database.Files(author, source))!.Removed).Id);
        Assert.Single(database.Stored());
        Assert.True((await database.Get<RemoveFile>().Restore(author, file, Cancel)).Succeeded);

        var sheet = (await database.Get<ShowFile>().Handle(author, file, Cancel)).Value;
        Assert.Equal([EvidenceAct.Restored, EvidenceAct.Removed, EvidenceAct.Verified, EvidenceAct.Exported, EvidenceAct.Opened,
            EvidenceAct.Received], sheet.Lines.Select(line => line.Act));
        Assert.Equal(("For Test Lawyer", "Test Person Author"), (sheet.Lines[3].Reason, sheet.Lines[3].By));
        Assert.Equal(("operator", EvidenceState.Sound), (sheet.Lines[4].By, sheet.Lines[2].Found));
        var log = (await database.Get<ShowLog>().Handle(Administrator, new(RecordId: source), cancel: Cancel)).Value;
        Assert.Equal(6, log.Lines.Count(line => line.Action.ToString().StartsWith("File", StringComparison.Ordinal)));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
        // A file's line is no change of its record: there is nothing to undo and nothing for its history.
        Assert.Single((await database.Get<ShowHistory>().Handle(author, source, Cancel)).Value.Entries);
    }

    [Fact]
    public async Task A_working_copy_of_a_picture_has_no_metadata_and_what_cannot_be_stripped_is_refused_and_not_in_the_log()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        byte[] head = [0xFF, 0xD8], scan = [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];
        byte[] picture = [.. head, 0xFF, 0xE1, 0, 19, .. "GPS of Test Place"u8, .. scan];
        var photo = await database.Attached(Researcher, source, picture, "photo.jpg");
        using (var copy = (await database.Get<OpenFile>().Share(Researcher, photo, "For a test report", Cancel)).Value)
        using (var read = new MemoryStream())
        {
            await copy.Content.CopyToAsync(read, Cancel);
            Assert.Equal([.. head, .. scan], read.ToArray());
            Assert.Equal(("photo-working-copy.jpg", read.Length), (copy.Name, copy.Bytes));
        }
        Assert.Equal([EvidenceAct.Shared, EvidenceAct.Received], await Acts(photo));
        var damaged = await database.Attached(Researcher, source, picture[..^2], "damaged.jpg");
        var text = await database.Attached(Researcher, source);
        Assert.Equal(["Evidence.PictureDamaged"], await Refused(Researcher, damaged, "Test"));
        Assert.Equal(["Evidence.NoWorkingCopy"], await Refused(Researcher, text, "Test"));
        Assert.Equal(["Evidence.ReasonMissing"], await Refused(Researcher, photo, null));
        Assert.Equal([EvidenceAct.Received], await Acts(damaged));
        Assert.Equal(["Errors.NotFound"], await Refused(Advocate, photo, "Test"));

        async Task<string[]> Refused(CurrentUser user, long file, string? reason) =>
            (await database.Get<OpenFile>().Share(user, file, reason, Cancel)).Keys();

        async Task<IEnumerable<EvidenceAct>> Acts(long file) =>
            (await database.Get<ShowFile>().Handle(Researcher, file, Cancel)).Value.Lines.Select(line => line.Act);
    }

    [Fact]
    public async Task What_a_file_says_of_itself_is_read_by_whoever_may_open_it_and_that_is_an_opening()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program that stands in is Unix's.");
        // Answers with the file that it is handed.
        await using var database = await TestDatabase.Create(more: services =>
            services.AddSingleton(new FileReaders(new("/bin/sh", "-c", "tail -c +9"))));
        var source = await database.Source("Test Source");
        var photo = await Attached("""{"place":{"latitude":11.5,"longitude":104.75},"lines":[{"group":"A","name":"B","value":"C"}]}""");
        var read = (await database.Get<ReadMetadata>().Handle(Researcher, photo, Cancel)).Value;
        Assert.Equal((new MetadataLine("A", "B", "C"), new MetadataPlace(11.5, 104.75)), (Assert.Single(read.Lines), read.Place));
        Assert.Equal(EvidenceAct.Opened, (await database.Get<ShowFile>().Handle(Researcher, photo, Cancel)).Value.Lines[0].Act);
        Assert.Equal(["Errors.NotFound"], (await database.Get<ReadMetadata>().Handle(Advocate, photo, Cancel)).Keys());
        var broken = await Attached("nothing that is JSON");
        Assert.Equal(["Evidence.NoMetadata"], (await database.Get<ReadMetadata>().Handle(Researcher, broken, Cancel)).Keys());
        var text = await database.Attached(Researcher, source);
        Assert.Equal(["Errors.NotFound"], (await database.Get<ReadMetadata>().Handle(Researcher, text, Cancel)).Keys());

        Task<long> Attached(string said) => database.Attached(Researcher, source,
            [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. EvidenceSteps.Bytes(said)], "photo.png");
    }

    private static async Task Hidden(TestDatabase database, CurrentUser user, long record, long file, bool removed = false)
    {
        Assert.DoesNotContain(file, (await database.Files(user, record))?.Files.Select(one => one.Id) ?? []);
        if (!removed) Assert.DoesNotContain(file, (await database.Files(user, record))?.Removed.Select(one => one.Id) ?? []);
        Assert.Null(await database.Content(user, file));
        Assert.False((await database.Get<ShowFile>().Handle(user, file, Cancel)).Succeeded);
        await database.ReadAll();
        Assert.False((await database.Get<ShowFileText>().Handle(user, file, Cancel)).Succeeded);
        foreach (var words in new[] { "txt", "witness" })
            Assert.DoesNotContain(file, (await database.Find(user, words, most: 100)).Found.Select(one => one.Id));
        Assert.False((await database.Get<VerifyFiles>().Handle(user, file, Cancel)).Succeeded);
        Assert.False((await database.Get<OpenFile>().Export(user, file, "Test reason", Cancel)).Succeeded);
        Assert.False((await database.Get<RemoveFile>().Handle(user, file, "Test reason", Cancel)).Succeeded);
    }
}
