using CaseTracker.App.Evidence;
using CaseTracker.App.History;
using CaseTracker.App.Teams;
using CaseTracker.App.Tests.Related;
using CaseTracker.App.Tests.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>A search finds files as their records are seen: by their names, and by the words of their texts.</summary>
public class FindFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One register with a file of each way in which it may be hidden; all hold the same word.</summary>
    [Fact]
    public async Task A_search_finds_for_each_viewer_what_the_viewer_may_know_of()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Joined("One", Role.Researcher), await database.Joined("Other", Role.Researcher));
        var open = await database.Source("Test Source");
        await File(open, "open", Confidentiality.Internal);
        await File(open, "closed", null);
        await File(await database.Source("Test Informant", Confidentiality.Confidential), "confidential", Confidentiality.Confidential);
        var removed = await database.Source("Test Source R");
        await File(removed, "of-removed-record", Confidentiality.Internal);
        Assert.True((await database.Get<RemoveRecord>().Handle(Researcher, removed, 1, "Test reason", Cancel)).Succeeded);
        await File(open, "removed", Confidentiality.Internal, remove: true);
        var child = await database.Person("Test Child A");
        await File(child, "child", Confidentiality.Internal);
        await File(await database.Event(child, CustodyEventKind.Arrest, "2024-05-10"), "arrest", Confidentiality.Internal);
        await database.Change(Administrator, child, details => details.AgeGroup = AgeGroup.Child);
        var story = await database.CaseOf("Test case");
        await File(story, "limited", Confidentiality.Internal);
        var limited = await database.Get<LimitRecord>().Handle(Administrator, story, [one.AccountId!.Value], [], Cancel);
        Assert.True(limited.Succeeded, string.Join(" ", limited.Problems));
        await database.ReadAll();

        foreach (var words in new[] { "quillon", "of test place", "jotted" })
        {
            await Finds(Advocate, words, "open");
            await Finds(other, words, "arrest", "child", "closed", "open");
            await Finds(one, words, "arrest", "child", "closed", "limited", "open");
            await Finds(Administrator, words, "arrest", "child", "closed", "confidential", "limited", "open");
        }
        // Words of what is hidden find nothing, and neither does its name.
        foreach (var name in new[] { "closed", "confidential", "of-removed-record", "removed", "child", "arrest", "limited" })
            await Finds(Advocate, name);

        async Task File(long record, string name, Confidentiality? level, bool remove = false)
        {
            var file = await database.Attached(Administrator, record, EvidenceSteps.Bytes($"Quillon of Test Place: {name}"),
                $"{name}, jotted.txt", level);
            if (remove) Assert.True((await database.Get<RemoveFile>().Handle(Administrator, file, "Test reason", Cancel)).Succeeded);
        }

        async Task Finds(CurrentUser user, string words, params string[] names) => Assert.Equal(
            names.Select(name => $"{name}, jotted.txt"),
            (await database.Find(user, words, most: 100)).Found.Select(found => found.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_last_received_come_first_and_more_than_are_told_are_said_to_be_there()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        foreach (var number in Enumerable.Range(1, 3))
            await database.Attached(Researcher, source, EvidenceSteps.Bytes($"Quillon {number}"), $"{number}.txt");
        await database.ReadAll();
        var found = await database.Find(Researcher, "quillon", most: 2);
        Assert.Equal((true, false), (found.More, found.Beyond));
        Assert.Equal(["3.txt", "2.txt"], found.Found.Select(file => file.Name));
        Assert.False((await database.Find(Researcher, "quillon", most: 3)).More);
    }
}
