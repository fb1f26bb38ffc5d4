namespace CaseTracker.App.Import;

/// <summary>What could stand in a cell instead.</summary>
/// <param name="Write">What the cell takes.</param>
/// <param name="Words">What somebody reads.</param>
public sealed record Offer(string Write, string Words);

/// <summary>What would be accepted: an argument of the problem that refuses a cell.</summary>
public sealed class Offered(IEnumerable<Offer> all, string between)
{
    public IReadOnlyList<Offer> All { get; } = [.. all];

    public override string ToString() => string.Join(between, All.Select(one => one.Words));
}
