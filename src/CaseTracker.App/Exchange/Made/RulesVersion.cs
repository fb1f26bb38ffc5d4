using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Exchange.Made;

/// <summary>The version of the rules that answer: a number that was printed is made again by the same ones, or the difference is told as
/// theirs.</summary>
internal static class RulesVersion
{
    // The custody rule changes most; it counts its own changes.
    public static int Now => CustodyRules.Version;
}
