using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CaseTracker.App.Evidence;

/// <summary>What a program may take.</summary>
/// <param name="Memory">Bytes.</param>
/// <param name="Most">Letters or bytes of its answer; what comes after that ends it.</param>
internal sealed record ProcessLimits(TimeSpan Time, long Memory, int Most);

/// <summary>What became of a program.</summary>
/// <param name="Code">Its exit code; null where it was ended, for it took too long or too much memory.</param>
/// <param name="Cut">It answered more than was taken.</param>
internal sealed record ProcessAnswer<T>(int? Code, T Content, bool Cut);

/// <summary>Runs another program over what somebody else made: it gets the bytes and nothing else (no shell, none of this program's
/// settings, a folder of its own), stands back behind whoever waits for a page, and is ended where it takes too much.</summary>
internal static class LimitedProcess
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // What programs need to find their libraries and data. Settings may hold a passphrase.
    private static readonly string[] Handed = ["PATH", "HOME", "SystemRoot", "LD_LIBRARY_PATH", "DOTNET_ROOT", "TESSDATA_PREFIX"];

    /// <summary>Throws <see cref="IOException"/> where it cannot be started, and whatever <paramref name="input"/> throws.</summary>
    /// <param name="folder">A private one in which it works.</param>
    public static Task<ProcessAnswer<string>> Text(ReaderProgram program, string folder, Stream input, ProcessLimits limits,
        CancellationToken cancel) => Run(program, folder, input, limits, "", Letters, cancel);

    /// <summary>The same for a program that answers with bytes.</summary>
    public static Task<ProcessAnswer<byte[]>> Bytes(ReaderProgram program, string folder, Stream input, ProcessLimits limits,
        CancellationToken cancel) => Run(program, folder, input, limits, [], Bytes, cancel);

    private static async Task<ProcessAnswer<T>> Run<T>(ReaderProgram program, string folder, Stream input, ProcessLimits limits, T nothing,
        Func<StreamReader, int, CancellationToken, Task<(T Content, bool Cut)>> read, CancellationToken cancel)
    {
        using var process = Started(program, folder, limits);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ends.CancelAfter(limits.Time);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ends.Token);
            var fed = Feed(process, input, ends.Token);
            var watched = Watch(process, limits.Memory, ends);
            var (content, cut) = await read(process.StandardOutput, limits.Most, ends.Token);
            if (cut) return new(0, content, Cut: true);
            await fed;
            await errors;
            await process.WaitForExitAsync(ends.Token);
            await ends.CancelAsync();
            await watched;
            return new(process.ExitCode, content, Cut: false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(Code: null, nothing, Cut: false);
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

    private static async Task<(string, bool)> Letters(StreamReader from, int most, CancellationToken cancel)
    {
        var (text, part) = (new StringBuilder(), new char[1 << 14]);
        while (await from.ReadAsync(part, cancel) is > 0 and var read)
        {
            text.Append(part, 0, Math.Min(read, most - text.Length));
            if (text.Length == most) return (text.ToString(), true);
        }
        return (text.ToString(), false);
    }

    private static async Task<(byte[], bool)> Bytes(StreamReader from, int most, CancellationToken cancel)
    {
        var (bytes, part) = (new MemoryStream(), new byte[1 << 16]);
        while (await from.BaseStream.ReadAsync(part, cancel) is > 0 and var read)
        {
            bytes.Write(part, 0, (int)Math.Min(read, most - bytes.Length));
            if (bytes.Length == most) return (bytes.ToArray(), true);
        }
        return (bytes.ToArray(), false);
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
