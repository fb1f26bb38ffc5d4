using System.CommandLine;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Commands;

/// <summary>"export events" and every other list of records, with the filters of its page as options; "export conflicts" and
/// "export completeness".</summary>
public sealed class ExportRecordsCommand
{
    private readonly RecordList _list;
    private readonly ExportTarget _target;
    private readonly Option<string?> _words = new($"--{ListAddress.Words}") { Description = Texts.Say("Lists.OptionWords"), HelpName = "TEXT" };
    private readonly Option<string?> _sort, _descending = new($"--{AddressReader.Descending}") { Description = Texts.Say("Lists.OptionDescending"), HelpName = "0|1" };
    private readonly List<Option<string[]>> _filters;

    private ExportRecordsCommand(RecordList list, CommonOptions common)
    {
        (_list, _target) = (list, new ExportTarget(common));
        _sort = new($"--{AddressReader.Sort}") { Description = Texts.Say("Lists.OptionSort", string.Join(", ", list.Sorts)), HelpName = "FIELD" };
        _filters = [.. list.Filters.Select(filter => new Option<string[]>($"--{filter.Key}")
        {
            Description = Texts.Say("Export.OptionFilter", filter.Label, Texts.Say($"Export.OptionFilter_{filter.Kind}")), HelpName = Texts.Say($"Export.OptionValue_{filter.Kind}"), DefaultValueFactory = _ => [],
        })];
    }

    public static void AddTo(Command export, CommonOptions common, RecordList list)
    {
        var verb = new ExportRecordsCommand(list, common);
        var command = new Command(list.Name, Texts.Say("Lists.Export_Command", list.Title, list.About)) { verb._words };
        foreach (var filter in verb._filters) command.Options.Add(filter);
        command.Options.Add(verb._sort);
        command.Options.Add(verb._descending);
        verb._target.AddTo(command);
        command.SetAction(verb.Run);
        export.Subcommands.Add(command);
    }

    /// <summary>A table that can be asked nothing.</summary>
    public static void AddTo(Command export, CommonOptions common, ExportSubject subject)
    {
        var target = new ExportTarget(common);
        var command = new Command(subject.Name, Texts.Say("Lists.Export_Command", Texts.Say($"Lists.Title_{subject.Name}"), Texts.Say($"Lists.About_{subject.Name}")));
        target.AddTo(command);
        command.SetAction((parsed, cancel) => Write(target, parsed, subject, cancel));
        export.Subcommands.Add(command);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        // What is wrong with the options is told before a database is made.
        var question = ExportQuestion.Read(_list, Parts(parsed));
        if (!question.Succeeded) throw new CommandException(question.Problems[0]);
        return Write(_target, parsed, ExportSubject.Of(question.Value), cancel);
    }

    private static Task<int> Write(ExportTarget target, ParseResult parsed, ExportSubject subject, CancellationToken cancel) => target.Write(parsed,
        (services, actor, format) => services.GetRequiredService<ExportRecords>().InMemory(actor, subject, format, cancel),
        (services, actor, format, path) => services.GetRequiredService<ExportRecords>().ToFile(actor, subject, format, path, cancel),
        receipt => receipt.HeldBack is { } heldBack ? Texts.Say("Lists.Wrote", receipt.Path, receipt.Rows, heldBack) : Texts.Say("Lists.WroteRows", receipt.Path, receipt.Rows), cancel);

    private IEnumerable<KeyValuePair<string, string?>> Parts(ParseResult parsed) =>
    [
        KeyValuePair.Create(ListAddress.Words, parsed.GetValue(_words)), KeyValuePair.Create(AddressReader.Sort, parsed.GetValue(_sort)), KeyValuePair.Create(AddressReader.Descending, parsed.GetValue(_descending)),
        .. _filters.SelectMany(filter => (parsed.GetValue(filter) ?? []).Select(value => KeyValuePair.Create(filter.Name.TrimStart('-'), (string?)value))),
    ];
}
