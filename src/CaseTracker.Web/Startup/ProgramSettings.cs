using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Commands;

namespace CaseTracker.Web.Startup;

/// <summary>Where the data lies, which database, where to listen, and when sessions lock and end. An option wins over configuration, and
/// that over what the program would choose.</summary>
/// <param name="PublicAddress">Where people open the program, when a proxy or another name stands before the address that it listens
/// on.</param>
/// <param name="AllowedHosts">Further names under which it answers.</param>
/// <param name="Told">What whoever starts the program has to know of its folder.</param>
public sealed record ProgramSettings(string DataFolder, DatabaseOptions Database, string Urls, SessionLimits Sessions, Uri? PublicAddress,
    IReadOnlyList<string> AllowedHosts, IReadOnlyList<Problem> Told)
{
    /// <summary>This machine only: other machines reach it when somebody decides so.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1), LongestLimit = TimeSpan.FromDays(365);

    public static ProgramSettings Read(IConfiguration configuration, string? dataFolder, string? urls)
    {
        var folder = Path.GetFullPath(dataFolder ?? configuration["CaseTracker:DataFolder"] ?? Startup.DataFolder.Default());
        IReadOnlyList<Problem> told;
        try
        {
            told = PrivateData.Prepare(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(new Problem("Commands.DataFolderUnusable", folder));
        }
        var listen = urls ?? configuration["CaseTracker:Urls"] ?? configuration["urls"] ?? DefaultUrls;
        return new ProgramSettings(folder, ChooseDatabase(configuration, folder), listen, Limits(configuration), Public(configuration),
            configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], told);
    }

    private static Uri? Public(IConfiguration configuration)
    {
        if (configuration["CaseTracker:PublicAddress"] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address
            : throw new CommandException(new Problem("Commands.PublicAddressUnusable", text));
    }

    private static SessionLimits Limits(IConfiguration configuration)
    {
        return new SessionLimits(Limit("CaseTracker:Sessions:Idle", SessionLimits.Usual.Idle),
            Limit("CaseTracker:Sessions:Longest", SessionLimits.Usual.Longest));

        TimeSpan Limit(string key, TimeSpan usual)
        {
            if (configuration[key] is not { Length: > 0 } text) return usual;
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit >= ShortestLimit && limit <= LongestLimit
                ? limit
                : throw new CommandException(new Problem("Commands.SessionLimitUnusable", text,
                    key.Replace(":", "__", StringComparison.Ordinal)));
        }
    }

    private static DatabaseOptions ChooseDatabase(IConfiguration configuration, string folder)
    {
        var provider = configuration["CaseTracker:Database:Provider"];
        var connection = configuration["CaseTracker:Database:ConnectionString"];
        if (string.IsNullOrEmpty(provider) || provider.Equals(nameof(DatabaseProvider.Sqlite), StringComparison.OrdinalIgnoreCase))
            return new DatabaseOptions(DatabaseProvider.Sqlite, connection ?? $"Data Source={Path.Combine(folder, "casetracker.db")}");
        if (!provider.Equals(nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase))
            throw new CommandException(new Problem("Commands.ProviderUnknown", provider));
        if (string.IsNullOrWhiteSpace(connection)) throw new CommandException(new Problem("Commands.ConnectionStringMissing"));
        return new DatabaseOptions(DatabaseProvider.SqlServer, connection);
    }
}
