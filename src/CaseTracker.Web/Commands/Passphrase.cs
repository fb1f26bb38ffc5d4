using System.Text;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>The passphrase of a backup: from the settings, or asked for at the terminal. Never an argument, which every account of a
/// machine
/// can read.</summary>
internal static class Passphrase
{
    private const string Setting =
        $"{ProgramOptions.Section}:{nameof(ProgramOptions.Backup)}:{nameof(ProgramOptions.BackupSection.Passphrase)}";

    /// <param name="twice">It is a new one, in which a slip would lose the backup.</param>
    public static string Get(IConfiguration settings, bool twice)
    {
        if (settings[Setting] is { Length: > 0 } set) return set;
        if (Console.IsInputRedirected) throw new CommandException(new Problem("Backup.NoPassphrase"));
        var asked = Ask("Backup.AskPassphrase");
        if (asked.Length == 0) throw new CommandException(new Problem("Backup.NoPassphrase"));
        return twice && Ask("Backup.AskAgain") != asked ? throw new CommandException(new Problem("Backup.PassphrasesDiffer")) : asked;
    }

    /// <summary>What is typed is not shown; the question goes to standard error, which no result shares.</summary>
    private static string Ask(string question)
    {
        Console.Error.Write(Texts.Localize(question));
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
