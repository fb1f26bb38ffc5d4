using System.CommandLine;
using CaseTracker.App.Audit;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"verify-audit": looks whether the audit log is whole, and changes nothing; with "--accept REASON" signs its end as it
/// is.</summary>
public static class VerifyAuditCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var accept = new Option<string?>("--accept") { Description = Texts.Localize("Audit.OptionAccept"), HelpName = "REASON" };
        var verify = new Command("verify-audit", Texts.Localize("Audit.Command")) { accept };
        var acting = new CommandUser();
        acting.AddTo(verify);
        verify.SetAction(async (parsed, cancel) =>
        {
            await CommandHost.RunAsItStands(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var database = services.GetRequiredService<MakeBackup>();
                if (await database.NotOfThisVersion(cancel) is { } other) throw new CommandException(other);
                if (parsed.GetValue(accept) is { } reason)
                {
                    var user = await acting.Find(parsed, services, cancel);
                    var accepted = await services.GetRequiredService<AcceptLog>().Handle(user, reason, cancel);
                    if (!accepted.Succeeded) throw new CommandException(accepted.Problems[0]);
                    Console.Out.WriteLine(Texts.Localize("Audit.Accepted", accepted.Value));
                }
                var verdict = await services.GetRequiredService<VerifyAudit>().Handle(common.Clock.GetUtcNow().UtcDateTime, cancel);
                if (verdict.Problem is { } problem) throw new CommandException(problem);
                Console.Out.WriteLine(verdict.Said);
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(verify);
    }
}
