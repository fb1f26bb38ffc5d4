using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Land;

public static class LandDisputeRules
{
    /// <summary>A number without its unit says nothing: 40 of what?</summary>
    public static IEnumerable<Problem> Check(LandDisputeDetails dispute)
    {
        if (dispute.Area is { Low: not null } or { High: not null } && dispute.AreaUnit == AreaUnit.NotStated)
            yield return new Invalid("areaUnit", "Errors.AreaNeedsUnit");
    }
}
