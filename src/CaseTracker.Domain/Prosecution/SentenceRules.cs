using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Prosecution;

public static class SentenceRules
{
    /// <summary>Lengths are whole, months up to 11 and days up to 30 (longer ones are written in the next unit), and
    /// the suspended part fits in the whole; only an appeal that was decided has a day.</summary>
    public static IEnumerable<Problem> Check(SentenceDetails sentence)
    {
        if (sentence.Years is < 0 or > 99) yield return new Invalid("years", "Errors.OutOfRange", Label("years"), 0, 99);
        if (sentence.Months is < 0 or > 11) yield return new Invalid("months", "Errors.OutOfRange", Label("months"), 0, 11);
        if (sentence.Days is < 0 or > 30) yield return new Invalid("days", "Errors.OutOfRange", Label("days"), 0, 30);
        if (sentence.YearsAtMost is { } most && most < (sentence.Years ?? 0))
            yield return new Invalid("yearsAtMost", "Errors.SentenceRangeUpsideDown");
        if (sentence.Life && (sentence.Years ?? sentence.Months ?? sentence.Days) is not null)
            yield return new Invalid("life", "Errors.LifeHasNoLength");
        if (sentence.SuspendedMonths is < 0 || sentence.SuspendedMonths > (sentence.YearsAtMost ?? sentence.Years ?? 0) * 12
            + (sentence.Months ?? 0))
            yield return new Invalid("suspendedMonths", "Errors.SuspendedLongerThanSentence");
        if (sentence is { AppealOn: not null, Appeal: AppealOutcome.NotStated or AppealOutcome.NotAppealed or AppealOutcome.Open })
            yield return new Invalid("appealOn", "Errors.OutcomeDayWithoutOutcome");
    }

    private static string Label(string key) => SentenceDetails.Catalogue.Find(key)!.Label;
}
