using System.CommandLine;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"move --to-sqlserver CONNECTION": copies the embedded database to SQL Server and proves the copy equal. Its last line is
/// JSON.</summary>
public static class MoveCommand
{
    private const string FromInput = "-";

    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var to = new Option<string>("--to-sqlserver")
        {
            Description = Texts.Localize("Move.OptionTo"),
            HelpName = "CONNECTION",
            Required = true,
        };
        var move = new Command("move", Texts.Localize("Move.Command")) { to };
        var acting = new CommandUser();
        acting.AddTo(move);
        move.SetAction(async (parsed, cancel) =>
        {
            // An argument can be read by every account of the machine, and stays in the shell's history.
            var connection = parsed.GetValue(to) is var given && given != FromInput ? given! : Console.In.ReadLine() ?? "";
            await CommandHost.RunAsItStands(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var database = services.GetRequiredService<MakeBackup>();
                if (await database.NotOfThisVersion(cancel) is { } other) throw new CommandException(other);
                var user = await acting.Find(parsed, services, cancel);
                var move = services.GetRequiredService<MoveDatabase>();
                Console.Error.WriteLine(Texts.Localize("Move.Begins", move.Source));
                var moved = await move.Handle(user, new DatabaseOptions(DatabaseProvider.SqlServer, connection),
                    (table, rows) => Console.Error.WriteLine(Texts.Localize("Move.Part", table, rows)), cancel);
                Console.Out.WriteLine(JsonSerializer.Serialize(moved is { Succeeded: true, Value: var done }
                    ? new { moved = true, place = done.Place, tables = done.Tables, rows = done.Rows, sha256 = done.Sha256 }
                    : (object)new { moved = false, problem = moved.Problems[0].Key }));
                if (!moved.Succeeded) throw new CommandException(moved.Problems[0]);
                Console.Error.WriteLine(Texts.Localize("Move.Done", moved.Value.Place, moved.Value.Tables, moved.Value.Rows));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(move);
    }
}
