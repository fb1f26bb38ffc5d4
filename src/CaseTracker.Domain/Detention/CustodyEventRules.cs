using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

public static class CustodyEventRules
{
    /// <summary>An undated event needs the day of its publication, or nobody could say by when it had happened; only a
    /// confirmation can last.</summary>
    public static IEnumerable<Problem> Check(CustodyEventDetails custody)
    {
        if (custody.On is null && custody.PublishedOn is null)
            yield return new Invalid("on", "Errors.EventWithoutAnyDate");
        if (custody.On?.Extent == DateExtent.Each)
            yield return new Invalid("on", "Errors.EventOnSeveralDates", custody.On.Text);
        if (custody.How != ReleaseKind.NotStated && custody.Kind is not (CustodyEventKind.Release or CustodyEventKind.Bail))
            yield return new Invalid("how", "Errors.HowOnlyForRelease");
    }
}
