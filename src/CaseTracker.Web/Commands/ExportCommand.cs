using System.CommandLine;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Commands;

/// <summary>"export": writes records to a file. What can be exported is a verb of its own beneath it.</summary>
public static class ExportCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var export = new Command("export", Texts.Say("Commands.Export"));
        Action<ParseResult> complain = _ => throw new CommandException(new Problem("Commands.ExportWhat"));
        export.SetAction(complain);
        ExportPrisonersCommand.AddTo(export, common);
        root.Subcommands.Add(export);
    }
}
