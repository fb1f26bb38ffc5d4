using System.CommandLine;
using CaseTracker.Domain.Language;

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

    public void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Environment);
    }
}
