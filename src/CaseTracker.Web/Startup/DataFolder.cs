using System.Reflection;

namespace CaseTracker.Web.Startup;

/// <summary>The data folder when nobody names one: the repository's for a program that runs where it was built,
/// whatever folder or configuration it was called from; beside the program once it is published.</summary>
public static class DataFolder
{
    public static string Default()
    {
        var program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var project = typeof(DataFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ProjectDirectory")?.Value;
        var published = Path.GetFileName(program) == "publish";
        var builtHere = project is not null && !published
            && program.StartsWith(Path.Combine(project, "bin") + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return builtHere ? Path.GetFullPath(Path.Combine(project!, "..", "..", "data")) : Path.Combine(program, "data");
    }
}
