using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Problems;

/// <summary>What a page says of a failure: in words where somebody can expect it of a database, else under a number in the log.</summary>
public sealed class Failures(DatabaseTrouble trouble, ILogger<Failures> logger)
{
    /// <summary>Takes note of a failure in the log.</summary>
    /// <returns>What is wrong with the database, or else the number of what nobody expected.</returns>
    public (Problem? Problem, string? Number) Note(Exception failure)
    {
        if (trouble.OnPage(failure) is not { } problem) return (null, ErrorReferences.Log(logger, failure));
        logger.LogWarning("{Told:l}", trouble.InFull(failure)!.Localize());
        return (problem, null);
    }

    /// <summary>The failure as a form tells it, in which what was typed stays.</summary>
    public Problem Localize(Exception failure) => Note(failure) is var (problem, number) && problem is not null
        ? problem : new Problem("Forms.Unexpected", number!);

    /// <summary>Asks a handler for something that a form or a box needs once it is open: a failure is an answer, too, and replaces
    /// nothing.</summary>
    public async Task<Outcome<T>> Told<T>(Func<Task<Outcome<T>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Outcome<T>.Failed(Localize(failure));
        }
    }
}
