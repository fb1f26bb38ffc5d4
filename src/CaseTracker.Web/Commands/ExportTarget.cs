using System.CommandLine;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Exchange;
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
    private readonly Option<string?> _audience = new($"--{ExportQuestion.For}")
    {
        Description = Texts.Localize("Export.OptionAudience"),
        HelpName = string.Join('|', AudienceProfile.Words)
    };
    private readonly Option<string?> _reason = new($"--{ExportQuestion.Why}")
    {
        Description = Texts.Localize("Export.OptionReason"),
        HelpName = "TEXT"
    };
    private readonly Option<bool> _hxl = new($"--{ExportQuestion.Hxl}") { Description = Texts.Localize("Export.OptionHxl") };
    private readonly CommandUser _user = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_format);
        foreach (var option in new Option[] { _audience, _reason, _hxl }) command.Options.Add(option);
        _user.AddTo(command);
    }

    /// <summary>What the options ask of the file, by the names of addresses.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Order(ParseResult parsed) =>
    [
        KeyValuePair.Create(ExportQuestion.For, parsed.GetValue(_audience)),
        KeyValuePair.Create(ExportQuestion.Why, parsed.GetValue(_reason)),
        KeyValuePair.Create(ExportQuestion.Hxl, parsed.GetValue(_hxl) ? "1" : null),
    ];

    /// <summary>Writes the export to its file and says so in one line, or alone to standard output.</summary>
    /// <param name="question">What is wrong with the options is told before a database is made.</param>
    public async Task<int> Write(ParseResult parsed, Outcome<ExportSubject> question, CancellationToken cancel)
    {
        var subject = Result(question);
        var output = parsed.GetValue(_output) is { Length: > 0 } file and not "-" ? file : null;
        var format = subject.Name == ExportTable.Entities.Name ? ExportFormat.Json : Format(parsed.GetValue(_format), output);
        if (subject.NotAs(format) is { } wrong) throw new CommandException(wrong);
        if (output is null && format == ExportFormat.Xlsx) throw new CommandException(new Problem("Export.NeedsFile"));
        await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
        {
            var user = await _user.Find(parsed, services, cancel);
            if (subject.Order.Audience is Audience.Un or Audience.Public)
            {
                await Send(services.GetRequiredService<SendExport>(), user, subject, format, output, cancel);
                return;
            }
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

    /// <summary>Asks for the file; it is written where somebody has approved it, or where nobody else is there to.</summary>
    internal static async Task Send(SendExport send, CurrentUser user, ExportSubject subject, ExportFormat format, string? output,
        CancellationToken cancel)
    {
        var asked = Result(await send.Ask(user, subject, format, cancel));
        if (asked.State == MadeFileState.Waiting)
        {
            Console.Out.WriteLine(Texts.Localize("Export.Filed", asked.Id));
            return;
        }
        var (file, content) = Result(await send.Take(user, asked.Id, cancel));
        if (output is null)
        {
            await using var console = Console.OpenStandardOutput();
            await console.WriteAsync(content, cancel);
            return;
        }
        if (Exporting.ToFile(output, content) is { } problem) throw new CommandException(problem);
        Console.Out.WriteLine(subject.Name == ExportedReport.Name ? Texts.Localize("Reports.Wrote", Path.GetFullPath(output))
            : Texts.Localize("Lists.WroteRows", Path.GetFullPath(output), file.Rows));
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
