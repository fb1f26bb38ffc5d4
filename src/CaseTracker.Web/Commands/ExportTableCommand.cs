using System.CommandLine;
using CaseTracker.Web.Exchange;

namespace CaseTracker.Web.Commands;

/// <summary>"export ledger", "export conflicts" and the other tables that are no lists, with what their pages can be asked as
/// options.</summary>
public static class ExportTableCommand
{
    public static void AddTo(Command export, CommonOptions common, ExportTable table)
    {
        var target = new ExportTarget(common);
        var command = new Command(table.Name, table.About);
        var options = table.Parts.Select(part => new Option<string[]>($"--{part.Name}")
        {
            Description = part.About(),
            HelpName = part.HelpName,
            DefaultValueFactory = _ => [],
        }).ToList();
        foreach (var option in options) command.Options.Add(option);
        target.AddTo(command);
        command.SetAction((parsed, cancel) => target.Write(parsed,
            table.Read(options.SelectMany(option => (parsed.GetValue(option) ?? [])
            .Select(value => KeyValuePair.Create(option.Name.TrimStart('-'), (string?)value))).Concat(target.Order(parsed))), cancel));
        export.Subcommands.Add(command);
    }
}
