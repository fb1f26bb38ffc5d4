using CaseTracker.App.Evidence;

namespace CaseTracker.Web.Startup;

/// <summary>How this program is started once more, to read the text of a document beside itself.</summary>
public static class DocumentReader
{
    public const string Verb = "read-file-text";

    public static ReaderProgram Program()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{typeof(DocumentReader).Assembly.GetName().Name}.dll");
        var started = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(started) ? new(started, Verb) : new(Environment.ProcessPath!, assembly, Verb);
    }
}
