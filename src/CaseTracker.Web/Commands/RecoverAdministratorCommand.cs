using System.CommandLine;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"recover-administrator": prints a one-time link that makes a new administrator, for a team whose last one lost the way
/// in.</summary>
public static class RecoverAdministratorCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var command = new Command("recover-administrator", Texts.Localize("Commands.RecoverAdministrator"));
        command.SetAction(async (parsed, cancel) =>
        {
            await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var token = await services.GetRequiredService<InviteAccount>().Recover(Environment.UserName, cancel);
                if (!token.Succeeded) throw new CommandException(token.Problems[0]);
                Console.Out.WriteLine(Texts.Localize("Commands.RecoverLink",
                    $"{ProgramAddress.Of(services.GetRequiredService<ProgramSettings>())}/invitation?token={token.Value}",
                    (int)InviteAccount.ValidFor.TotalDays));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(command);
    }
}
