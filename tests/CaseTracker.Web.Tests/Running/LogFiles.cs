namespace CaseTracker.Web.Tests.Running;

/// <summary>The lines that the program logged to files.</summary>
public static class LogFiles
{
    public static IReadOnlyList<string> Read(TemporaryFolder data) =>
        Directory.GetFiles(Path.Combine(data.Path, "logs")).SelectMany(File.ReadAllLines).ToList();
}
