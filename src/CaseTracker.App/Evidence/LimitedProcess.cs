using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CaseTracker.App.Evidence;

/// <summary>A program that is run for what it answers.</summary>
/// <param name="Path">Its file.</param>
public sealed record ReaderProgram(string Path, params IReadOnlyList<string> Arguments);

/// <summary>What a program may take.</summary>
/// <param name="Memory">Bytes.</param>
/// <param name="Letters">Of its answer; what comes after that ends it.</param>
internal sealed record ProcessLimits(TimeSpan Time, long Memory, int Letters);

/// <summary>What became of a program.</summary>
/// <param name="Code">Its exit code; null where it was ended, for it took too long or too much memory.</param>
/// <param name="Cut">It answered more than was taken.</param>
internal sealed record ProcessAnswer(int? Code, string Text, bool Cut);

/// <summary>Runs another program over what somebody else made: it gets the bytes and nothing else (no shell, none of this program's
/// settings, a folder of its own), stands back behind whoever waits for a page, and is ended where it takes too much.</summary>
internal static class LimitedProcess
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // What programs need to find their libraries and data. Settings may hold a passphrase.
    private static readonly string[] Handed = ["PATH", "HOME", "SystemRoot", "LD_LIBRARY_PATH", "DOTNET_ROOT", "TESSDATA_PREFIX"];

    /// <summary>Throws <see cref="IOException"/> where it cannot be started, and whatever <paramref name="input"/> throws.</summary>
    /// <param name="folder">A private one in which it works.</param>
    public static async Task<ProcessAnswer> Run(ReaderProgram program, string folder, Stream input, ProcessLimits limits,
        CancellationToken cancel)
    {
        using var process = Started(program, folder, limits);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ends.CancelAfter(limits.Time);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ends.Token);
            var fed = Feed(process, input, ends.Token);
            var watched = Watch(process, limits.Memory, ends);
            var (text, cut) = await Answer(process.StandardOutput, limits.Letters, ends.Token);
            if (cut) return new(0, text, Cut: true);
            await fed;
            await errors;
            await process.WaitForExitAsync(ends.Token);
            await ends.CancelAsync();
            await watched;
            return new(process.ExitCode, text, Cut: false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(Code: null, "", Cut: false);
        }
        finally
        {
            await ends.CancelAsync();
            End(process);
        }
    }

    private static Process Started(ReaderProgram program, string folder, ProcessLimits limits)
    {
        var start = new ProcessStartInfo(program.Path, program.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        var handed = Handed.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in handed.Where(one => one.Value is not null)) start.Environment[name] = value;
        start.Environment["TMPDIR"] = folder;
        // .NET takes no more than this, Tesseract no more than one processor; neither leaves its memory in a file when it ends badly.
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.Memory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            var process = Process.Start(start)!;
            StandBack(process);
            return process;
        }
        catch (Win32Exception failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    private static void StandBack(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It ended already, or the system does not let it.
        }
    }

    private static async Task Feed(Process process, Stream input, CancellationToken cancel)
    {
        var part = new byte[1 << 16];
        await using var to = process.StandardInput.BaseStream;
        while (await input.ReadAsync(part, cancel) is > 0 and var read)
            try
            {
                await to.WriteAsync(part.AsMemory(0, read), cancel);
            }
            catch (IOException)
            {
                // It has read enough, or is gone: its exit code tells.
                return;
            }
    }

    /// <summary>Ends it once it takes more than its memory.</summary>
    private static async Task Watch(Process process, long memory, CancellationTokenSource ends)
    {
        using var look = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await look.WaitForNextTickAsync(ends.Token))
            {
                process.Refresh();
                // .NET reserves some beyond its heap.
                if (process.HasExited || process.WorkingSet64 <= 2 * memory) continue;
                await ends.CancelAsync();
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    private static async Task<(string Text, bool Cut)> Answer(StreamReader from, int letters, CancellationToken cancel)
    {
        var (text, part) = (new StringBuilder(), new char[1 << 14]);
        while (await from.ReadAsync(part, cancel) is > 0 and var read)
        {
            text.Append(part, 0, Math.Min(read, letters - text.Length));
            if (text.Length == letters) return (text.ToString(), true);
        }
        return (text.ToString(), false);
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}
