namespace CaseTracker.Web.Tests.Running;

/// <summary>Where things lie in the repository that holds these tests.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as it was built together with these tests.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "CaseTracker.Web", "bin", Configuration, "net10.0",
        "CaseTracker.Web.dll");

    private static string Configuration =>
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CaseTracker.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run from within the repository.");
    }
}
