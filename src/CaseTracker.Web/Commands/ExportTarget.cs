using System.CommandLine;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>Where an export goes, in which format and with whose rights: the options that all exports share.</summary>
public sealed class ExportTarget(CommonOptions common)
{
    private readonly Option<string?> _output = new("--output") { Description = Texts.Localize("Export.OptionOutput"), HelpName = "FILE" };
    private readonly Option<string?> _format = new("--format")
    {
        Description = Texts.Localize("Export.OptionFormat"),
        HelpName = "xlsx|csv|json"
    };
    private readonly Option<Role> _role = CommonOptions.AsRole();

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_format);
        command.Options.Add(_role);
    }

    /// <summary>Writes the export to its file and says so in one line, or alone to standard output.</summary>
    /// <param name="question">What is wrong with the options is told before a database is made.</param>
    public async Task<int> Write(ParseResult parsed, Outcome<ExportSubject> question, CancellationToken cancel)
    {
        var subject = Result(question);
        var output = parsed.GetValue(_output) is { Length: > 0 } file and not "-" ? file : null;
        var format = Format(parsed.GetValue(_format), output);
        if (output is null && format == ExportFormat.Xlsx) throw new CommandException(new Problem("Export.NeedsFile"));
        var user = CurrentUser.Operator(parsed.GetValue(_role));
        await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
        {
            var export = services.GetRequiredService<ExportRecords>();
            if (output is null)
            {
                await using var prepared = Result(await export.Prepare(user, subject, format, cancel));
                await using var console = Console.OpenStandardOutput();
                await prepared.Content.CopyToAsync(console, cancel);
                return;
            }
            Console.Out.WriteLine(Told(Result(await export.ToFile(user, subject, format, output, cancel))));
        }, cancel);
        return 0;
    }

    private static string Told(ExportReceipt receipt) => receipt.Counts switch
    {
        PrisonersWritten people => Texts.Localize("Export.Wrote", receipt.Path, people.Certain, people.Possible, people.Groups,
            people.HeldBack),
        RowsWritten { HeldBack: { } heldBack } rows => Texts.Localize("Lists.Wrote", receipt.Path, rows.Rows, heldBack),
        RowsWritten rows => Texts.Localize("Lists.WroteRows", receipt.Path, rows.Rows),
        _ => throw new ArgumentOutOfRangeException(nameof(receipt)),
    };

    private static T Result<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new CommandException(outcome.Problems[0]);

    private static ExportFormat Format(string? word, string? output) => word is null
        ? ExportFormats.Find(Path.GetExtension(output)?.TrimStart('.')) ?? ExportFormat.Xlsx
        : ExportFormats.Find(word) ?? throw new CommandException(new Problem("Export.FormatUnknown", word));
}
