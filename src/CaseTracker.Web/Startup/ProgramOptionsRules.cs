using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.Extensions.Options;

namespace CaseTracker.Web.Startup;

/// <summary>Which settings can be used. All that is wrong is told at once, each in a sentence that says which setting it is and what to
/// write instead.</summary>
public sealed class ProgramOptionsRules : IValidateOptions<ProgramOptions>
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1), LongestLimit = TimeSpan.FromDays(365);

    private const int MostMegabytes = 1_000_000, MostBackups = 1000, MostPages = 100_000;

    public ValidateOptionsResult Validate(string? name, ProgramOptions options) =>
        Check(options).Select(problem => problem.Localize()).ToList() is { Count: > 0 } wrong
            ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;

    public static IEnumerable<Problem> Check(ProgramOptions options)
    {
        var (database, sessions, backup, evidence) = (options.Database, options.Sessions, options.Backup, options.Evidence);
        if (ProviderOf(database.Provider) is not { } provider) yield return new Problem("Commands.ProviderUnknown", database.Provider);
        else if (provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(database.ConnectionString))
            yield return new Problem("Commands.ConnectionStringMissing");
        foreach (var (section, setting, text) in new[]
        {
            (nameof(options.Sessions), nameof(sessions.Idle), sessions.Idle),
            (nameof(options.Sessions), nameof(sessions.Longest), sessions.Longest),
            (nameof(options.Sessions), nameof(sessions.Recent), sessions.Recent),
            (nameof(options.Backup), nameof(backup.Every), backup.Every),
            (nameof(options.Backup), nameof(backup.WarnAfter), backup.WarnAfter),
            (nameof(options.Evidence), nameof(evidence.CheckEvery), evidence.CheckEvery),
        })
            if (!string.IsNullOrEmpty(text) && LimitOf(text) is null)
                yield return new Problem("Commands.SessionLimitUnusable", text, $"{ProgramOptions.Section}__{section}__{setting}");
        foreach (var (section, setting, text) in new[]
        {
            (nameof(options.Lists), nameof(options.Lists.ColumnMegabytes), options.Lists.ColumnMegabytes),
            (nameof(options.Evidence), nameof(evidence.FileMegabytes), evidence.FileMegabytes),
            (nameof(options.Evidence), nameof(evidence.AllMegabytes), evidence.AllMegabytes),
        })
            if (!string.IsNullOrEmpty(text) && MegabytesOf(text) is null)
                yield return new Problem("Commands.MegabytesUnusable", text, $"{ProgramOptions.Section}__{section}__{setting}",
                    MostMegabytes);
        foreach (var (setting, text) in new[]
        {
            (nameof(options.Pages.OfSession), options.Pages.OfSession),
            (nameof(options.Pages.OfAddress), options.Pages.OfAddress),
        })
            if (!string.IsNullOrEmpty(text) && PagesOf(text) is null)
                yield return new Problem("Commands.PagesUnusable", text, $"{ProgramOptions.Section}__{nameof(options.Pages)}__{setting}",
                    MostPages);
        if (WordsOf(options.Accounts.SecondFactorFor).FirstOrDefault(word => RoleOf(word) is null) is { } unknown)
            yield return new Problem("Commands.SecondFactorRoleUnknown", unknown, string.Join(", ", Enum.GetNames<Role>()));
        if (!string.IsNullOrEmpty(backup.Keep) && BackupsOf(backup.Keep) is null)
            yield return new Problem("Commands.BackupsKeptUnusable", backup.Keep,
                $"{ProgramOptions.Section}__{nameof(options.Backup)}__{nameof(backup.Keep)}", MostBackups);
        if (!string.IsNullOrEmpty(backup.Passphrase) && backup.Passphrase.Length < BackupPassphrase.Shortest)
            yield return new Problem("Backup.PassphraseShort", BackupPassphrase.Shortest);
        else if (!string.IsNullOrEmpty(backup.Folder) && string.IsNullOrEmpty(backup.Passphrase))
            yield return new Problem("Commands.BackupPassphraseMissing", backup.Folder);
        if (!string.IsNullOrEmpty(options.Accounts.KnownPasswords) && !File.Exists(options.Accounts.KnownPasswords))
            yield return new Problem("Commands.KnownPasswordsMissing", options.Accounts.KnownPasswords);
        if (!string.IsNullOrEmpty(evidence.Tesseract) && !File.Exists(evidence.Tesseract))
            yield return new Problem("Commands.TesseractMissing", evidence.Tesseract);
        if (!string.IsNullOrEmpty(evidence.Poppler) && !Directory.Exists(evidence.Poppler))
            yield return new Problem("Commands.PopplerMissing", evidence.Poppler);
        if (!string.IsNullOrEmpty(evidence.Scanner) && ScannerAddress.Read(evidence.Scanner) is null)
            yield return new Problem("Commands.ScannerUnusable", evidence.Scanner);
        if (!string.IsNullOrEmpty(options.Telemetry.Endpoint) && AddressOf(options.Telemetry.Endpoint) is null)
            yield return new Problem("Commands.TelemetryUnusable", options.Telemetry.Endpoint);
        if (Proxies.Read(options.Proxies) is null) yield return new Problem("Commands.ProxiesUnusable", options.Proxies);
        if (!string.IsNullOrEmpty(options.PublicAddress) && AddressOf(options.PublicAddress) is null)
            yield return new Problem("Commands.PublicAddressUnusable", options.PublicAddress);
    }

    /// <summary>SQLite where nobody names one; null for a name that is none.</summary>
    public static DatabaseProvider? ProviderOf(string? text) => string.IsNullOrEmpty(text) ? DatabaseProvider.Sqlite
        // Enum.TryParse alone would take numbers.
        : Enum.GetValues<DatabaseProvider>().Cast<DatabaseProvider?>()
            .FirstOrDefault(provider => text.Equals(provider.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The roles of a list with commas; what is no role is left out.</summary>
    public static IEnumerable<Role> RolesOf(string? text) => WordsOf(text).Select(RoleOf).OfType<Role>();

    /// <summary>The role of a name, in any case; null for a name that is none.</summary>
    public static Role? RoleOf(string text) => Enum.GetValues<Role>().Cast<Role?>()
        .FirstOrDefault(role => text.Equals(role.ToString(), StringComparison.OrdinalIgnoreCase));

    private static string[] WordsOf(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>From a second to a year; null for what is no such length of time. "25:00:00" is none: .NET would read 25 days, and whoever
    /// wrote it meant hours.</summary>
    public static TimeSpan? LimitOf(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit)
        && limit >= ShortestLimit && limit <= LongestLimit
        && !(text.Split(':') is [var hours, _, _] && int.TryParse(hours, CultureInfo.InvariantCulture, out var given) && given > 23)
            ? limit : null;

    /// <summary>A whole number from 1 on; null for anything else.</summary>
    public static int? MegabytesOf(string? text) => WholeOf(text, MostMegabytes);

    /// <summary>How many backups stand at most: a whole number from 1 on; null for anything else.</summary>
    public static int? BackupsOf(string? text) => WholeOf(text, MostBackups);

    /// <summary>How many pages may be open at once: a whole number from 1 on; null for anything else.</summary>
    public static int? PagesOf(string? text) => WholeOf(text, MostPages);

    private static int? WholeOf(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture,
        out var number)
        && number >= 1 && number <= most ? number : null;

    /// <summary>An address of the web without a path; null for anything else.</summary>
    public static Uri? AddressOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? address : null;
}
