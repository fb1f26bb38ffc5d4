using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Security;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Shared;
using Microsoft.Extensions.Options;

namespace CaseTracker.Web.Startup;

/// <summary>Where the data lies, which database, where to listen, and when sessions lock and end, and how much memory the
/// counts of lists take. An option wins over configuration, and
/// that over what the program would choose.</summary>
/// <param name="PublicAddress">Where people open the program, when a proxy or another name stands before the address that it listens
/// on.</param>
/// <param name="AllowedHosts">Further names under which it answers.</param>
/// <param name="Told">What whoever starts the program has to know of its folder.</param>
public sealed record ProgramSettings(string DataFolder, DatabaseOptions Database, string Urls, SessionLimits Sessions,
    ColumnLimit Columns, Uri? PublicAddress, IReadOnlyList<string> AllowedHosts, IReadOnlyList<Problem> Told)
{
    /// <summary>In whose name reports are made.</summary>
    public ReportIssuer Issuer { get; init; } = new(Name: null);

    /// <summary>Whose password alone is not enough.</summary>
    public SecondFactorPolicy SecondFactors { get; init; } = SecondFactorPolicy.None;

    /// <summary>How many pages may be open at once.</summary>
    public PageLimits Pages { get; init; } = PageLimits.Default;

    /// <summary>When the program makes backups by itself.</summary>
    public BackupSchedule Backups { get; init; } = BackupSchedule.None;

    /// <summary>How much may be attached to records, and how often it is read back.</summary>
    public EvidenceLimits Evidence { get; init; } = EvidenceLimits.Usual;

    /// <summary>What reads the texts of attached files.</summary>
    public FileReaders FileReaders { get; init; } = FileReaders.None;

    /// <summary>What looks attached files through for viruses.</summary>
    public ScannerSetting Scanner { get; init; } = new(Address: null);

    /// <summary>What backups are encrypted with.</summary>
    public BackupPassphrase Passphrase { get; init; } = new(Value: null);

    /// <summary>What nobody may choose as a password.</summary>
    public PasswordSettings Passwords { get; init; } = PasswordSettings.None;

    /// <summary>Whose word counts on whom a request is from.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The account as which commands act where no option names one.</summary>
    public string? CommandsAs { get; init; }

    /// <summary>This machine only: other machines reach it when somebody decides so.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>What the settings mean, once <see cref="ProgramOptionsRules"/> has passed them. Makes the data folder; throws
    /// <see cref="CommandException"/> where it cannot.</summary>
    public static ProgramSettings Of(ProgramOptions options)
    {
        var folder = Path.GetFullPath(options.DataFolder ?? Startup.DataFolder.Default());
        return new ProgramSettings(folder, DatabaseOf(options.Database, folder), options.Urls ?? DefaultUrls, LimitsOf(options.Sessions),
            ColumnsOf(options.Lists), ProgramOptionsRules.AddressOf(options.PublicAddress), options.AllowedHosts?.Split(';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], Prepare(folder))
        {
            Issuer = new(string.IsNullOrWhiteSpace(options.Organisation) ? null : options.Organisation.Trim()),
            Passwords = new(string.IsNullOrEmpty(options.Accounts.KnownPasswords) ? null : options.Accounts.KnownPasswords,
                options.Organisation),
            Proxies = Startup.Proxies.Read(options.Proxies) ?? [],
            CommandsAs = string.IsNullOrWhiteSpace(options.Commands.As) ? null : options.Commands.As.Trim(),
            SecondFactors = new([.. ProgramOptionsRules.RolesOf(options.Accounts.SecondFactorFor)]),
            Pages = PagesOf(options.Pages),
            Backups = BackupsOf(options.Backup),
            Evidence = EvidenceOf(options.Evidence),
            Scanner = new(ScannerAddress.Read(options.Evidence.Scanner)),
            FileReaders = new(Startup.FileReader.Program(), PathOf(options.Evidence.Tesseract), PathOf(options.Evidence.Poppler)),
            Passphrase = new(string.IsNullOrEmpty(options.Backup.Passphrase) ? null : options.Backup.Passphrase),
        };
    }

    private static string? PathOf(string? text) => string.IsNullOrEmpty(text) ? null : Path.GetFullPath(text);

    private static BackupSchedule BackupsOf(ProgramOptions.BackupSection backup) => new(
        PathOf(backup.Folder),
        ProgramOptionsRules.LimitOf(backup.Every) ?? BackupSchedule.None.Every,
        ProgramOptionsRules.BackupsOf(backup.Keep) ?? BackupSchedule.None.Keep,
        ProgramOptionsRules.LimitOf(backup.WarnAfter) ?? BackupSchedule.None.WarnAfter);

    private static EvidenceLimits EvidenceOf(ProgramOptions.EvidenceSection evidence) => new(
        BytesOf(evidence.FileMegabytes) ?? EvidenceLimits.Usual.OfFile, BytesOf(evidence.AllMegabytes) ?? EvidenceLimits.Usual.OfAll,
        ProgramOptionsRules.LimitOf(evidence.CheckEvery) ?? EvidenceLimits.Usual.CheckEvery);

    private static long? BytesOf(string? megabytes) => ProgramOptionsRules.MegabytesOf(megabytes) * EvidenceLimits.Megabyte;

    private static IReadOnlyList<Problem> Prepare(string folder)
    {
        try
        {
            return PrivateData.Prepare(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(new Problem("Commands.DataFolderUnusable", folder));
        }
    }

    private static SessionLimits LimitsOf(ProgramOptions.SessionsSection sessions) =>
        new(ProgramOptionsRules.LimitOf(sessions.Idle) ?? SessionLimits.Default.Idle,
            ProgramOptionsRules.LimitOf(sessions.Longest) ?? SessionLimits.Default.Longest)
        {
            Recent = ProgramOptionsRules.LimitOf(sessions.Recent) ?? SessionLimits.Default.Recent,
        };

    private static PageLimits PagesOf(ProgramOptions.PagesSection pages) =>
        new(ProgramOptionsRules.PagesOf(pages.OfSession) ?? PageLimits.Default.OfSession,
            ProgramOptionsRules.PagesOf(pages.OfAddress) ?? PageLimits.Default.OfAddress);

    private static ColumnLimit ColumnsOf(ProgramOptions.ListsSection lists) =>
        ProgramOptionsRules.MegabytesOf(lists.ColumnMegabytes) is { } megabytes ? new((long)megabytes * ColumnLimit.Megabyte)
            : ColumnLimit.Default;

    private static DatabaseOptions DatabaseOf(ProgramOptions.DatabaseSection database, string folder) =>
        new(ProgramOptionsRules.ProviderOf(database.Provider)!.Value,
            database.ConnectionString ?? $"Data Source={Path.Combine(folder, DataFiles.Database)}");
}

/// <summary>Binds the settings, and has them looked through before anything is made of them.</summary>
public static class ProgramSettingsParts
{
    /// <param name="dataFolder">The option --data; null where it is not given.</param>
    /// <param name="urls">The option --urls; null where it is not given.</param>
    public static void AddProgramSettings(this IHostApplicationBuilder builder, string? dataFolder, string? urls = null)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton<IValidateOptions<ProgramOptions>, ProgramOptionsRules>();
        services.AddOptions<ProgramOptions>().Bind(configuration.GetSection(ProgramOptions.Section)).Configure(options =>
        {
            options.DataFolder = dataFolder ?? options.DataFolder;
            options.Urls = urls ?? options.Urls ?? configuration["urls"];
            options.AllowedHosts = configuration["AllowedHosts"];
        }).ValidateOnStart();
        services.AddSingleton(p => ProgramSettings.Of(p.GetRequiredService<IOptions<ProgramOptions>>().Value));
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Database);
        services.AddSingleton(p => new DataFiles(p.GetRequiredService<ProgramSettings>().DataFolder));
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Sessions);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().SecondFactors);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Passwords);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Columns);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Pages);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Issuer);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Backups);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Evidence);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().FileReaders);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Scanner);
        services.AddSingleton(p => p.GetRequiredService<ProgramSettings>().Passphrase);
        services.AddSingleton(BackupSettings.Of(configuration));
        services.AddSingleton(p => new PublicAddress(p.GetRequiredService<ProgramSettings>().PublicAddress));
    }
}
