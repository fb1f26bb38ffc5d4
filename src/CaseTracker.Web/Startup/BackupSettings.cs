using CaseTracker.App.Maintenance;

namespace CaseTracker.Web.Startup;

/// <summary>What of the settings is kept with a backup.</summary>
public static class BackupSettings
{
    private static readonly string[] Secret = ["Passphrase", "Password", "Secret", "ConnectionString"];

    public static KeptSettings Of(IConfiguration configuration) => new(configuration.GetSection(ProgramOptions.Section).AsEnumerable()
        .Where(setting => setting.Value is not null && !Secret.Any(word => setting.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .OrderBy(setting => setting.Key, StringComparer.Ordinal).ToDictionary(setting => setting.Key, setting => setting.Value!));
}
