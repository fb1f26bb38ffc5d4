using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Detention;

public static class StayRules
{
    /// <summary>A stay must be able to end after it began, and says how it ended only where it ended.</summary>
    public static IEnumerable<Problem> Check(StayDetails stay)
    {
        if (stay.From?.Earliest is { } from && stay.To?.Latest is { } to && to < from)
            yield return new Problem("Errors.StayEndsBeforeItBegins", stay.From.Text, stay.To.Text);
        if (stay.To is null && stay.End != StayEnd.NotStated)
            yield return new Problem("Errors.StayEndWithoutDate");
    }
}
