using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Where exports go, whatever they hold.</summary>
internal static class Exporting
{
    /// <summary>Into a file, which is replaced only by a complete one.</summary>
    public static async Task<Outcome<T>> ToFile<T>(string path, Func<Stream, Task<Outcome<T>>> make)
    {
        // Before the work, so that a wrong place is told at once.
        var opened = CompleteFile.For(path);
        if (!opened.Succeeded) return Outcome<T>.Failed(opened.Problems);
        using var file = opened.Value;
        try
        {
            var outcome = await make(file.Stream);
            return outcome.Succeeded && file.Keep() is { } problem ? Outcome<T>.Failed(problem) : outcome;
        }
        catch (IOException)
        {
            return Outcome<T>.Failed(new Problem("Export.CannotWrite", path));
        }
    }

    /// <summary>Into memory, for a page's download or a pipe: they get everything or nothing, and a temporary file might outlive the
    /// program on a disk.</summary>
    public static async Task<Outcome<ExportInMemory<T>>> InMemory<T>(Func<Stream, Task<Outcome<T>>> make)
    {
        var memory = new MemoryStream();
        var outcome = await make(memory);
        if (!outcome.Succeeded) return Outcome<ExportInMemory<T>>.Failed(outcome.Problems);
        memory.Position = 0;
        return Outcome<ExportInMemory<T>>.Of(new ExportInMemory<T>(outcome.Value, memory));
    }
}
