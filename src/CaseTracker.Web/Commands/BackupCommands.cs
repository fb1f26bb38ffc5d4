using System.CommandLine;
using System.Globalization;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"backup --to FILE", "restore FILE --data FOLDER" and "verify-backup FILE".</summary>
public static class BackupCommands
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        root.Subcommands.Add(Backup(common));
        root.Subcommands.Add(Restore(common));
        root.Subcommands.Add(Verify(common));
    }

    private static Command Backup(CommonOptions common)
    {
        var to = new Option<string>("--to") { Description = Texts.Localize("Backup.OptionTo"), HelpName = "FILE", Required = true };
        var backup = new Command("backup", Texts.Localize("Backup.Command")) { to };
        var acting = new CommandUser();
        acting.AddTo(backup);
        backup.SetAction(async (parsed, cancel) =>
        {
            var (file, environment) = (Path.GetFullPath(parsed.GetValue(to)!), parsed.GetValue(common.Environment));
            var passphrase = Passphrase.Get(CommandHost.Settings(environment), twice: true);
            await CommandHost.RunAsItStands(parsed.GetValue(common.Data), environment, async services =>
            {
                var make = services.GetRequiredService<MakeBackup>();
                if (await make.NotOfThisVersion(cancel) is { } other) throw new CommandException(other);
                var user = await acting.Find(parsed, services, cancel);
                var made = Result(await make.Handle(user, file, passphrase, cancel));
                Console.Out.WriteLine(Texts.Localize("Backup.Made", made.Path, made.Content.Database.Records, Lines(made.Content),
                    made.Content.Files, Math.Ceiling(made.Bytes / 1_000_000.0)));
                Tell(made.Content.Log ?? made.Content.Evidence);
            }, cancel);
            return 0;
        });
        return backup;
    }

    private static Command Restore(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = Texts.Localize("Backup.ArgumentFile") };
        var restore = new Command("restore", Texts.Localize("Backup.RestoreCommand")) { file };
        restore.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(common.Data) is not { Length: > 0 } named) throw new CommandException(new Problem("Backup.FolderNotNamed"));
            var (from, folder) = (Path.GetFullPath(parsed.GetValue(file)!), Path.GetFullPath(named));
            var passphrase = Passphrase.Get(CommandHost.Settings(parsed.GetValue(common.Environment)), twice: false);
            var held = Result(await RestoreBackup.Handle(from, passphrase, folder, cancel));
            Console.Out.WriteLine(Texts.Localize("Backup.Restored", from, folder, Moment(held), held.Database.Records, Lines(held),
                held.Files));
            Tell(held.Log ?? held.Evidence);
            return 0;
        });
        return restore;
    }

    private static Command Verify(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = Texts.Localize("Backup.ArgumentFile") };
        var verify = new Command("verify-backup", Texts.Localize("Backup.VerifyCommand")) { file };
        verify.SetAction(async (parsed, cancel) =>
        {
            var from = Path.GetFullPath(parsed.GetValue(file)!);
            var passphrase = Passphrase.Get(CommandHost.Settings(parsed.GetValue(common.Environment)), twice: false);
            var held = Result(await VerifyBackup.Handle(from, passphrase, Path.GetTempPath(), cancel));
            Tell(held.Log ?? held.Evidence);
            Console.Out.WriteLine(Texts.Localize("Backup.Holds", from, Moment(held), held.Database.Records, Lines(held), held.Files,
                held.Database.LastHash ?? "–"));
            return 0;
        });
        return verify;
    }

    private static long Lines(CheckedBackup held) => held.Database.Rows.GetValueOrDefault("AuditEntries");

    private static string Moment(CheckedBackup held) => held.MadeAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static void Tell(Problem? problem)
    {
        if (problem is not null) throw new CommandException(problem);
    }

    private static T Result<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new CommandException(outcome.Problems[0]);
}
