using System.CommandLine;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"export prisoners": the prisoner list of a day, to a file or to standard output.</summary>
public sealed class ExportPrisonersCommand
{
    private readonly Option<string?> _asOf = new("--as-of") { Description = Texts.Localize("Export.OptionAsOf"), HelpName = "DAY" };
    private readonly Option<string?> _known = KnownOptions.AsOf(), _knownOn = KnownOptions.On();
    private readonly Option<string[]> _status = new("--status")
    {
        Description = Texts.Localize("Export.OptionStatus",
        string.Join(", ", Enum.GetNames<CustodyStatus>())),
        HelpName = "STATUS",
        DefaultValueFactory = _ => []
    };
    private readonly Option<string?> _certainty = new("--certainty")
    {
        Description = Texts.Localize("Export.OptionCertainty"),
        HelpName = "certain|possible"
    };
    private readonly Option<string?> _name = new("--name") { Description = Texts.Localize("Export.OptionName"), HelpName = "TEXT" };
    private readonly List<Option<string[]>> _filters = [.. PrisonerFilters.Others.Select(filter => new Option<string[]>($"--{filter.Key}")
    {
        Description = Texts.Localize("Export.OptionFilter", filter.Label, Texts.Localize($"Export.OptionFilter_{filter.Kind}")),
            HelpName = Texts.Localize($"Export.OptionValue_{filter.Kind}"), DefaultValueFactory = _ => [],
    })];
    private readonly Option<string?> _rows = new("--rows")
    {
        Description = Texts.Localize("Export.OptionRows",
        string.Join(", ", PrisonerFilters.All.Where(filter => filter.SupportsCrossTab).Select(filter => filter.Key))),
        HelpName = "FILTER"
    };
    private readonly Option<string?> _columns = new("--columns")
    {
        Description = Texts.Localize("Export.OptionColumns"),
        HelpName = "FILTER"
    };
    private readonly ExportTarget _target;

    private ExportPrisonersCommand(CommonOptions common) => _target = new ExportTarget(common);

    public static void AddTo(Command export, CommonOptions common)
    {
        var verb = new ExportPrisonersCommand(common);
        var command = new Command(PrisonerFilters.List.Name, Texts.Localize("Export.Prisoners")) { verb._asOf, verb._known, verb._knownOn,
            verb._status, verb._certainty, verb._name, verb._rows, verb._columns };
        foreach (var filter in verb._filters) command.Options.Add(filter);
        verb._target.AddTo(command);
        command.SetAction((parsed, cancel) => verb._target.Write(parsed,
            ExportQuestion.Read(PrisonerFilters.List, verb.Parts(parsed), common.Clock.GetUtcNow(), options: true), cancel));
        export.Subcommands.Add(command);
    }

    private IEnumerable<KeyValuePair<string, string?>> Parts(ParseResult parsed) =>
    [
        KeyValuePair.Create(PrisonerAddress.AsOf, parsed.GetValue(_asOf)),
            KeyValuePair.Create(PrisonerAddress.Known, parsed.GetValue(_known)),
            KeyValuePair.Create(PrisonerAddress.KnownOn, parsed.GetValue(_knownOn)),
        .. (parsed.GetValue(_status) ?? []).Select(status => KeyValuePair.Create(PrisonerAddress.Status, (string?)status)),
        KeyValuePair.Create(PrisonerAddress.CertaintyName, parsed.GetValue(_certainty)),
            KeyValuePair.Create(PrisonerAddress.Name, parsed.GetValue(_name)),
        .. _filters.SelectMany(filter => (parsed.GetValue(filter) ?? [])
            .Select(value => KeyValuePair.Create(filter.Name.TrimStart('-'), (string?)value))),
        KeyValuePair.Create(CrossTabAddress.RowsName, parsed.GetValue(_rows)),
            // Without rows to cross them with, columns are those of the list.
            KeyValuePair.Create(parsed.GetValue(_rows) is null ? ExportQuestion.Fields : CrossTabAddress.ColumnsName,
                parsed.GetValue(_columns)),
        .. _target.Order(parsed),
    ];
}
