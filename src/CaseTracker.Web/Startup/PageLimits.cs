namespace CaseTracker.Web.Startup;

/// <summary>How many pages may be open at the same time in this process. Each open page is a circuit, which keeps what it shows in the
/// program's memory (about a megabyte a list, measured by the benchmarks <c>circuits</c>): without a limit one browser fills it.</summary>
/// <param name="OfSession">Of one sign-in.</param>
/// <param name="OfAddress">Of one address, which an office may share (<see cref="Proxies.Counted"/>).</param>
public sealed record PageLimits(int OfSession, int OfAddress)
{
    /// <summary>More than anybody works with, and together what two cores were measured to bear.</summary>
    public static readonly PageLimits Default = new(60, 1000);
}
