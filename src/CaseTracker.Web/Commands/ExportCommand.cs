using System.CommandLine;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"export": writes records to a file. What can be exported is a verb of its own beneath it.</summary>
public static class ExportCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var export = new Command("export", Texts.Localize("Commands.Export"));
        Action<ParseResult> complain = _ => throw new CommandException(new Problem("Commands.ExportWhat"));
        export.SetAction(complain);
        foreach (var list in AllLists.All)
            if (list is RecordList records) ExportRecordsCommand.AddTo(export, common, records);
            else ExportPrisonersCommand.AddTo(export, common);
        foreach (var table in ExportTable.All) ExportTableCommand.AddTo(export, common, table);
        root.Subcommands.Add(export);
    }
}
