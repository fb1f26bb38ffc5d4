using System.CommandLine;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"report NAME --from DAY --to DAY --output FILE": makes a report that one would send. What is wrong is told in words before a
/// database is opened.</summary>
public sealed class ReportCommand
{
    private readonly CommonOptions _common;
    private readonly Argument<string> _name = new("NAME") { Description = Texts.Localize("Reports.ArgumentName", Names) };
    private readonly Option<string?> _from = Option(ReportAddress.From, "DAY", "Reports.OptionFrom");
    private readonly Option<string?> _to = Option(ReportAddress.To, "DAY", "Reports.OptionTo");
    private readonly Option<string?> _known = Option(ReportAddress.Known, "DAY", "Reports.OptionKnown");
    private readonly Option<string?> _audience = new($"--{ReportAddress.For}")
    {
        Description = Texts.Localize("Reports.OptionAudience", string.Join(", ", AudienceProfile.Words)),
        HelpName = string.Join('|', AudienceProfile.Words),
    };
    private readonly Option<string?> _language = Option(ReportAddress.Language, "en|km", "Reports.OptionLanguage");
    private readonly Option<string?> _by = Option(ReportAddress.By, string.Join('|', ReportAddress.Lengths.Select(one => one.Word)),
        "Reports.OptionBy");
    private readonly Option<string?> _person = Option(ReportAddress.Person, "ID", "Reports.OptionPerson");
    private readonly Option<string?> _case = Option(ReportAddress.Case, "ID", "Reports.OptionCase");
    private readonly Option<string?> _reason = new($"--{ExportQuestion.Why}")
    {
        Description = Texts.Localize("Export.OptionReason"),
        HelpName = "TEXT",
    };
    private readonly Option<string?> _format = Option("format", "xlsx|docx", "Reports.OptionFormat");
    private readonly Option<string?> _output = Option("output", "FILE", "Reports.OptionOutput");
    private readonly CommandUser _user = new();

    private ReportCommand(CommonOptions common) => _common = common;

    private static string Names => string.Join(", ", ReportKinds.All.Select(kind => kind.Name()));

    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var verb = new ReportCommand(common);
        var command = new Command("report", Texts.Localize("Reports.Command", Names)) { verb._name };
        foreach (var option in verb.Asked.Append(verb._format).Append(verb._output)) command.Options.Add(option);
        verb._user.AddTo(command);
        command.SetAction(verb.Run);
        root.Subcommands.Add(command);
    }

    private Option<string?>[] Asked => [_from, _to, _known, _by, _audience, _language, _person, _case, _reason];

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        List<KeyValuePair<string, string?>> parts = [.. Asked
            .Select(option => KeyValuePair.Create(option.Name.TrimStart('-'), parsed.GetValue(option)))
            .Append(KeyValuePair.Create(ReportAddress.Report, parsed.GetValue(_name)))];
        var now = _common.Clock.GetUtcNow();
        var question = Result(ReportAddress.Read(parts, CambodianTime.DayOf(now.UtcDateTime)));
        var subject = Result(ExportQuestion.Read(ExportedReport.Name, parts, now));
        if (parsed.GetValue(_output) is not { Length: > 0 } output) throw new CommandException(new Problem("Reports.FileMissing"));
        var word = parsed.GetValue(_format) ?? Path.GetExtension(output).TrimStart('.');
        var format = ExportFormats.Find(word) ?? throw new CommandException(new Problem("Export.FormatUnknown", word));
        if (subject.NotAs(format) is { } wrong) throw new CommandException(wrong);
        await CommandHost.Run(parsed.GetValue(_common.Data), parsed.GetValue(_common.Environment), async services =>
        {
            var user = await _user.Find(parsed, services, cancel);
            if (AudienceProfile.Of(question.Audience).NeedsSecond)
            {
                await ExportTarget.Send(services.GetRequiredService<SendExport>(), user, subject, format, output, cancel);
                return;
            }
            var made = Result(await services.GetRequiredService<WriteReport>().ToFile(user, subject,
                () => ReportAddress.List(question, now), format, output, cancel));
            Console.Out.WriteLine(made.ListPath is { } list ? Texts.Localize("Reports.WroteWithList", made.Path, list)
                : Texts.Localize("Reports.Wrote", made.Path));
        }, cancel);
        return 0;
    }

    private static Option<string?> Option(string name, string help, string about) =>
        new($"--{name}") { Description = Texts.Localize(about), HelpName = help };

    private static T Result<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new CommandException(outcome.Problems[0]);
}
