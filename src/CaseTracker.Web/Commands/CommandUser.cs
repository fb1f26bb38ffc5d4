using System.CommandLine;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>The options that say whose rights a command has. A new one for each verb.</summary>
public sealed class CommandUser
{
    private readonly Option<string?> _as = new("--as") { Description = Texts.Localize("Commands.As"), HelpName = "NAME" };
    private readonly Option<Role?> _role = new("--as-role")
    {
        Description = Texts.Localize("Commands.AsRole"),
        HelpName = string.Join('|', Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())),
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (ProgramOptionsRules.RoleOf(word) is { } role) return role;
            result.AddError(Texts.Localize("Commands.RoleUnknown", word));
            return null;
        },
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_as);
        command.Options.Add(_role);
    }

    /// <summary>Who the command acts as. Throws <see cref="CommandException"/> where nobody said, or may not.</summary>
    public async Task<CurrentUser> Find(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var user = await services.GetRequiredService<FindCommandUser>().Handle(
            parsed.GetValue(_as) ?? services.GetRequiredService<ProgramSettings>().CommandsAs, parsed.GetValue(_role),
            Environment.UserName, cancel);
        return user.Succeeded ? user.Value : throw new CommandException(user.Problems[0]);
    }
}
