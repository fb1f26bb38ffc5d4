namespace CaseTracker.Web.Tests.Running;

/// <summary>A database with the seed data, made once by the program itself: loading it costs each start more than all that a test does.
/// What is to be seen of a first start takes an empty <see cref="TemporaryFolder"/>.</summary>
public static class SeededData
{
    private const string Database = "casetracker.db";
    private static readonly Lazy<Task<TemporaryFolder>> Made = new(Make);

    /// <summary>A folder of its own with a copy.</summary>
    public static async Task<TemporaryFolder> Copy()
    {
        var (made, copy) = (await Made.Value, new TemporaryFolder());
        foreach (var file in Directory.GetFiles(made.Path, Database + "*"))
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        return copy;
    }

    public static async Task Clear()
    {
        if (Made.IsValueCreated) (await Made.Value).Dispose();
    }

    private static async Task<TemporaryFolder> Make()
    {
        var folder = new TemporaryFolder();
        await using var run = await AppProcess.Run(folder, "export", "sanctions", "--output", "seeded.csv", "--data", folder.Path);
        return run.ExitCode == 0 ? folder : throw new InvalidOperationException(run.Errors);
    }
}
