using System.CommandLine;
using CaseTracker.Benchmarks.Circuits;
using CaseTracker.Benchmarks.Faults;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Benchmarks.Measuring;

namespace CaseTracker.Benchmarks;

/// <summary>The verbs <c>generate</c>, <c>measure</c>, <c>circuits</c> and <c>faults</c>. Results go to standard output; what is
/// wrong is one line on standard error, with exit code 2.</summary>
public static class BenchmarkCommands
{
    private const int Wrong = 2, MostPeople = 1_000_000;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var root = new RootCommand("Makes databases of synthetic people, and measures the program's handlers beside plain SQL.");
        root.Subcommands.Add(Generate(output));
        root.Subcommands.Add(Measure(output, error));
        root.Subcommands.Add(Circuits(output, error));
        root.Subcommands.Add(Faults(output));
        root.Subcommands.Add(Write(output));
        var parsed = root.Parse(args);
        try
        {
            if (parsed.Errors.Count > 0)
                throw new ArgumentException(parsed.UnmatchedTokens is [var first, ..]
                    ? $"«{first}» is not expected here." : parsed.Errors[0].Message);
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output,
                Error = error
            }, cancel);
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(wrong.Message.ReplaceLineEndings(" "));
            return Wrong;
        }
    }

    private static Command Generate(TextWriter output)
    {
        var people = People();
        var file = new Option<string>("--output") { Description = "The SQLite file to make.", HelpName = "FILE", Required = true };
        var replace = new Option<bool>("--replace") { Description = "Write over the file if there is one." };
        var command = new Command("generate", "Makes a database of synthetic people, the same each time.") { people, file, replace };
        command.SetAction(async (parsed, cancel) =>
        {
            var (count, path) = (Checked(parsed.GetValue(people)), Place(parsed.GetValue(file)!, parsed.GetValue(replace)));
            await BenchmarkFile.Generate(count, path, cancel);
            await output.WriteLineAsync($"{path}: {count} people, {new FileInfo(path).Length / 1_000_000} MB");
        });
        return command;
    }

    private static Command Measure(TextWriter output, TextWriter error)
    {
        var people = People();
        var only = new Option<string?>("--only") { Description = "The one question to measure.", HelpName = "NAME" };
        var command = new Command("measure",
            "Measures handlers and plain SQL over one file in the temporary folder, made where it is not there.") { people, only };
        command.SetAction(async (parsed, cancel) =>
        {
            var count = Checked(parsed.GetValue(people));
            var path = await Made(count, error, cancel);
            await foreach (var line in Measurements.Of(path, count, parsed.GetValue(only), cancel))
                await output.WriteLineAsync(line.ToString());
        });
        return command;
    }

    private static Command Circuits(TextWriter output, TextWriter error)
    {
        var people = People();
        var program = new Option<string>("--program")
        {
            Description = "The program's assembly, as published.",
            HelpName = "FILE",
            Required = true
        };
        var pages = new Option<int>("--pages")
        {
            Description = "How many pages are open in the end.",
            HelpName = "N",
            DefaultValueFactory = _ => 1000
        };
        var only = new Option<string?>("--only")
        {
            Description = "The one page to measure: home, list, prisoners, person or form; or open, for many of a list.",
            HelpName = "NAME"
        };
        var command = new Command("circuits", "Opens pages as browsers do, and measures what the program needs to keep them open.")
        {
            people, program, pages, only
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = await Made(Checked(parsed.GetValue(people)), error, cancel);
            var at = Path.GetFullPath(parsed.GetValue(program)!);
            if (!File.Exists(at)) throw new ArgumentException($"--program {at}: there is no such file. Publish the program first.");
            await foreach (var line in CircuitMeasurements.Of(at, file, parsed.GetValue(pages), parsed.GetValue(only), cancel))
                await output.WriteLineAsync(line.ToString());
        });
        return command;
    }

    private static Command Faults(TextWriter output)
    {
        var kills = new Option<int>("--kills") { Description = "How often.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var command = new Command("faults", "Kills a process that writes, and looks whether what it acknowledged is there.")
        {
            kills
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = Directory.CreateTempSubdirectory("casetracker-faults-").FullName;
            try
            {
                await output.WriteLineAsync(await KilledWrites.Run(parsed.GetValue(kills), folder, cancel));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static Command Write(TextWriter output)
    {
        var file = new Option<string>("--database") { Description = "The SQLite file.", HelpName = "FILE", Required = true };
        var command = new Command("write", "Writes records, files and tables until it is killed, and says what was acknowledged.") { file };
        command.SetAction((parsed, cancel) => EndlessWriter.Run(Path.GetFullPath(parsed.GetValue(file)!), output, cancel));
        return command;
    }

    private static async Task<string> Made(int people, TextWriter error, CancellationToken cancel)
    {
        var path = BenchmarkFile.Shared(people);
        if (File.Exists(path)) return path;
        await error.WriteLineAsync($"Making {path}");
        await BenchmarkFile.Generate(people, path, cancel);
        return path;
    }

    private static Option<int> People() =>
        new("--people") { Description = $"How many people, from 1 to {MostPeople}.", HelpName = "N", Required = true };

    private static int Checked(int people) => people is >= 1 and <= MostPeople ? people
        : throw new ArgumentException($"--people {people}: give a number from 1 to {MostPeople}.");

    private static string Place(string output, bool replace)
    {
        if (string.IsNullOrWhiteSpace(output)) throw new ArgumentException("--output: give the name of a file.");
        var path = Path.GetFullPath(output);
        if (Directory.Exists(path)) throw new ArgumentException($"--output {output} is a folder: give the name of a file in it.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new ArgumentException($"--output {output}: there is no folder {Path.GetDirectoryName(path)}.");
        return !File.Exists(path) || replace
            ? path : throw new ArgumentException($"--output {output}: this file exists. Name another, or add --replace to write over it.");
    }
}
