using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Storage;
using CaseTracker.Web.Commands;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What a command said, and how it ended.</summary>
public sealed record CommandAnswer(int ExitCode, string Output, string Errors);

/// <summary>The program started once, for one command after the other: starting it costs many times what a command does. What is to be seen
/// of a process, its end or what it is handed, starts its own: <see cref="AppProcess.Run"/>.</summary>
public static class WarmProgram
{
    private const string Setting = "CASETRACKER_TESTS_COMMANDS";
    private const char End = '\u0004';
    private static readonly Lazy<Process> Program = new(Start);
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Runs a command in a folder.</summary>
    public static Task<CommandAnswer> Run(TemporaryFolder folder, params string[] args) => RunWith(folder, [], args);

    /// <summary>Runs a command in a folder, with settings that are its own alone.</summary>
    public static async Task<CommandAnswer> RunWith(TemporaryFolder folder, (string Name, string Value)[] settings, params string[] args)
    {
        await Turn.WaitAsync();
        try
        {
            var program = Program.Value;
            await program.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Asked(folder.Path, args,
                settings.ToDictionary(setting => setting.Name, setting => setting.Value))));
            await program.StandardInput.FlushAsync();
            var (output, errors) = (Read(program.StandardOutput), Read(program.StandardError));
            await Task.WhenAll(output, errors).WaitAsync(Patience.Limit);
            return new(int.Parse((await output).End, CultureInfo.InvariantCulture), (await output).Text,
                (await errors).Text);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>In the program, before it begins: runs what is asked until nobody asks any more, where it was started for that.</summary>
    public static void RunHere()
    {
        if (Environment.GetEnvironmentVariable(Setting) is null) return;
        PrivateFiles.CloseWhatComes();
        while (Console.In.ReadLine() is { } line)
        {
            var asked = JsonSerializer.Deserialize<Asked>(line)!;
            Directory.SetCurrentDirectory(asked.Folder);
            foreach (var (name, value) in asked.Settings) Environment.SetEnvironmentVariable(name, value);
            // On a thread of its own: the language that one command speaks is not the next one's.
            var code = Task.Run(() => CommandLine.Run(asked.Args, TimeProvider.System)).GetAwaiter().GetResult();
            foreach (var name in asked.Settings.Keys) Environment.SetEnvironmentVariable(name, null);
            Console.Out.Write($"{End}{code}\n");
            Console.Error.Write($"{End}\n");
        }
        Environment.Exit(0);
    }

    public static void Stop()
    {
        if (!Program.IsValueCreated) return;
        Program.Value.StandardInput.Close();
        if (!Program.Value.WaitForExit(Patience.Limit)) Program.Value.Kill();
        Program.Value.Dispose();
    }

    private static Process Start() => Process.Start(AppProcess.Starting([], Path.GetTempPath(), LateAnswers.Hook, (Setting, "1")))!;

    /// <summary>As <see cref="AppProcess.Output"/>: the end of the last line is not part of it.</summary>
    private static async Task<(string Text, string End)> Read(StreamReader from)
    {
        var lines = new List<string>();
        while (await from.ReadLineAsync() is { } line)
        {
            var end = line.IndexOf(End, StringComparison.Ordinal);
            if (end != 0) lines.Add(end < 0 ? line : line[..end]);
            if (end >= 0) return (string.Join('\n', lines), line[(end + 1)..]);
        }
        throw new InvalidOperationException($"The program ended: {string.Join('\n', lines)}");
    }

    private sealed record Asked(string Folder, string[] Args, Dictionary<string, string> Settings);
}
