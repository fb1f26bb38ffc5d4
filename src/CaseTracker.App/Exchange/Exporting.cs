using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Where exports go, whatever they hold.</summary>
public static class Exporting
{
    /// <summary>A file that is there already, into its place: whole, or not at all; null, or what kept it from there.</summary>
    public static Problem? ToFile(string path, byte[] content)
    {
        var opened = CompleteFile.For(path);
        if (!opened.Succeeded) return opened.Problems[0];
        using var file = opened.Value;
        file.Stream.Write(content);
        return file.Keep();
    }

    /// <summary>Into a file, which is replaced only by a complete one.</summary>
    internal static async Task<Outcome<ExportReceipt>> ToFile(string path, Func<Stream, Task<Outcome<ExportReceipt>>> make)
    {
        // Before the work, so that a wrong place is told at once.
        var opened = CompleteFile.For(path);
        if (!opened.Succeeded) return Outcome<ExportReceipt>.Failed(opened.Problems);
        using var file = opened.Value;
        try
        {
            var outcome = await make(file.Stream);
            return outcome.Succeeded && file.Keep() is { } problem ? Outcome<ExportReceipt>.Failed(problem) : outcome;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<ExportReceipt>.Failed(new Problem("Export.CannotWrite", path));
        }
    }

    /// <summary>Into a file without a name, for a page's download or a pipe: they get everything or nothing, and only after the audit
    /// log holds it.</summary>
    internal static async Task<Outcome<PreparedExport>> Prepare(SpoolFolder folder, Func<Stream, Task<Outcome<ExportReceipt>>> make)
    {
        FileStream? file = null;
        try
        {
            file = PrivateFiles.OpenNameless(folder.Path);
            var outcome = await make(file);
            if (!outcome.Succeeded) return Outcome<PreparedExport>.Failed(outcome.Problems);
            file.Position = 0;
            var prepared = new PreparedExport(outcome.Value, file);
            file = null;
            return Outcome<PreparedExport>.Of(prepared);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<PreparedExport>.Failed(new Problem("Export.CannotMake"));
        }
        finally
        {
            if (file is not null) await file.DisposeAsync();
        }
    }
}
