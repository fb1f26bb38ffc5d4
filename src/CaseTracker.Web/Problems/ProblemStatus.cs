using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Problems;

/// <summary>The HTTP status with which a problem is told.</summary>
public static class ProblemStatus
{
    /// <param name="otherwise">For what says neither that something is missing nor that somebody may not see it.</param>
    public static int Of(Problem? problem, int otherwise = StatusCodes.Status400BadRequest) => problem switch
    {
        NotFound => StatusCodes.Status404NotFound,
        Denied => StatusCodes.Status403Forbidden,
        Conflict => StatusCodes.Status409Conflict,
        _ => otherwise,
    };
}
