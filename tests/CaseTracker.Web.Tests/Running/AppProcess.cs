using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CaseTracker.Web.Tests.Running;

/// <summary>The real program as a process of its own, with what it wrote.</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<(string Words, TaskCompletionSource<string> Told)> _awaited = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(IEnumerable<string> args, string folder, params (string Name, string Value)[] settings)
    {
        _process = new Process { StartInfo = Starting(args, folder, settings), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, _output, LinkPattern(), _link);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, _errors, ListeningPattern(), _address);
        _process.Exited += (_, _) =>
        {
            _process.WaitForExit();
            _address.TrySetException(new InvalidOperationException($"The program ended: {Errors}"));
            _link.TrySetException(new InvalidOperationException($"The program ended: {Errors}"));
            _ended.TrySetResult();
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);
    public string Errors => string.Join('\n', _errors);
    public int ExitCode => _process.ExitCode;

    /// <summary>Where the server listens, once it does.</summary>
    public Task<string> Address => _address.Task.WaitAsync(Patience.Limit);

    /// <summary>The one-time link for the first administrator, once it is printed.</summary>
    public Task<string> FirstLink => _link.Task.WaitAsync(Patience.Limit);

    /// <summary>The line of the log that has these words, once it is written.</summary>
    public Task<string> Told(string words)
    {
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Add((words, told));
        if (_errors.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) is { } line) told.TrySetResult(line);
        return told.Task.WaitAsync(Patience.Limit);
    }

    /// <summary>A server on a free port, or where one listened before; its database answers later than it is asked.</summary>
    public static AppProcess Serve(TemporaryFolder data, string address = "http://127.0.0.1:0") =>
        new(["--data", data.Path, "--urls", address], data.Path, LateAnswers.Settings);

    /// <summary>A server whose data lie elsewhere than where it is started.</summary>
    public static AppProcess ServeAt(TemporaryFolder folder, string data) =>
        new(["--data", data, "--urls", "http://127.0.0.1:0"], folder.Path, LateAnswers.Settings);

    /// <summary>A server on a free port with a setting, such as CaseTracker__Sessions__Idle.</summary>
    public static AppProcess ServeWith(TemporaryFolder data, string setting, string value) =>
        new(["--data", data.Path, "--urls", "http://127.0.0.1:0"], data.Path, [.. LateAnswers.Settings, (setting, value)]);

    /// <summary>A server with addresses and settings of its own.</summary>
    public static AppProcess ServeOn(TemporaryFolder data, string urls, params (string Name, string Value)[] settings) =>
        new(["--data", data.Path, "--urls", urls], data.Path, [.. LateAnswers.Settings, .. settings]);

    /// <summary>Runs a command to its end.</summary>
    public static Task<AppProcess> Run(TemporaryFolder folder, params string[] args) => RunWith(folder, [], args);

    /// <summary>Runs a command, or a start that is to fail, to its end, with settings.</summary>
    public static async Task<AppProcess> RunWith(TemporaryFolder folder, (string Name, string Value)[] settings, params string[] args)
    {
        var process = new AppProcess(args, folder.Path, settings);
        await process._ended.Task.WaitAsync(Patience.Limit);
        return process;
    }

    /// <summary>Stops the server and waits until its files are closed.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited) _process.Kill();
        await _ended.Task.WaitAsync(Patience.Limit);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process.Dispose();
    }

    /// <summary>The program in a folder, with these settings and none of the test runner's own.</summary>
    public static ProcessStartInfo Starting(IEnumerable<string> args, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder
        };
        start.ArgumentList.Add(Repository.Program);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
            || key.StartsWith("CaseTracker__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    private void Read(string? line, ConcurrentQueue<string> lines, Regex pattern, TaskCompletionSource<string> found)
    {
        if (line is null) return;
        lines.Enqueue(line);
        foreach (var (words, told) in _awaited) if (line.Contains(words, StringComparison.Ordinal)) told.TrySetResult(line);
        if (pattern.Match(line) is { Success: true } match) found.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex(@"(https?://\S+/first\?token=\S+)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"Listening on (http://\S+)")]
    private static partial Regex ListeningPattern();
}
