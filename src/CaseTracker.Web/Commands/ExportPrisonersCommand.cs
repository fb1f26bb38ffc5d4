using System.CommandLine;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Pages.Prisoners;

namespace CaseTracker.Web.Commands;

/// <summary>"export prisoners": the prisoner list of a day, to a file or to standard output.</summary>
public sealed class ExportPrisonersCommand
{
    private readonly Option<string?> _asOf = new("--as-of") { Description = Texts.Say("Export.OptionAsOf"), HelpName = "DAY" };
    private readonly Option<string?> _known = new("--known-as-of") { Description = Texts.Say("Export.OptionKnownAsOf"), HelpName = "MOMENT" };
    private readonly Option<string[]> _status = new("--status") { Description = Texts.Say("Export.OptionStatus", string.Join(", ", Enum.GetNames<CustodyStatus>())), HelpName = "STATUS", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _certainty = new("--certainty") { Description = Texts.Say("Export.OptionCertainty"), HelpName = "certain|possible" };
    private readonly Option<string?> _name = new("--name") { Description = Texts.Say("Export.OptionName"), HelpName = "TEXT" };
    private readonly List<Option<string[]>> _filters = [.. PrisonerFilters.Others.Select(filter => new Option<string[]>($"--{filter.Key}")
    {
        Description = Texts.Say("Export.OptionFilter", filter.Label, Texts.Say($"Export.OptionFilter_{filter.Kind}")), HelpName = Texts.Say($"Export.OptionValue_{filter.Kind}"), DefaultValueFactory = _ => [],
    })];
    private readonly Option<string?> _rows = new("--rows") { Description = Texts.Say("Export.OptionRows", string.Join(", ", PrisonerFilters.All.Where(filter => filter.Tabulates).Select(filter => filter.Key))), HelpName = "FILTER" };
    private readonly Option<string?> _columns = new("--columns") { Description = Texts.Say("Export.OptionColumns"), HelpName = "FILTER" };
    private readonly Option<string?> _output = new("--output") { Description = Texts.Say("Export.OptionOutput"), HelpName = "FILE" };
    private readonly Option<string?> _format = new("--format") { Description = Texts.Say("Export.OptionFormat"), HelpName = "xlsx|csv|json" };
    private readonly Option<Role> _role = CommonOptions.AsRole();
    private readonly CommonOptions _common;

    private ExportPrisonersCommand(CommonOptions common) => _common = common;

    public static void AddTo(Command export, CommonOptions common)
    {
        var verb = new ExportPrisonersCommand(common);
        var command = new Command("prisoners", Texts.Say("Export.Prisoners")) { verb._asOf, verb._known, verb._status, verb._certainty, verb._name, verb._rows, verb._columns, verb._output, verb._format, verb._role };
        foreach (var filter in verb._filters) command.Options.Add(filter);
        command.SetAction(verb.Run);
        export.Subcommands.Add(command);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        // What is wrong with the options is told before a database is made.
        var question = ExportQuestion.Read(Parts(parsed), TimeProvider.System.GetUtcNow());
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
                await Result(await export.InMemory(actor, question.Value.Question, format, question.Value.CrossTab, cancel)).Content.CopyToAsync(console, cancel);
                return;
            }
            var receipt = Result(await export.ToFile(actor, question.Value.Question, format, output, question.Value.CrossTab, cancel));
            Console.Out.WriteLine(Texts.Say("Export.Wrote", receipt.Path, receipt.Certain, receipt.Possible, receipt.Groups, receipt.HeldBack));
        }, cancel);
        return 0;
    }

    private IEnumerable<KeyValuePair<string, string?>> Parts(ParseResult parsed) =>
    [
        KeyValuePair.Create(PrisonerAddress.AsOf, parsed.GetValue(_asOf)), KeyValuePair.Create(PrisonerAddress.Known, parsed.GetValue(_known)),
        .. (parsed.GetValue(_status) ?? []).Select(status => KeyValuePair.Create(PrisonerAddress.Status, (string?)status)),
        KeyValuePair.Create(PrisonerAddress.CertaintyName, parsed.GetValue(_certainty)), KeyValuePair.Create(PrisonerAddress.Name, parsed.GetValue(_name)),
        .. _filters.SelectMany(filter => (parsed.GetValue(filter) ?? []).Select(value => KeyValuePair.Create(filter.Name.TrimStart('-'), (string?)value))),
        KeyValuePair.Create(CrossTabAddress.RowsName, parsed.GetValue(_rows)), KeyValuePair.Create(CrossTabAddress.ColumnsName, parsed.GetValue(_columns)),
    ];

    private static T Result<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new CommandException(outcome.Problems[0]);

    private static ExportFormat Format(string? word, string? output) => word is null
        ? ExportFormats.Find(Path.GetExtension(output)?.TrimStart('.')) ?? ExportFormat.Xlsx
        : ExportFormats.Find(word) ?? throw new CommandException(new Problem("Export.FormatUnknown", word));
}
