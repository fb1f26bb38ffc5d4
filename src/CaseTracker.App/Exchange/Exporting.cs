using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Storage;
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<T>.Failed(new Problem("Export.CannotWrite", path));
        }
    }

    /// <summary>Into a file without a name, for a page's download or a pipe: they get everything or nothing, and only after the audit
    /// log holds it.</summary>
    public static async Task<Outcome<PreparedExport<T>>> Prepare<T>(SpoolFolder folder, Func<Stream, Task<Outcome<T>>> make)
    {
        FileStream? file = null;
        try
        {
            file = PrivateFiles.OpenNameless(folder.Path);
            var outcome = await make(file);
            if (!outcome.Succeeded) return Outcome<PreparedExport<T>>.Failed(outcome.Problems);
            file.Position = 0;
            var prepared = new PreparedExport<T>(outcome.Value, file);
            file = null;
            return Outcome<PreparedExport<T>>.Of(prepared);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<PreparedExport<T>>.Failed(new Problem("Export.CannotWrite", folder.Path));
        }
        finally
        {
            if (file is not null) await file.DisposeAsync();
        }
    }
}
