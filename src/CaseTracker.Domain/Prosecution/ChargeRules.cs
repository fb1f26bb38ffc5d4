using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Prosecution;

public static class ChargeRules
{
    /// <summary>A charge says something: a label as printed, an article, or its grounds; and only what was decided has a day.</summary>
    public static IEnumerable<Problem> Check(ChargeDetails charge)
    {
        if (string.IsNullOrWhiteSpace(charge.Label) && charge.ArticleId is null && string.IsNullOrWhiteSpace(charge.Grounds))
            yield return new Invalid("label", "Errors.ChargeSaysNothing");
        if (charge is { OutcomeOn: not null, Outcome: ChargeOutcome.NotStated or ChargeOutcome.Pending })
            yield return new Invalid("outcomeOn", "Errors.OutcomeDayWithoutOutcome");
    }
}
