using CaseTracker.App.Database;

namespace CaseTracker.App.Tests;

/// <summary>The databases that a test runs on: <c>[Theory, MemberData(nameof(Providers.All), MemberType =
/// typeof(Providers))]</c>.</summary>
public static class Providers
{
    public const string ProviderVariable = "CaseTracker__Database__Provider",
        ConnectionVariable = "CaseTracker__Database__ConnectionString";

    public static TheoryData<DatabaseProvider> All => new(Enum.GetValues<DatabaseProvider>());

    /// <summary>The connection string of the server to test on, or null. Its database's name is only a prefix.</summary>
    public static string? SqlServer =>
        Enum.TryParse<DatabaseProvider>(Environment.GetEnvironmentVariable(ProviderVariable), ignoreCase: true, out var provider)
            && provider == DatabaseProvider.SqlServer
            ? Environment.GetEnvironmentVariable(ConnectionVariable)
            : null;

    /// <summary>Skips the test, aloud, where the provider needs a server and none is named.</summary>
    public static void SkipUnlessConfigured(DatabaseProvider provider) => Assert.SkipUnless(
        provider != DatabaseProvider.SqlServer || SqlServer is not null,
        $"Not run on SQL Server: set {ProviderVariable}=SqlServer and {ConnectionVariable} to a server on which databases may be made.");
}
