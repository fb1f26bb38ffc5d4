using CaseTracker.App.Records;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Bulk;

/// <summary>What becomes of one of the chosen records.</summary>
/// <param name="Of">As the viewer may read what it is called.</param>
/// <param name="Before">What stands there, in words; null for nothing.</param>
/// <param name="After">What will stand there.</param>
/// <param name="Skipped">Why nothing becomes of it; null where something does.</param>
public sealed record BulkLine(NamedRecord Of, int Version, string? Before, string? After, Problem? Skipped);

/// <summary>What becomes of the chosen records.</summary>
/// <param name="Gone">How many of the ids name nothing that the viewer may see.</param>
public sealed record BulkAnswer(IReadOnlyList<BulkLine> Lines, int Gone)
{
    /// <summary>The last record that was made beside the chosen ones; null where they were changed themselves.</summary>
    internal long? Made { get; init; }

    public int Changing => Lines.Count(line => line.Skipped is null);
    public int Skipping => Lines.Count(line => line.Skipped is not null);
}

/// <summary>What was done, for one undo.</summary>
/// <param name="Changed">The records, in their order.</param>
public sealed record BulkDone(BulkAnswer Answer, BulkAct Act, IReadOnlyList<long> Changed);
