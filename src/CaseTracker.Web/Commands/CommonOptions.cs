using System.CommandLine;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Commands;

/// <summary>Options that several verbs share.</summary>
public sealed class CommonOptions(TimeProvider clock)
{
    /// <summary>For what is asked about today before there is a container.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The data folder; a relative one means the caller's folder.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = Texts.Localize("Commands.Data"),
        HelpName = "FOLDER",
        Recursive = true
    };

    /// <summary>"Development" shows a programmer more; anything else runs as production.</summary>
    public Option<string?> Environment { get; } = new("--environment")
    {
        Description = Texts.Localize("Commands.Environment"),
        HelpName = "NAME",
        Recursive = true
    };

    /// <summary>Narrows what a command may see and do to that of a role. A new one for each verb that takes it.</summary>
    public static Option<Role> AsRole() => new("--as-role")
    {
        Description = Texts.Localize("Commands.AsRole"),
        HelpName = string.Join('|', Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())),
        DefaultValueFactory = _ => Role.Administrator,
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            // Enum.TryParse alone would take numbers.
            if (Enum.GetNames<Role>().Contains(word, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<Role>(word, ignoreCase: true);
            result.AddError(Texts.Localize("Commands.RoleUnknown", word));
            return default;
        },
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Environment);
    }
}
