using System.CommandLine;
using System.Text.Json;
using CaseTracker.App.Import;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"import FILE --kind KIND": stores the rows of a table. What is wrong with which row goes to standard error, the numbers as one
/// line of JSON to standard output; the exit code is 0 only where no row was rejected.</summary>
public sealed class ImportCommand
{
    private const int SomeRejected = 1;

    private readonly CommonOptions _common;
    private readonly Argument<string> _file = new("FILE") { Description = Texts.Localize("Import.ArgumentFile") };
    private readonly Option<string> _kind = new("--kind")
    {
        Description = Texts.Localize("Import.OptionKind", string.Join(", ", PlanImport.Kinds)),
        HelpName = "KIND",
        Required = true,
    };
    private readonly Option<string?> _mapping = new("--mapping")
    {
        Description = Texts.Localize("Import.OptionMapping"),
        HelpName = "FILE",
    };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = Texts.Localize("Import.OptionDryRun") };
    private readonly Option<string?> _refused = new("--refused")
    {
        Description = Texts.Localize("Import.OptionRefused"),
        HelpName = "FILE",
    };
    private readonly CommandUser _user = new();

    private ImportCommand(CommonOptions common) => _common = common;

    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var verb = new ImportCommand(common);
        var command = new Command("import", Texts.Localize("Import.Command"))
        {
            verb._file, verb._kind, verb._mapping, verb._dryRun, verb._refused,
        };
        verb._user.AddTo(command);
        command.SetAction((parsed, cancel) => verb.Run(parsed, cancel));
        root.Subcommands.Add(command);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var path = parsed.GetValue(_file)!;
        if (!File.Exists(path)) throw new CommandException(new Problem("Import.FileMissing", path));
        var mapping = await Mapping(parsed.GetValue(_mapping), cancel);
        var request = new ImportRequest(await File.ReadAllBytesAsync(path, cancel), Path.GetFileName(path), parsed.GetValue(_kind)!,
            mapping, parsed.GetValue(_dryRun));
        ImportReceipt? receipt = null;
        await CommandHost.Run(parsed.GetValue(_common.Data), parsed.GetValue(_common.Environment), async services =>
            receipt = Result(await services.GetRequiredService<ImportRecords>()
                .Handle(await _user.Find(parsed, services, cancel), request, null, cancel)), cancel);
        await Tell(receipt!, parsed.GetValue(_refused) ?? $"{Path.GetFileNameWithoutExtension(path)}-refused.xlsx", cancel);
        return receipt!.Rejected > 0 ? SomeRejected : 0;
    }

    private async Task Tell(ImportReceipt receipt, string refused, CancellationToken cancel)
    {
        foreach (var notice in receipt.Notices) Console.Error.WriteLine(notice);
        foreach (var (row, column, problem) in receipt.Problems)
        {
            var words = column is null ? problem.Localize() : Texts.Localize("Import.InColumn", column, problem);
            Console.Error.WriteLine((receipt.Sheet is { } sheet ? Texts.Localize("Import.LineInSheet", sheet, row, words)
                : Texts.Localize("Import.Line", row, words)).ReplaceLineEndings(" "));
        }
        if (receipt.Rejected > 0)
        {
            await using (var output = File.Create(refused)) receipt.WriteRefused(output, _common.Clock.GetUtcNow().UtcDateTime);
            Console.Error.WriteLine(Texts.Localize("Import.WroteRefused", Path.GetFullPath(refused)));
        }
        cancel.ThrowIfCancellationRequested();
        Console.Out.WriteLine(JsonSerializer.Serialize(new
        {
            rows = receipt.Rows,
            @new = receipt.New,
            changed = receipt.Changed,
            unchanged = receipt.Unchanged,
            rejected = receipt.Rejected
        }));
    }

    private static async Task<ImportMapping> Mapping(string? path, CancellationToken cancel)
    {
        if (path is null) return ImportMapping.None;
        if (!File.Exists(path)) throw new CommandException(new Problem("Import.MappingMissing", path));
        return Result(ImportMapping.Read(await File.ReadAllTextAsync(path, cancel)));
    }

    /// <summary>Of a file that cannot be read all is told at once: whoever mends it mends it whole.</summary>
    private static T Result<T>(Outcome<T> outcome)
    {
        if (outcome.Succeeded) return outcome.Value;
        foreach (var problem in outcome.Problems.SkipLast(1)) Console.Error.WriteLine(problem.Localize().ReplaceLineEndings(" "));
        throw new CommandException(outcome.Problems[^1]);
    }
}
