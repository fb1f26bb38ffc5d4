using CaseTracker.App.Evidence;

namespace CaseTracker.Web.Startup;

/// <summary>How this program is started once more, to read a file beside itself.</summary>
public static class FileReader
{
    public const string Verb = "read-file";

    public static ReaderProgram Program()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{typeof(FileReader).Assembly.GetName().Name}.dll");
        var started = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(started) ? new(started, Verb) : new(Environment.ProcessPath!, assembly, Verb);
    }
}
