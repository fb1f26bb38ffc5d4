namespace CaseTracker.Web.Tests.Running;

/// <summary>How long a test waits for what must come. It costs nothing where it comes, and is never what a test measures: long enough for a
/// machine whose processors are busy with something else.</summary>
public static class Patience
{
    public const float Milliseconds = 240_000;

    public static TimeSpan Limit { get; } = TimeSpan.FromMilliseconds(Milliseconds);
}
