using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Pages.Charges;

/// <summary>The charges of one article, law, court or stage, or all of them.</summary>
/// <param name="Value">As the list's filter takes it; null of all.</param>
/// <param name="Outcomes">How many have each outcome, in the order of the answer.</param>
/// <param name="Days">From arrest to verdict, of those that were decided and of which something can be said.</param>
/// <param name="Slow">How many of them certainly took more than <see cref="ChargesAndCourts.SlowDays"/> days.</param>
/// <param name="Sentences">On these charges; null where their list cannot be asked for them.</param>
public sealed record ChargesLine(string? Value, string Name, int Charges, IReadOnlyList<int> Outcomes, Spread? Days, int Slow,
    SentencesLine? Sentences);

/// <summary>Sentences, each that is on record: also one that a later one took the place of.</summary>
/// <param name="Life">Those for life; they are in no length.</param>
/// <param name="Months">The part that is not suspended, of those of which a length is on record.</param>
public sealed record SentencesLine(int Sentences, int Life, Spread? Months);

/// <summary>The answer to a <see cref="ChargeQuestion"/>. What is above the viewer's clearance is in no number.</summary>
/// <param name="Outcomes">The outcomes that some of the charges have.</param>
/// <param name="HeldBack">Charges above the clearance, whatever is asked.</param>
/// <param name="Chosen">The question's filters in words.</param>
public sealed record ChargesAndCourts(ChargeQuestion Question, IReadOnlyList<CountedValue> Outcomes, IReadOnlyList<ChargesLine> Lines,
    ChargesLine All, int HeldBack, IReadOnlyList<ChosenValues> Chosen)
{
    /// <summary>A year: one of the numbers that the list of charges can be asked for.</summary>
    public static int SlowDays => VerdictTimes.Steps[1];

    /// <summary>The question of the list that a number of a line is the count of.</summary>
    /// <param name="outcome">One of <see cref="Outcomes"/>.</param>
    public RecordQuestion ListOf(ChargesLine line, CountedValue? outcome = null, bool slow = false)
    {
        var question = Of(Question.Charges, line);
        if (outcome is not null) question = question.Choose(ChargeQuestion.Outcome.Key, [outcome.Value]);
        return slow ? question.Choose(ListFilters.ToVerdict, [$"{SlowDays}"]) : question;
    }

    /// <summary>The question of the list of a line's sentences; those for life alone.</summary>
    public RecordQuestion? SentencesOf(ChargesLine line, bool life = false) => Question.Sentences is not { } all ? null
        : life ? Of(all, line).Choose("life", ["yes"]) : Of(all, line);

    private RecordQuestion Of(RecordQuestion question, ChargesLine line) =>
        line.Value is { } value ? question.Choose(Question.By.Key, [value]) : question with { Page = 1 };
}
