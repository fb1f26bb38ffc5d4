using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Tests.Database;

/// <summary>What SQL Server says by numbers, in words. Nobody has met these here on a server.</summary>
public sealed class SqlServerErrorTests
{
    [Theory]
    [InlineData(-2146893019, "CertificateNotTrusted", "Unusable", false)]
    [InlineData(-2, "Timeout", "Busy", false)]
    [InlineData(1205, "Locked", "Locked", true), InlineData(1222, "Locked", "Locked", false), InlineData(3960, "Locked", "Locked", true)]
    [InlineData(40613, "NotAvailable", "Unusable", true), InlineData(40197, "NotAvailable", "Unusable", true)]
    [InlineData(40501, "Busy", "Busy", true), InlineData(10928, "Busy", "Busy", true), InlineData(10929, "Busy", "Busy", true)]
    [InlineData(49918, "Busy", "Busy", true), InlineData(49919, "Busy", "Busy", true), InlineData(49920, "Busy", "Busy", true)]
    [InlineData(701, "Busy", "Busy", true), InlineData(1204, "Busy", "Busy", true), InlineData(1807, "Busy", "Busy", true)]
    [InlineData(4060, "CannotOpen", "Unusable", false), InlineData(4064, "NoUser", "Unusable", false)]
    [InlineData(916, "NoUser", "Unusable", false), InlineData(18456, "SignInRefused", "Unusable", false)]
    [InlineData(18470, "SignInLocked", "Unusable", false), InlineData(18486, "SignInLocked", "Unusable", false)]
    [InlineData(18487, "SignInExpired", "Unusable", false), InlineData(18488, "SignInExpired", "Unusable", false)]
    [InlineData(976, "Replica", "Unusable", true), InlineData(978, "Replica", "Unusable", false)]
    [InlineData(983, "Replica", "Unusable", true)]
    [InlineData(823, "Damaged", "Damaged", false), InlineData(824, "Damaged", "Damaged", false)]
    [InlineData(825, "Damaged", "Damaged", false), InlineData(1105, "DiskFull", "DiskFull", false)]
    [InlineData(10054, "ServerNotReached", "Unusable", true), InlineData(2627, null, null, false)]
    public void A_number_is_told_in_words_and_what_passes_is_done_again(int number, string? told, string? onPage, bool again)
    {
        var problem = SqlServerErrors.Told(number, "Test message", "test-server", "TestCases");
        Assert.Equal(told is null ? null : $"Database.{told}", problem?.Key);
        Assert.Equal(again, SqlServerErrors.Transient(number));
        if (problem is null) return;
        Assert.DoesNotContain("{", problem.Localize(), StringComparison.Ordinal);
        Assert.Contains("test-server", problem.Localize(), StringComparison.Ordinal);
        var words = DatabaseFailures.OnPage(problem);
        Assert.Equal($"Database.OnPage_{onPage}", words.Key);
        Assert.DoesNotContain("test-server", words.Localize(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE DATABASE permission denied in database 'master'.", "Database.MayNotCreate")]
    [InlineData("CREATE TABLE permission denied in database 'TestCases'.", "Database.RightMissing")]
    public void A_right_that_is_missing_is_not_told_as_a_database_that_is_not_there(string message, string told) =>
        Assert.Equal(told, SqlServerErrors.Told(262, message, "test-server", "TestCases")?.Key);
}
