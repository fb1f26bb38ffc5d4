using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Where a group stands on a day.</summary>
/// <param name="Arrested">The last count of those arrested; it says nothing about who is held.</param>
/// <param name="Held">The last count of those held, whole: named members are among them. Null adds an unknown number.</param>
/// <param name="HeldCertainty">Certain for a count on the day or not older than the set number of days; null where
/// nothing suggests that anybody is held.</param>
/// <param name="LastConfirmed">The date of the last count of those held.</param>
/// <param name="NamedMembers">How many persons are linked as members, at any stage.</param>
/// <param name="Remainder">Those held who are not named: <paramref name="Held"/> less the members named as held, never below 0.</param>
/// <param name="ArrestedRemainder">Those arrested who are not named: <paramref name="Arrested"/> less every named member.</param>
public sealed record GroupCustody(
    BoundedNumber? Arrested, BoundedNumber? Held, Certainty? HeldCertainty, ImpreciseDate? LastConfirmed,
    int NamedMembers, BoundedNumber? Remainder, BoundedNumber? ArrestedRemainder, Problem Reason);

/// <summary>Groups "of at least 94". Only a count of those held adds to the number held: "at least 94 arrested" adds
/// nothing to certain, and an unknown number to possible.</summary>
public static class GroupRules
{
    private sealed record Counted(Known<GroupCountDetails> Fact)
    {
        public GroupCountDetails Details => Fact.Details;
        // "Still held at the time of writing" lasts with an open end: it is a count of its first day.
        public DateOnly Latest => Details.On switch
        {
            { Extent: DateExtent.Lasting, Latest: null, Earliest: { } first } => first,
            { Latest: { } last } => last,
            _ => DateOnly.MaxValue,
        };
        public (DateOnly, int, long) Key => (Latest, Details.Order, Fact.FactId);
    }

    /// <param name="counts">The group's counts, as known at one moment.</param>
    /// <param name="members">The links that name members of the group, as known at the same moment.</param>
    public static GroupCustody StatusOn(IEnumerable<Known<GroupCountDetails>> counts, IEnumerable<Known<IdentityLinkDetails>> members,
        DateOnly day, int confirmationDays = CustodyRules.ConfirmationDays)
    {
        var links = members.Where(m => m.Details.Kind == IdentityLinkKind.MemberOfGroup).ToList();
        var named = links.DistinctBy(m => m.Details.PersonId).Count();
        var all = counts.Where(c => c.Details.Whom == CountedWhom.Everybody).Select(c => new Counted(c)).ToList();
        var byDay = all.Where(c => c.Latest <= day).ToList();
        var arrested = Last(byDay, CountStage.Arrested);
        var held = Last(byDay, CountStage.Held);
        var released = Last(byDay, CountStage.Released);
        // "Still in prison", in a text written on some day from then on: it may speak of this day.
        var perhaps = held is null ? Last(all.Where(c => c.Details.On?.Earliest <= day), CountStage.Held) : null;
        var date = (held ?? perhaps)?.Details.On;
        GroupCustody Answer(BoundedNumber? number, Certainty? certainty, string key, params object?[] words) => new(
            arrested?.Details.Count, number, certainty, date, named, Remainder(number, NamedAt(links, CountStage.Held)),
            Remainder(arrested?.Details.Count, named), new Problem(key, words));

        if (perhaps is not null)
            return Answer(perhaps.Details.Count, Certainty.Possible, "Custody.Reason_GroupHeldPerhaps", Words(perhaps), date);
        if (held is null)
            return arrested is null
                ? Answer(null, null, "Custody.Reason_GroupNothing")
                : Answer(null, Certainty.Possible, "Custody.Reason_GroupArrestedOnly", Words(arrested), arrested.Details.On);
        // Some of those counted are free since, and nobody counted the rest.
        if (released is not null && released.Key.CompareTo(held.Key) > 0)
            return Answer(null, Certainty.Possible, "Custody.Reason_GroupReleasedSince", Words(held), date);
        var earliest = date?.Earliest ?? DateOnly.MinValue;
        var recent = earliest.DayNumber >= day.DayNumber - confirmationDays;
        return recent
            ? date is { Qualified: false }
                ? Answer(held.Details.Count, Certainty.Certain, "Custody.Reason_GroupHeld", Words(held), date)
                : Answer(held.Details.Count, Certainty.Possible, "Custody.Reason_GroupHeldUncertain", Words(held), date)
            : Answer(held.Details.Count, Certainty.Possible, "Custody.Reason_GroupHeldStale", Words(held), date, confirmationDays);
    }

    /// <summary>A stated number less the persons named among it. Words stay words; unknown stays unknown.</summary>
    public static BoundedNumber? Remainder(BoundedNumber? stated, int named) =>
        named == 0 || stated is { Low: null, High: null } ? stated : stated?.Minus(BoundedNumber.Of(named));

    /// <summary>The members who are named among the group's count of a stage.</summary>
    public static int NamedAt(IEnumerable<Known<IdentityLinkDetails>> members, CountStage stage) =>
        members.Where(m => m.Details.Kind == IdentityLinkKind.MemberOfGroup && m.Details.Stage == stage)
            .DistinctBy(m => m.Details.PersonId).Count();

    private static Counted? Last(IEnumerable<Counted> counts, CountStage stage) =>
        counts.Where(c => c.Details.Stage == stage).MaxBy(c => c.Key);

    private static object Words(Counted counted) => (object?)counted.Details.Count?.Text ?? new Problem("Custody.Some");
}
