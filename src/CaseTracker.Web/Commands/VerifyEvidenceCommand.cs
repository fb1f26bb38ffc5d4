using System.CommandLine;
using System.Text.Json;
using CaseTracker.App.Evidence;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"verify-evidence": reads every attached file back and compares it with its hash. With "--json" one line for a script. The exit
/// code is 0 where all are as they were received.</summary>
public static class VerifyEvidenceCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = Texts.Localize("Evidence.OptionJson") };
        var verify = new Command("verify-evidence", Texts.Localize("Evidence.Command")) { json };
        var acting = new CommandUser();
        acting.AddTo(verify);
        verify.SetAction(async (parsed, cancel) =>
        {
            await CommandHost.RunAsItStands(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                if (await services.GetRequiredService<MakeBackup>().NotOfThisVersion(cancel) is { } other)
                    throw new CommandException(other);
                var user = await acting.Find(parsed, services, cancel);
                var outcome = await services.GetRequiredService<VerifyFiles>().All(user, cancel);
                if (!outcome.Succeeded) throw new CommandException(outcome.Problems[0]);
                var found = outcome.Value;
                if (parsed.GetValue(json)) Console.Out.WriteLine(Json(found));
                else
                {
                    foreach (var bad in found.Bad)
                        Console.Out.WriteLine(Texts.Localize("Evidence.BadLine", bad.Id, bad.Record, FieldFormatter.Choice(bad.State)));
                    Console.Out.WriteLine(Texts.Localize("Evidence.Checked", found.Checked));
                }
                if (found.Bad.Count > 0) throw new CommandException(new Problem("Evidence.NotAsReceived", found.Bad.Count));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(verify);
    }

    private static string Json(VerifiedFiles found) => JsonSerializer.Serialize(new
    {
        @checked = found.Checked,
        bad = found.Bad.Select(bad => new
        {
            file = bad.Id,
            record = bad.Record,
            state = JsonNamingPolicy.CamelCase.ConvertName(bad.State.ToString()),
        }),
    });
}
