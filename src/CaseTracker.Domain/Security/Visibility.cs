namespace CaseTracker.Domain.Security;

/// <summary>Who may know of a record: the one rule. A record is as closed as the most closed of itself and of everything that it inherits
/// from (its owner, and what it would tell of), limited to those whom all of these name, and hidden while any of them is removed.</summary>
/// <param name="Level">The lowest level that may know of it, of those to whom it is limited.</param>
/// <param name="Hidden">It is removed itself, or something that it inherits from is.</param>
/// <param name="Readers">To whom it is limited (<see cref="NamedReaders"/>); null: to nobody in particular.</param>
public readonly record struct Visibility(Confidentiality Level, bool Hidden, string? Readers = null)
{
    /// <summary>Counts the changes of the rule's answers: what another version worked out is for the highest clearance alone until it is
    /// worked out anew.</summary>
    public const int Version = 1;

    /// <summary>The highest clearance. It alone sees what nobody has worked out yet, and what is limited to others.</summary>
    public const Confidentiality Highest = Confidentiality.Confidential;

    /// <summary>The lowest level that may know of it without being named, whether it stands or is removed. So whoever asks levels alone
    /// is closed out of what is limited.</summary>
    public Confidentiality From => Readers is null ? Level : Highest;

    /// <param name="own">The record's own level.</param>
    /// <param name="removed">Whether the record itself is removed.</param>
    /// <param name="inherited">Of each record that it inherits from what holds now; null where that is not worked out.</param>
    /// <param name="readers">To whom the record itself is limited; null: to nobody in particular.</param>
    public static Visibility Of(Confidentiality own, bool removed, IEnumerable<Visibility?> inherited, string? readers = null)
    {
        var visibility = new Visibility(own, removed, readers);
        foreach (var of in inherited)
            visibility = new(Max(visibility.Level, of?.Level ?? Highest), visibility.Hidden || of is { Hidden: true },
                NamedReaders.Both(visibility.Readers, of?.Readers));
        return visibility;
    }

    /// <summary>Whether a viewer may know of the record as it stands.</summary>
    public bool To(Clearance clearance) => !Hidden && Within(clearance);

    /// <summary>Whether a viewer may know of it as far as levels and names go, whether it stands or is removed.</summary>
    public bool Within(Clearance clearance) => From <= clearance.Level
        || Readers is { } readers && clearance.Account is { } account && Level <= clearance.Level && NamedReaders.Name(readers, account);

    private static Confidentiality Max(Confidentiality one, Confidentiality other) => one > other ? one : other;
}
