namespace CaseTracker.Domain.Security;

/// <summary>Who may know of a record: the one rule. A record is as closed as the most closed of itself and of everything that it inherits
/// from (its owner, and what it would tell of), and hidden while any of these is removed.</summary>
/// <param name="From">The lowest clearance that may know of it, whether it stands or is removed.</param>
/// <param name="Hidden">It is removed itself, or something that it inherits from is.</param>
public readonly record struct Visibility(Confidentiality From, bool Hidden)
{
    /// <summary>Counts the changes of the rule's answers: what another version worked out is for the highest clearance alone until it is
    /// worked out anew.</summary>
    public const int Version = 1;

    /// <summary>The highest clearance. It alone sees what nobody has worked out yet.</summary>
    public const Confidentiality Highest = Confidentiality.Confidential;

    /// <param name="own">The record's own level.</param>
    /// <param name="removed">Whether the record itself is removed.</param>
    /// <param name="inherited">Of each record that it inherits from what holds now; null where that is not worked out.</param>
    public static Visibility Of(Confidentiality own, bool removed, IEnumerable<Visibility?> inherited)
    {
        var visibility = new Visibility(own, removed);
        foreach (var of in inherited)
            visibility = new(Max(visibility.From, of?.From ?? Highest), visibility.Hidden || of is { Hidden: true });
        return visibility;
    }

    /// <summary>Whether a viewer may know of the record as it stands.</summary>
    public bool To(Confidentiality clearance) => !Hidden && From <= clearance;

    private static Confidentiality Max(Confidentiality one, Confidentiality other) => one > other ? one : other;
}
