using System.CommandLine;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Exchange;

namespace CaseTracker.Web.Commands;

/// <summary>"export prisoners": the prisoner list of a day, to a file or to standard output.</summary>
public sealed class ExportPrisonersCommand
{
    private readonly Option<string?> _asOf = new("--as-of") { Description = Texts.Say("Export.OptionAsOf"), HelpName = "DAY" };
    private readonly Option<string?> _known = new("--known-as-of") { Description = Texts.Say("Export.OptionKnownAsOf"), HelpName = "MOMENT" };
    private readonly Option<string[]> _status = new("--status") { Description = Texts.Say("Export.OptionStatus", string.Join(", ", Enum.GetNames<CustodyStatus>())), HelpName = "STATUS", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _certainty = new("--certainty") { Description = Texts.Say("Export.OptionCertainty"), HelpName = "certain|possible" };
    private readonly Option<string?> _name = new("--name") { Description = Texts.Say("Export.OptionName"), HelpName = "TEXT" };
    private readonly Option<string?> _output = new("--output") { Description = Texts.Say("Export.OptionOutput"), HelpName = "FILE" };
    private readonly Option<string?> _format = new("--format") { Description = Texts.Say("Export.OptionFormat"), HelpName = "xlsx|csv|json" };
    private readonly Option<Role> _role = CommonOptions.AsRole();
    private readonly CommonOptions _common;

    private ExportPrisonersCommand(CommonOptions common) => _common = common;

    public static void AddTo(Command export, CommonOptions common)
    {
        var verb = new ExportPrisonersCommand(common);
        var command = new Command("prisoners", Texts.Say("Export.Prisoners")) { verb._asOf, verb._known, verb._status, verb._certainty, verb._name, verb._output, verb._format, verb._role };
        command.SetAction(verb.Run);
        export.Subcommands.Add(command);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        // What is wrong with the options is told before a database is made.
        var question = new ExportQuestion(parsed.GetValue(_asOf), parsed.GetValue(_known), parsed.GetValue(_status) ?? [], parsed.GetValue(_certainty), parsed.GetValue(_name))
            .Read(TimeProvider.System.GetUtcNow());
        if (!question.Succeeded) throw new CommandException(question.Problems[0]);
        var output = parsed.GetValue(_output) is { Length: > 0 } file and not "-" ? file : null;
        var format = Format(parsed.GetValue(_format), output);
        if (output is null && format == ExportFormat.Xlsx) throw new CommandException(new Problem("Export.NeedsFile"));

        var actor = Actor.Operator(parsed.GetValue(_role));
        await CommandHost.Run(parsed.GetValue(_common.Data), parsed.GetValue(_common.Environment), async services =>
        {
            var export = services.GetRequiredService<ExportPrisoners>();
            if (output is null)
            {
                await using var console = Console.OpenStandardOutput();
                await Result(await export.InMemory(actor, question.Value, format, cancel)).Content.CopyToAsync(console, cancel);
                return;
            }
            var receipt = Result(await export.ToFile(actor, question.Value, format, output, cancel));
            Console.Out.WriteLine(Texts.Say("Export.Wrote", receipt.Path, receipt.Certain, receipt.Possible, receipt.Groups, receipt.HeldBack));
        }, cancel);
        return 0;
    }

    private static T Result<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new CommandException(outcome.Problems[0]);

    private static ExportFormat Format(string? word, string? output) => word is null
        ? ExportFormats.Find(Path.GetExtension(output)?.TrimStart('.')) ?? ExportFormat.Xlsx
        : ExportFormats.Find(word) ?? throw new CommandException(new Problem("Export.FormatUnknown", word));
}
