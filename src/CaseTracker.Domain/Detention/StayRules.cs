using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Detention;

public static class StayRules
{
    /// <summary>A stay says how it ended only where it ended.</summary>
    public static IEnumerable<Problem> Check(StayDetails stay)
    {
        if (stay.To is null && stay.End != StayEnd.NotStated)
            yield return new Invalid("end", "Errors.StayEndWithoutDate");
    }
}
