namespace CaseTracker.Domain.Values;

/// <summary>The two ends of a range, each with what the other lends it. A range runs forward: where one end has no year of its own and
/// the other's would turn the range around, the year turns between them: "28 December–3 January 2024" begins in 2023.</summary>
/// <param name="Turned">The two ends are of different years, and only one year is written.</param>
internal sealed record DateEnds(DateParts From, DateParts To, bool Turned)
{
    public static DateEnds Of(DateParts first, DateParts second)
    {
        var plain = new DateEnds(first.Borrow(second), second.Borrow(first), false);
        if (plain.RunsForward) return plain;
        var turned = first.Turns ? plain with { From = plain.From.InYear(-1), Turned = true }
            : second.Turns ? plain with { To = plain.To.InYear(1), Turned = true } : plain;
        return turned.RunsForward ? turned : plain;
    }

    // The weekdays are checked once the years stand.
    private bool RunsForward => From.WithoutWeekday.Resolve("").Value is { } from && To.WithoutWeekday.Resolve("").Value is { } to
        && from.From.Earliest <= to.To.Latest;
}
