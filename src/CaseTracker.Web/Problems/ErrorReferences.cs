using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseTracker.Web.Problems;

/// <summary>Logs what nobody expected, under a number that the error page shows, and leaves the page to the host. A database that cannot be
/// used is expected: the page tells that in words.</summary>
public sealed class ErrorReferences(Failures failures) : IExceptionHandler
{
    private static readonly object Key = new();

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (problem, number) = failures.Note(exception);
        if (problem is not null) httpContext.Note(problem);
        else httpContext.Items[Key] = number;
        return ValueTask.FromResult(false);
    }

    /// <summary>The number of the error that this request ran into, or null.</summary>
    public static string? Of(HttpContext? http) => http?.Items[Key] as string;

    /// <summary>Logs an exception and gives its number: six digits and letters that can be read out on the telephone.</summary>
    public static string Log(ILogger logger, Exception exception)
    {
        var number = RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6);
        logger.LogError(exception, "Unexpected error {Number}", number);
        return number;
    }
}
