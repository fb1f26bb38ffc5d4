using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.App.Evidence;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"doctor": looks at an installation and says what to do. With "--json" for a script. The exit code is 0 where nothing is to be
/// done.</summary>
public static class DoctorCommand
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = Texts.Localize("Doctor.OptionJson") };
        var doctor = new Command("doctor", Texts.Localize("Doctor.Command")) { json };
        doctor.SetAction(async (parsed, cancel) =>
        {
            await CommandHost.RunAsItStands(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var outcome = await services.GetRequiredService<ExamineInstallation>().Handle(CurrentUser.Operator(), cancel);
                if (!outcome.Succeeded) throw new CommandException(outcome.Problems[0]);
                IReadOnlyList<Finding> found = [.. outcome.Value,
                    .. await services.GetRequiredService<ExamineFiles>().Handle(CurrentUser.Operator(), cancel)];
                Console.Out.WriteLine(parsed.GetValue(json) ? Json(found) : string.Join(Environment.NewLine, found.Select(Line)));
                if (found.Count(one => one.State != FindingState.Good) is > 0 and var wrong)
                    throw new CommandException(new Problem("Doctor.ToBeDone", wrong));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(doctor);
    }

    private static string Line(Finding finding) => $"{Texts.Localize($"Doctor.State_{finding.State}")}  {finding.Name}: {finding.Said}"
        .ReplaceLineEndings(" ");

    private static string Json(IReadOnlyList<Finding> found) => JsonSerializer.Serialize(found.Select(finding => new
    {
        name = finding.Name,
        state = JsonNamingPolicy.CamelCase.ConvertName(finding.State.ToString()),
        said = finding.Said.Localize(),
    }), Readable);
}
