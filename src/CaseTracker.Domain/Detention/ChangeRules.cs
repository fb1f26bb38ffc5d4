namespace CaseTracker.Domain.Detention;

/// <summary>What a reader knows of one person under one knowledge.</summary>
/// <param name="InAGroup">A link names the person as a member of a group.</param>
/// <param name="SameAsAnother">A link says that another record is the same person.</param>
public sealed record KnownPerson(CustodyHistory History, bool InAGroup = false, bool SameAsAnother = false);

/// <summary>Why the list of prisoners of one day is another than that of an earlier day. Pure. The opening is the list of the first day as
/// known then, the closing that of the last day as known then; opening and all moves are the closing, for certain and for possible each.
///
/// Two things lie between them, told one after the other: first what was learned about the first day (<see cref="Learned"/>), then what
/// happened up to the last day as it is known at the closing (<see cref="Happened"/>). Under one knowledge nothing is learned, and what
/// happens from A to C is what happens from A to B and from B to C.</summary>
public static class ChangeRules
{
    /// <summary>All moves of one person.</summary>
    /// <param name="opening">As known at the opening.</param>
    /// <param name="closing">As known at the closing.</param>
    public static IReadOnlyList<CustodyMove> Of(KnownPerson opening, KnownPerson closing, DateOnly from, DateOnly to) =>
        [.. Learned(opening, closing, from), .. Happened(closing.History, from, to)];

    /// <summary>What happened after the first day and up to the last, as known once. Gross: who is arrested and released between them
    /// stands in both; a custody that began and ended within one day was on no list.</summary>
    public static IEnumerable<CustodyMove> Happened(CustodyHistory history, DateOnly from, DateOnly to) =>
        CustodyRules.SpansOf(history).Select(span => span.Move).OfType<CustodyMove>().Where(move => move.Day > from && move.Day <= to);

    /// <summary>What was learned about one day between two moments of knowledge; nothing where it comes to the same. What was recorded
    /// since is taken in first, then what was changed or removed, so that each move has one cause.</summary>
    public static IEnumerable<CustodyMove> Learned(KnownPerson opening, KnownPerson closing, DateOnly day)
    {
        var (before, after) = (On(opening.History), On(closing.History));
        if (!after.TellsFrom(before)) yield break;
        var added = On(WithNew(opening.History, closing.History));
        if (added.TellsFrom(before))
            yield return Move(OfNew(before, added, closing.InAGroup && !opening.InAGroup), before, added);
        if (after.TellsFrom(added))
            yield return Move(added.Listed && !after.Listed && closing.SameAsAnother && !opening.SameAsAnother
                ? MovementKind.Merged : MovementKind.Corrected, added, after);

        Standing On(CustodyHistory history) => Standing.Of(CustodyRules.StatusOn(history, day));
        CustodyMove Move(MovementKind kind, Standing was, Standing now) => new(day, kind, null, was, now);
    }

    /// <summary>What facts that were recorded since are called.</summary>
    /// <param name="newInAGroup">A link that was recorded since names the person as a member of a group.</param>
    public static MovementKind OfNew(Standing before, Standing after, bool newInAGroup) =>
        !before.Listed && after.Listed && newInAGroup ? MovementKind.Identified : MovementKind.LearnedLate;

    /// <summary>What was known before, with the facts that were recorded since and none of the corrections.</summary>
    private static CustodyHistory WithNew(CustodyHistory before, CustodyHistory after)
    {
        return new(With(before.Events, after.Events), With(before.Stays, after.Stays), With(before.Charges, after.Charges),
            With(before.Sentences, after.Sentences));

        static IReadOnlyList<Known<T>> With<T>(IReadOnlyList<Known<T>> known, IReadOnlyList<Known<T>> later)
        {
            var ids = known.Select(fact => fact.FactId).ToHashSet();
            return [.. known, .. later.Where(fact => !ids.Contains(fact.FactId))];
        }
    }
}

/// <summary>How many unnamed members of a group may be held on a day: at least so many, and at most so many.</summary>
/// <param name="AtMost">Null: unbounded. It is in no sum.</param>
public readonly record struct GroupBounds(long AtLeast, long? AtMost)
{
    /// <summary>Those held who have no record of their own. What is possible only adds nothing to the least.</summary>
    public static GroupBounds Of(GroupCustody custody)
    {
        if (custody.HeldCertainty is not { } certainty) return new(0, 0);
        var limits = custody.Remainder?.Limits ?? default;
        var least = limits.AtLeast is { } low ? decimal.Ceiling(low) + (limits.AtLeastExclusive && low == decimal.Ceiling(low) ? 1 : 0) : 0;
        var most = limits.AtMost is { } high ? decimal.Floor(high) - (limits.AtMostExclusive && high == decimal.Floor(high) ? 1 : 0)
            : (decimal?)null;
        return new(certainty == Certainty.Certain ? (long)Math.Max(0, least) : 0, most is { } top ? (long)Math.Max(0, top) : null);
    }
}

/// <summary>One group in a change statement, beside the individuals and in none of their sums.</summary>
/// <param name="Named">How many more of those held have a record of their own at the closing; less than 0 where fewer do.</param>
public readonly record struct GroupChange(GroupBounds Opening, GroupBounds Closing, int Named)
{
    /// <summary>What the least changes by.</summary>
    public long AtLeast => Closing.AtLeast - Opening.AtLeast;

    /// <summary>What the most changes by; null where either is unbounded.</summary>
    public long? AtMost => Closing.AtMost - Opening.AtMost;
}
