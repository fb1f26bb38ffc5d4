using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class ProgramOptionsTests
{
    private const string Idle = "CaseTracker:Sessions:Idle", Longest = "CaseTracker:Sessions:Longest",
        Provider = "CaseTracker:Database:Provider", Connection = "CaseTracker:Database:ConnectionString",
        Public = "CaseTracker:PublicAddress", Megabytes = "CaseTracker:Lists:ColumnMegabytes",
        Pages = "CaseTracker:Pages:OfSession",
        Folder = "CaseTracker:Backup:Folder", Passphrase = "CaseTracker:Backup:Passphrase", Every = "CaseTracker:Backup:Every",
        Keep = "CaseTracker:Backup:Keep", WarnAfter = "CaseTracker:Backup:WarnAfter";

    private const string NoTime = "Give hours, minutes and seconds, such as 01:00:00, or days before them, such as 7.00:00:00; "
        + "from a second to a year.",
        NoAddress = "is no address under which people can open the program. Set CaseTracker__PublicAddress to one like "
        + "https://cases.example.org, without a path.",
        NoMegabytes = "is no number of megabytes for CaseTracker__Lists__ColumnMegabytes. Give a whole number from 1 to 1000000, such as "
        + "500.",
        NoProvider = "Set CaseTracker__Database__Provider to Sqlite or SqlServer.";

    [Theory]
    [InlineData(Provider, "Oracle", $"There is no database provider “Oracle”. {NoProvider}")]
    [InlineData(Provider, "1", $"There is no database provider “1”. {NoProvider}")]
    [InlineData(Provider, " Sqlite", $"There is no database provider “ Sqlite”. {NoProvider}")]
    [InlineData(Provider, "SqlServer", "SQL Server needs CaseTracker__Database__ConnectionString.")]
    [InlineData(Idle, "a while", $"“a while” is no length of time for CaseTracker__Sessions__Idle. {NoTime}")]
    [InlineData(Idle, "00:00:00.9", $"“00:00:00.9” is no length of time for CaseTracker__Sessions__Idle. {NoTime}")]
    [InlineData(Idle, "-01:00:00", $"“-01:00:00” is no length of time for CaseTracker__Sessions__Idle. {NoTime}")]
    [InlineData(Longest, "365.00:00:01", $"“365.00:00:01” is no length of time for CaseTracker__Sessions__Longest. {NoTime}")]
    [InlineData(Longest, "25:00:00", $"“25:00:00” is no length of time for CaseTracker__Sessions__Longest. {NoTime}")]
    [InlineData(Longest, "24:00:00", $"“24:00:00” is no length of time for CaseTracker__Sessions__Longest. {NoTime}")]
    [InlineData(Longest, "0", $"“0” is no length of time for CaseTracker__Sessions__Longest. {NoTime}")]
    [InlineData(Pages, "none", "“none” is no number of pages for CaseTracker__Pages__OfSession. Give a whole number from 1 to 100000, "
        + "such as 60.")]
    [InlineData(Megabytes, "0", $"“0” {NoMegabytes}")]
    [InlineData(Megabytes, "-5", $"“-5” {NoMegabytes}")]
    [InlineData(Megabytes, "1000001", $"“1000001” {NoMegabytes}")]
    [InlineData(Megabytes, "500 MB", $"“500 MB” {NoMegabytes}")]
    [InlineData(Megabytes, "0.5", $"“0.5” {NoMegabytes}")]
    [InlineData(Folder, "backups", "Backups are to be put into backups, and there is no passphrase for them. Set "
        + "CaseTracker__Backup__Passphrase.")]
    [InlineData(Passphrase, "too short", "The passphrase of a backup needs at least 12 letters: whoever finds the file can try as long as "
        + "they like.")]
    [InlineData(Every, "daily", $"“daily” is no length of time for CaseTracker__Backup__Every. {NoTime}")]
    [InlineData(WarnAfter, "24:00:00", $"“24:00:00” is no length of time for CaseTracker__Backup__WarnAfter. {NoTime}")]
    [InlineData(Keep, "0", "“0” is no number of backups for CaseTracker__Backup__Keep. Give a whole number from 1 to 1000, such as 14.")]
    [InlineData("CaseTracker:Telemetry:Endpoint", "localhost:4318", "“localhost:4318” is no address of a "
        + "collector of metrics and traces. Set "
        + "CaseTracker__Telemetry__Endpoint to one like http://localhost:4318, without a path, or leave it out.")]
    [InlineData(Public, "cases.example.org", $"“cases.example.org” {NoAddress}")]
    [InlineData(Public, "https://cases.example.org/path", $"“https://cases.example.org/path” {NoAddress}")]
    [InlineData(Public, "https://cases.example.org?a=1", $"“https://cases.example.org?a=1” {NoAddress}")]
    [InlineData(Public, "https://cases.example.org#part", $"“https://cases.example.org#part” {NoAddress}")]
    [InlineData(Public, "https://somebody@cases.example.org", $"“https://somebody@cases.example.org” {NoAddress}")]
    [InlineData(Public, "ftp://cases.example.org", $"“ftp://cases.example.org” {NoAddress}")]
    public void A_setting_that_cannot_be_used_is_named_with_what_to_write_instead(string setting, string value, string told)
    {
        Assert.Equal(told, Assert.Single(Failures((setting, value))));
        // The host looks the settings through at the start, too, whoever asks for them.
        using var host = Host(null, (setting, value));
        Assert.Throws<OptionsValidationException>(host.Services.GetRequiredService<IStartupValidator>().Validate);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Assert.Equal(
        ["“Oracle”", "“a while”", "“never”", "“nowhere”"],
        Failures((Provider, "Oracle"), (Idle, "a while"), (Longest, "never"), (Public, "nowhere"))
            .Select(told => told[told.IndexOf('“')..(told.IndexOf('”') + 1)]));

    [Theory]
    [InlineData(Idle, "00:00:01", "00:00:01", "1.00:00:00")]
    [InlineData(Longest, "365.00:00:00", "01:00:00", "365.00:00:00")]
    [InlineData(Longest, "23:59:59", "01:00:00", "23:59:59")]
    [InlineData(Longest, "7", "01:00:00", "7.00:00:00")]
    [InlineData(Idle, "", "01:00:00", "1.00:00:00")]
    public void A_limit_of_a_session_is_what_is_written_or_the_default(string setting, string value, string idle, string longest)
    {
        using var folder = new TemporaryFolder();
        using var host = Host(folder.Path, (setting, value));
        Assert.Equal(new SessionLimits(Time(idle), Time(longest)), host.Services.GetRequiredService<SessionLimits>());
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("", 1000)]
    [InlineData("1", 1)]
    [InlineData("1000000", 1_000_000)]
    public void The_counts_of_lists_keep_as_many_megabytes_as_are_written_or_the_default(string? value, long megabytes)
    {
        using var folder = new TemporaryFolder();
        using var host = Host(folder.Path, (Megabytes, value));
        Assert.Equal(new ColumnLimit(megabytes * 1_000_000), host.Services.GetRequiredService<ColumnLimit>());
    }

    [Fact]
    public void Backups_are_made_as_it_is_written_and_what_is_kept_of_the_settings_holds_no_secret()
    {
        using var folder = new TemporaryFolder();
        using var host = Host(folder.Path, (Folder, folder.Path), (Passphrase, "Test passphrase"), (Every, "12:00:00"), (Keep, "3"),
            (Connection, "Data Source=other.db;Password=hidden"));
        Assert.Equal(new BackupSchedule(folder.Path, TimeSpan.FromHours(12), 3, TimeSpan.FromDays(7)),
            host.Services.GetRequiredService<BackupSchedule>());
        Assert.Equal("Test passphrase", host.Services.GetRequiredService<BackupPassphrase>().Value);
        var kept = host.Services.GetRequiredService<KeptSettings>().Values;
        Assert.Equal("3", kept[Keep]);
        Assert.DoesNotContain(kept, setting => setting.Value.Contains("Test passphrase", StringComparison.Ordinal)
            || setting.Value.Contains("hidden", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, DatabaseProvider.Sqlite, "Data Source={0}/casetracker.db")]
    [InlineData("", "Data Source=other.db", DatabaseProvider.Sqlite, "Data Source=other.db")]
    [InlineData("sqlite", null, DatabaseProvider.Sqlite, "Data Source={0}/casetracker.db")]
    [InlineData("SQLSERVER", "Server=test", DatabaseProvider.SqlServer, "Server=test")]
    public void A_database_is_chosen_by_its_provider(string? provider, string? connection, DatabaseProvider expected, string opened)
    {
        using var folder = new TemporaryFolder();
        using var host = Host(folder.Path, (Provider, provider), (Connection, connection));
        Assert.Equal(new DatabaseOptions(expected, string.Format(CultureInfo.InvariantCulture, opened, folder.Path).Replace('/',
            Path.DirectorySeparatorChar)), host.Services.GetRequiredService<DatabaseOptions>());
    }

    [Theory]
    [InlineData("http://localhost:1", "http://localhost:2", "http://localhost:3", "http://localhost:1")]
    [InlineData(null, "http://localhost:2", "http://localhost:3", "http://localhost:2")]
    [InlineData(null, null, "http://localhost:3", "http://localhost:3")]
    [InlineData(null, null, null, "http://localhost:5080")]
    public void An_option_wins_over_configuration_and_that_over_the_default(string? option, string? own, string? general, string listens)
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        using var host = Host(folder.Path, option, ("CaseTracker:Urls", own), ("urls", general), ("CaseTracker:DataFolder", other.Path),
            ("AllowedHosts", " a.example; ;b.example"), ("CaseTracker:AllowedHosts", "c.example"));
        var settings = host.Services.GetRequiredService<ProgramSettings>();
        Assert.Equal((listens, folder.Path), (settings.Urls, settings.DataFolder));
        Assert.Equal(["a.example", "b.example"], settings.AllowedHosts);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_made_is_named_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var taken = Path.Combine(folder.Path, "file");
        File.WriteAllText(taken, "");
        using var host = Host(Path.Combine(taken, "data"));
        var told = Assert.Throws<CommandException>(() => host.Services.GetRequiredService<ProgramSettings>());
        Assert.Equal($"The data folder {Path.Combine(taken, "data")} cannot be made or written to. Name another with --data.",
            told.Message);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("export", "people", "--format", "json")]
    public async Task Neither_server_nor_command_starts_with_settings_that_cannot_be_used(params string[] command)
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.RunWith(data, [("CaseTracker__Database__Provider", "Oracle"),
            ("CaseTracker__Sessions__Idle", "a while")], [.. command, "--data", data.Path]);
        Assert.Equal(2, app.ExitCode);
        Assert.Equal("", app.Output);
        Assert.Equal($"There is no database provider “Oracle”. {NoProvider} “a while” is no length of time for "
            + $"CaseTracker__Sessions__Idle. {NoTime}", app.Errors);
    }

    private static IEnumerable<string> Failures(params (string Setting, string? Value)[] settings)
    {
        using var host = Host(null, settings);
        return Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<ProgramSettings>()).Failures;
    }

    private static IHost Host(string? folder, params (string Setting, string? Value)[] settings) => Host(folder, null, settings);

    private static IHost Host(string? folder, string? urls, params (string Setting, string? Value)[] settings)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Where(one => one.Value is not null)
            .ToDictionary(one => one.Setting, one => one.Value));
        builder.AddProgramSettings(folder, urls);
        return builder.Build();
    }

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
