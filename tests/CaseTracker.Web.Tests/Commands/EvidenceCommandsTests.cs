using CaseTracker.App;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.Commands;

/// <summary>What commands say of attached files and of keys, for people and for scripts.</summary>
public sealed class EvidenceCommandsTests
{
    [Fact]
    public async Task A_changed_and_a_missing_file_are_named_and_a_new_key_reads_what_stands()
    {
        using var folder = await SeededData.Copy();
        var stored = await ThreeFiles(folder.Path);
        Assert.Equal("""{"checked":3,"bad":[]}""", (await Run(0, "verify-evidence", "--json")).Trim());
        var (changed, missing) = (await File.ReadAllBytesAsync(stored[1], Cancel), await File.ReadAllBytesAsync(stored[2], Cancel));
        await File.WriteAllBytesAsync(stored[1], changed[..^1], Cancel);
        File.Delete(stored[2]);
        var line = (await Run(2, "verify-evidence", "--json")).Trim();
        Assert.Matches("""^\{"checked":3,"bad":\[\{"file":2,"record":\d+,"state":"changed"\}"""
            + """,\{"file":3,"record":\d+,"state":"missing"\}\]\}$""", line);
        Assert.Contains("Could not be encrypted anew: 2", await Told(2, "rotate-keys"), StringComparison.Ordinal);

        await File.WriteAllBytesAsync(stored[1], changed, Cancel);
        await File.WriteAllBytesAsync(stored[2], missing, Cancel);
        var said = await Run(0, "rotate-keys");
        Assert.Matches("evidence: an earlier rotation .* encrypts 2 ", said);
        Assert.Matches("evidence-[0-9a-f]{16}\\.key", said);
        Assert.Equal("""{"checked":3,"bad":[]}""", (await Run(0, "verify-evidence", "--json")).Trim());

        async Task<string> Run(int code, params string[] args)
        {
            var answer = await WarmProgram.Run(folder, [.. args, "--data", folder.Path]);
            Assert.True(answer.ExitCode == code, answer.Errors);
            return answer.Output;
        }

        async Task<string> Told(int code, params string[] args)
        {
            var answer = await WarmProgram.Run(folder, [.. args, "--data", folder.Path]);
            Assert.Equal(code, answer.ExitCode);
            return answer.Errors;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where they lie.</summary>
    private static async Task<string[]> ThreeFiles(string folder)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDataProtection();
        services.AddSingleton(new DataFiles(folder));
        services.AddCaseTracker(new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, DataFiles.Database)}"));
        await using var program = services.BuildServiceProvider();
        var user = CurrentUser.Operator();
        var source = (await program.GetRequiredService<SaveRecord>().Handle<SourceDetails>(user,
            new(null, 0, new() { Title = "Test Source" }), Cancel)).Value;
        foreach (var number in Enumerable.Range(1, 3))
            Assert.True((await program.GetRequiredService<AttachFile>().Handle(user, new(source, $"{number}.txt"),
                new MemoryStream([.. "Test "u8, (byte)('0' + number)]), cancel: Cancel)).Succeeded);
        await using var db = await program.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<CaseTrackerDb>>()
            .CreateDbContextAsync(Cancel);
        return [.. db.EvidenceFiles.OrderBy(file => file.Id).Select(file => file.StoredAs).AsEnumerable()
            .Select(name => Path.Combine(folder, DataFiles.EvidenceFolder, name))];
    }
}
