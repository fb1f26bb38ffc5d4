using System.Data.Common;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Database;

/// <summary>Tells a failure of the database that somebody can expect (locked, full, read-only, damaged, out of reach) in words, wherever it
/// comes up: any handler that reads can meet it.</summary>
public sealed class DatabaseTrouble
{
    private readonly IDatabaseDialect _dialect;

    internal DatabaseTrouble(IDatabaseDialect dialect) => _dialect = dialect;

    /// <summary>The database was found damaged, by its check or by somebody's page: every page says so from then on.</summary>
    public bool Damaged { get; internal set; }

    /// <summary>For whoever runs the program, with the place of the database; null for what nobody expects.</summary>
    public Problem? InFull(Exception failure) => _dialect.InFull(failure);

    /// <summary>The same for what a handler has put in a page's words already; null for any other problem.</summary>
    public Problem? InFull(Problem problem) => problem.Key.StartsWith(DatabaseFailures.OnAPage, StringComparison.Ordinal)
        ? new Problem(problem.Key[DatabaseFailures.OnAPage.Length..] is var what and not "Unusable"
            ? $"Database.{what}" : "Database.CannotOpen", _dialect.Place)
        : null;

    /// <summary>For a page: without the place, which is nobody's concern who only signs in. Null for what nobody expects.</summary>
    public Problem? OnPage(Exception failure)
    {
        var problem = _dialect.OnPage(failure);
        Damaged |= problem is { Key: DatabaseFailures.DamagedOnPage };
        return problem;
    }
}

/// <summary>Failures of the database in words, through whatever wraps them.</summary>
internal static class DatabaseFailures
{
    public const string OnAPage = "Database.OnPage_", DamagedOnPage = $"{OnAPage}Damaged", UnusableOnPage = $"{OnAPage}Unusable";

    public static Problem? InFull(this IDatabaseDialect dialect, Exception failure) =>
        Causes(failure).OfType<DbException>().Select(dialect.Explain).FirstOrDefault(problem => problem is not null);

    public static Problem? OnPage(this IDatabaseDialect dialect, Exception failure) =>
        dialect.InFull(failure) is { } problem ? OnPage(problem) : null;

    /// <summary>What is told in full as a page tells it.</summary>
    public static Problem OnPage(Problem problem) => new(problem.Key switch
    {
        "Database.Locked" => "Database.OnPage_Locked",
        "Database.Busy" or "Database.Timeout" => "Database.OnPage_Busy",
        "Database.ReadOnly" => "Database.OnPage_ReadOnly",
        "Database.DiskFull" => "Database.OnPage_DiskFull",
        "Database.Damaged" or "Database.NotADatabase" => DamagedOnPage,
        _ => UnusableOnPage,
    });

    /// <summary>Whether the same may well succeed a moment later.</summary>
    public static bool IsTransient(this IDatabaseDialect dialect, Exception failure) =>
        Causes(failure).OfType<DbException>().Any(cause => cause.IsTransient || dialect.Transient(cause));

    // A save wraps what the database says, and a task what its parts threw.
    private static IEnumerable<Exception> Causes(Exception failure) => failure is AggregateException several
        ? several.InnerExceptions.SelectMany(Causes)
        : failure.InnerException is { } inner ? Causes(inner).Prepend(failure) : [failure];
}
