using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Startup;

/// <summary>Ends a command with one clear line. It is the one place where a problem travels as an exception: up through
/// the command-line library, which knows only exit codes.</summary>
public sealed class CommandException(Problem problem) : Exception(problem.Localize())
{
    public Problem Problem => problem;
}
