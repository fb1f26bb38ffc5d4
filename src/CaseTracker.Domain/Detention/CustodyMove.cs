namespace CaseTracker.Domain.Detention;

/// <summary>Why somebody came on the list of prisoners, left it, or stands on it otherwise than before. The order is that of a change
/// statement.</summary>
public enum MovementKind
{
    /// <summary>Came into custody: an arrest, an order of detention, a stay.</summary>
    Arrested,
    /// <summary>Nothing happened: what was recorded since tells of a day before the period.</summary>
    LearnedLate,
    /// <summary>A source says held, where it was open, or of whom no source says how custody began.</summary>
    Confirmed,
    /// <summary>Learned late of somebody who was counted in a group without a name.</summary>
    Identified,
    Released,
    Bailed,
    Escaped,
    /// <summary>Handed to another state: still deprived of liberty, so still on the list.</summary>
    TransferredAbroad,
    Died,
    /// <summary>Nobody confirmed it for too long, or somebody left a place and nobody says for where.</summary>
    Lapsed,
    /// <summary>A correction by which the record is one person with another record.</summary>
    Merged,
    /// <summary>Charges, judgments, terms or the form of custody say otherwise; nobody came and nobody left.</summary>
    Reclassified,
    /// <summary>What was recorded before was changed or removed since.</summary>
    Corrected,
}

/// <summary>One change of one person's standing, with the one thing that made it.</summary>
/// <param name="Day">The first day of the new standing; of what was learned, the day that is looked at.</param>
/// <param name="Fact">The fact id of what made it; null where many facts did, or none.</param>
public sealed record CustodyMove(DateOnly Day, MovementKind Kind, long? Fact, Standing Before, Standing After)
{
    /// <summary>What it adds to those who are listed for certain: -1, 0 or 1.</summary>
    public int Certain => After.Certain - Before.Certain;

    /// <summary>What it adds to those who are listed as possible: -1, 0 or 1.</summary>
    public int Possible => After.Possible - Before.Possible;
}

public static class MovementKinds
{
    public static IReadOnlyList<MovementKind> All { get; } = Enum.GetValues<MovementKind>();

    /// <summary>What changes because something was learned, and not because something happened: none of these under one
    /// knowledge.</summary>
    public static bool IsLearned(this MovementKind kind) => kind
        is MovementKind.LearnedLate or MovementKind.Identified or MovementKind.Merged or MovementKind.Corrected;

    /// <summary>As files and addresses write it: "transferred-abroad".</summary>
    public static string Word(this MovementKind kind) => kind switch
    {
        MovementKind.LearnedLate => "learned-late",
        MovementKind.TransferredAbroad => "transferred-abroad",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static MovementKind? Find(string? word) =>
        All.Where(kind => kind.Word().Equals(word, StringComparison.OrdinalIgnoreCase)).Select(kind => (MovementKind?)kind)
            .FirstOrDefault();
}
