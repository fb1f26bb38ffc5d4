using CaseTracker.Domain.Language;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.Detention;

/// <summary>A sentence's length in words: "27 years", "6 to 8 years", "1 year 6 months", "life".</summary>
public static class SentenceFormatter
{
    /// <summary>The length with the offence that the source of the sentence names: a charge on record may be called otherwise.</summary>
    public static string WithOffence(SentenceDetails sentence) =>
        sentence.Offence is { Length: > 0 } offence ? Texts.Localize("Records.SentenceFor", Of(sentence), offence) : Of(sentence);

    public static string Of(SentenceDetails sentence)
    {
        if (sentence.Life) return Texts.Localize("Records.Life");
        if (sentence.YearsAtMost is { } most && most != sentence.Years)
            return Texts.Localize("Records.YearsRange", sentence.Years ?? 0, most);
        string[] parts =
        [
            .. sentence.Years is > 0 ? [Texts.Localize(sentence.Years == 1 ? "Records.OneYear" : "Records.Years", sentence.Years)]
                : Array.Empty<string>(),
            .. sentence.Months is > 0 ? [Texts.Localize(sentence.Months == 1 ? "Records.OneMonth" : "Records.Months", sentence.Months)]
                : Array.Empty<string>(),
            .. sentence.Days is > 0 ? [Texts.Localize(sentence.Days == 1 ? "Records.OneDay" : "Records.Days", sentence.Days)]
                : Array.Empty<string>(),
        ];
        var length = parts.Length == 0 ? Texts.Localize("Records.LengthNotStated") : string.Join(' ', parts);
        return sentence.WhollySuspended ? Texts.Localize("Records.Suspended", length)
            : sentence.SuspendedMonths is > 0 ? Texts.Localize("Records.PartlySuspended", length, sentence.SuspendedMonths) : length;
    }
}
