namespace CaseTracker.Web.Startup;

/// <summary>The settings under "CaseTracker" as somebody wrote them. All are texts: a slip is answered in words that name the setting
/// (<see cref="ProgramOptionsRules"/>), where the binder would throw of a type. <see cref="ProgramSettings"/> is what they mean.</summary>
public sealed record ProgramOptions
{
    public const string Section = "CaseTracker";

    public string? DataFolder { get; set; }
    public string? Urls { get; set; }
    public string? PublicAddress { get; set; }
    public string? Proxies { get; set; }
    public string? Organisation { get; set; }
    public DatabaseSection Database { get; set; } = new();
    public SessionsSection Sessions { get; set; } = new();
    public AccountsSection Accounts { get; set; } = new();
    public CommandsSection Commands { get; set; } = new();
    public ListsSection Lists { get; set; } = new();
    public PagesSection Pages { get; set; } = new();
    public BackupSection Backup { get; set; } = new();
    public EvidenceSection Evidence { get; set; } = new();
    public TelemetrySection Telemetry { get; set; } = new();

    /// <summary>ASP.NET Core's own setting, which stands beside the section: further names under which the program answers, with semicolons
    /// between.</summary>
    public string? AllowedHosts { get; set; }

    public sealed record DatabaseSection
    {
        public string? Provider { get; set; }
        public string? ConnectionString { get; set; }
    }

    public sealed record SessionsSection
    {
        public string? Idle { get; set; }
        public string? Longest { get; set; }
        public string? Recent { get; set; }
    }

    public sealed record CommandsSection
    {
        public string? As { get; set; }
    }

    public sealed record AccountsSection
    {
        public string? SecondFactorFor { get; set; }
        public string? KnownPasswords { get; set; }
    }

    public sealed record ListsSection
    {
        public string? ColumnMegabytes { get; set; }
    }

    public sealed record PagesSection
    {
        public string? OfSession { get; set; }
        public string? OfAddress { get; set; }
    }

    public sealed record TelemetrySection
    {
        public string? Endpoint { get; set; }
    }

    public sealed record BackupSection
    {
        public string? Folder { get; set; }
        public string? Passphrase { get; set; }
        public string? Every { get; set; }
        public string? Keep { get; set; }
        public string? WarnAfter { get; set; }
    }

    public sealed record EvidenceSection
    {
        public string? FileMegabytes { get; set; }
        public string? AllMegabytes { get; set; }
        public string? Scanner { get; set; }
        public string? Tesseract { get; set; }
        public string? Poppler { get; set; }
        public string? CheckEvery { get; set; }
    }
}
