using CaseTracker.Domain.Language;

namespace CaseTracker.App.Database.Dialects;

/// <summary>The errors of SQL Server that somebody can expect, by their numbers: those of sys.messages, and those of the network below 0
/// and above 10000.</summary>
internal static class SqlServerErrors
{
    public const int CannotOpenDatabase = 4060, LockNotGranted = 51001, CertificateNotTrusted = -2146893019;

    /// <summary>In words; null for one that nobody expects.</summary>
    /// <param name="message">The server's own.</param>
    public static Problem? Told(int number, string message, string server, string database) => number switch
    {
        LockNotGranted or 1205 or 1222 or 3960 => new("Database.Locked", $"{server}/{database}"),
        -2 => new("Database.Timeout", $"{server}/{database}"),
        701 or 1204 or 1807 or 10928 or 10929 or 40501 or >= 49918 and <= 49920 => new("Database.Busy", $"{server}/{database}"),
        976 or 978 or 983 => new("Database.Replica", server, database),
        40197 or 40613 => new("Database.NotAvailable", $"{server}/{database}"),
        // The name of the statement stands in the message in every language of the server.
        262 when message.Contains("CREATE DATABASE", StringComparison.Ordinal) => new("Database.MayNotCreate", database, server),
        CannotOpenDatabase => new("Database.CannotOpen", $"{server}/{database}"),
        916 or 4064 => new("Database.NoUser", server, database),
        229 or 230 or 262 or 297 or 300 => new("Database.RightMissing", $"{server}/{database}", message),
        3906 => new("Database.ReadOnly", $"{server}/{database}"),
        823 or 824 or 825 or 8992 => new("Database.Damaged", $"{server}/{database}"),
        1105 or 9002 => new("Database.DiskFull", $"{server}/{database}"),
        18456 => new("Database.SignInRefused", server),
        18470 or 18486 => new("Database.SignInLocked", server),
        18487 or 18488 => new("Database.SignInExpired", server),
        CertificateNotTrusted => new("Database.CertificateNotTrusted", server),
        -1 or 0 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 or 35 =>
            new("Database.ServerNotReached", server),
        _ => null,
    };

    /// <summary>Whether the same may well succeed a moment later. A time-out is not among them: again it would take as long, and the
    /// server works on at the first.</summary>
    public static bool Transient(int number) => number is LockNotGranted or 1205 or 3960 or 701 or 1204 or 1807 or 10928 or 10929 or 40501
        or (>= 49918 and <= 49920) or 976 or 983 or 40197 or 40613 or 20 or 64 or 121 or 233 or 10053 or 10054 or 10060;
}
