using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Benchmarks.Generating;
using Microsoft.Diagnostics.NETCore.Client;

namespace CaseTracker.Benchmarks.Circuits;

/// <summary>The published program as a process of its own over a file of synthetic people, with somebody signed in.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    /// <summary>The runtime's GCHeapCollect: whoever listens with it has a full collection made.</summary>
    private const long CollectNow = 0x800000;

    private readonly Process _process;
    private readonly string _folder;
    private readonly CookieContainer _cookies = new();

    private RunningProgram(string program, string file)
    {
        _folder = Directory.CreateTempSubdirectory("casetracker-circuits-").FullName;
        var start = new ProcessStartInfo("dotnet", [program, "--data", _folder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CaseTracker__Database__ConnectionString"] = BenchmarkFile.ConnectionString(file);
        // Very many pages of one person are what is measured.
        foreach (var whose in new[] { "OfSession", "OfAddress" }) start.Environment[$"CaseTracker__Pages__{whose}"] = "100000";
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Browser = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, UseCookies = true });
    }

    public HttpClient Browser { get; }

    public Uri Address { get; private set; } = default!;

    /// <summary>What a browser sends of who is signed in.</summary>
    public string Cookies => _cookies.GetCookieHeader(Address);

    /// <summary>The memory that the process has in use, in megabytes.</summary>
    public double ResidentMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1_000_000.0;
        }
    }

    /// <summary>The memory in use after .NET was told to look for what nobody needs any more, once it has given that back, which it does
    /// bit by bit.</summary>
    public async Task<double> Settled(CancellationToken cancel)
    {
        using (var looking = await new DiagnosticsClient(_process.Id).StartEventPipeSessionAsync(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectNow)],
            requestRundown: false, token: cancel))
            await looking.StopAsync(cancel);
        var least = ResidentMb;
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(1000, cancel);
            if (ResidentMb >= least * 0.99) continue;
            (least, quiet) = (ResidentMb, 0);
        }
        return least;
    }

    public static async Task<RunningProgram> Start(string program, string file, CancellationToken cancel)
    {
        var running = new RunningProgram(program, file);
        var link = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        running._process.OutputDataReceived += (_, line) =>
        {
            if (Link().Match(line.Data ?? "") is { Success: true } found) link.TrySetResult(new(found.Value));
        };
        running._process.EnableRaisingEvents = true;
        running._process.Exited += (_, _) => link.TrySetException(new InvalidOperationException($"{program} ended."));
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        var first = await link.Task.WaitAsync(TimeSpan.FromMinutes(5), cancel);
        running.Address = new Uri(first, "/");
        await running.MakeAccount(first, cancel);
        return running;
    }

    /// <summary>The first account, by the link that the program prints.</summary>
    private async Task MakeAccount(Uri link, CancellationToken cancel)
    {
        var form = await Browser.GetStringAsync(link, cancel);
        using var answer = await Browser.PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "invitation",
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
            ["Name"] = "Test Person",
            ["Email"] = "test@example.org",
            ["Password"] = "a long synthetic sentence",
            ["PasswordAgain"] = "a long synthetic sentence",
        }), cancel);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/first", StringComparison.Ordinal) is not false)
            throw new InvalidOperationException($"The first account was not made: {answer.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"https?://\S+/first\?token=\S+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
