using System.CommandLine;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Commands;

/// <summary>"export events" and every other list of records, with the filters of its page as options, also counted two ways.</summary>
public sealed class ExportRecordsCommand
{
    private readonly ExportTarget _target;
    private readonly Option<string?> _words = new($"--{ListAddress.Words}")
    {
        Description = Texts.Localize("Lists.OptionWords"),
        HelpName = "TEXT"
    };
    private readonly Option<string?> _sort, _rows, _descending =
        new($"--{QueryStringReader.Descending}") { Description = Texts.Localize("Lists.OptionDescending"), HelpName = "0|1" };
    private readonly Option<string?> _columns = new($"--{AskedSides.Columns}")
    {
        Description = Texts.Localize("Lists.OptionColumns"),
        HelpName = "FILTER"
    };
    private readonly Option<string?> _known = KnownOptions.AsOf(), _knownOn = KnownOptions.On();
    private readonly List<Option<string[]>> _filters;

    private ExportRecordsCommand(RecordList list, CommonOptions common)
    {
        _target = new ExportTarget(common);
        _sort = new($"--{QueryStringReader.Sort}")
        {
            Description = Texts.Localize("Lists.OptionSort", string.Join(", ", list.Sorts)),
            HelpName = "FIELD"
        };
        _rows = new($"--{AskedSides.Rows}")
        {
            Description = Texts.Localize("Lists.OptionRows",
            string.Join(", ", list.Filters.Select(filter => filter.Key))),
            HelpName = "FILTER"
        };
        _filters = [.. list.Filters.Select(filter => new Option<string[]>($"--{filter.Key}")
        {
            Description = Texts.Localize("Export.OptionFilter", filter.Label, Texts.Localize($"Export.OptionFilter_{filter.Kind}")),
                HelpName = Texts.Localize($"Export.OptionValue_{filter.Kind}"), DefaultValueFactory = _ => [],
        })];
    }

    public static void AddTo(Command export, CommonOptions common, RecordList list)
    {
        var verb = new ExportRecordsCommand(list, common);
        var command = new Command(list.Name, Texts.Localize("Lists.Export_Command", list.Title, list.About)) { verb._words };
        foreach (var filter in verb._filters) command.Options.Add(filter);
        foreach (var option in new[] { verb._known, verb._knownOn, verb._sort, verb._descending, verb._rows, verb._columns })
            command.Options.Add(option);
        verb._target.AddTo(command);
        command.SetAction((parsed, cancel) => verb._target.Write(parsed,
            ExportQuestion.Read(list, verb.Parts(parsed), common.Clock.GetUtcNow(), options: true), cancel));
        export.Subcommands.Add(command);
    }

    private IEnumerable<KeyValuePair<string, string?>> Parts(ParseResult parsed) =>
    [
        KeyValuePair.Create(ListAddress.Words, parsed.GetValue(_words)),
            KeyValuePair.Create(KnownAddress.Moment, parsed.GetValue(_known)),
            KeyValuePair.Create(KnownAddress.Day, parsed.GetValue(_knownOn)),
            KeyValuePair.Create(QueryStringReader.Sort, parsed.GetValue(_sort)),
            KeyValuePair.Create(QueryStringReader.Descending, parsed.GetValue(_descending)),
        KeyValuePair.Create(AskedSides.Rows, parsed.GetValue(_rows)),
            // Without rows to cross them with, columns are those of the list.
            KeyValuePair.Create(parsed.GetValue(_rows) is null ? ExportQuestion.Fields : AskedSides.Columns, parsed.GetValue(_columns)),
        .. _target.Order(parsed),
        .. _filters.SelectMany(filter => (parsed.GetValue(filter) ?? [])
            .Select(value => KeyValuePair.Create(filter.Name.TrimStart('-'), (string?)value))),
    ];
}
