namespace CaseTracker.Domain.People;

/// <summary>Which records are one person's: those that links of the kind <see cref="IdentityLinkKind.SamePerson"/> join, in either
/// direction and over any number of records. A link that says <see cref="IdentityLinkKind.NotTheSamePerson"/> separates nobody whom others
/// join: where links disagree, the more protective holds. A removed record joins nobody: its links are hidden with it and come back with
/// it.</summary>
public static class SameRecords
{
    /// <summary>The record itself and those that are the same person's.</summary>
    /// <param name="links">The other ends of a record's links in force.</param>
    /// <param name="stands">False for a removed record.</param>
    public static IReadOnlyCollection<long> Of(long record, Func<long, IEnumerable<long>> links, Func<long, bool> stands)
    {
        var (same, next) = (new HashSet<long> { record }, new Queue<long>([record]));
        while (next.TryDequeue(out var one))
            foreach (var other in links(one))
                if (stands(other) && same.Add(other)) next.Enqueue(other);
        return same;
    }
}
