using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>A length of time between two bounds, in months.</summary>
/// <param name="Most">Null where nobody says how long it is at most.</param>
public readonly record struct MonthBounds(decimal Least, decimal? Most)
{
    /// <summary>What a sentence gives, without a part that is suspended; null for life, and for a length that no source gives.</summary>
    public static MonthBounds? Of(SentenceDetails sentence) =>
        SentenceLength.Of(sentence) is { IsEndless: false } length ? Of(length) : sentence.WhollySuspended ? new(0, 0) : null;

    // Days are no whole part of a month: at least a thirty-first of one each, at most a twenty-eighth.
    internal static MonthBounds Of(SentenceLength length) =>
        new(length.Least is { } least ? least.Months + (least.Days / 31m) : 0, length.Most is { } most
            ? most.Months + (most.Days / 28m) : null);
}

/// <summary>The prison sentences that stand on a day, each judged charge of each person once: what comes last on it, without a part that is
/// suspended. What is served at the same time as another counts in full: these are the lengths that courts gave, not the time that people
/// spend.</summary>
/// <param name="Sentences">How many have a length, known or not; those for life are beside them.</param>
/// <param name="LengthUnknown">How many of them nobody gives a length for: they count as at least 0, and leave the most open.</param>
/// <param name="Life">Sentences for life, which no sum holds.</param>
/// <param name="MayNotStand">Others, which may have been ended, overturned or set aside by the day; they are in no other number.</param>
public sealed record SentenceTotals(int Sentences, int LengthUnknown, int Life, int MayNotStand, MonthBounds Total, MonthBounds Longest)
{
    /// <summary>The total by the number of sentences; nothing where there is none.</summary>
    public MonthBounds? Mean => Sentences == 0 ? null : new(Total.Least / Sentences, Total.Most / Sentences);

    public static SentenceTotals Of(IEnumerable<CustodyHistory> people, DateOnly day)
    {
        var added = new AddedSentences(day);
        foreach (var person in people) added.Add(person);
        return added.Totals;
    }
}

/// <summary>Adds up <see cref="SentenceTotals"/> person by person, for lists of which nobody holds all.</summary>
public sealed class AddedSentences(DateOnly day)
{
    private int _sentences, _lengthUnknown, _life, _mayNotStand;
    private MonthBounds _total = new(0, 0), _longest = new(0, 0);

    public SentenceTotals Totals => new(_sentences, _lengthUnknown, _life, _mayNotStand, _total, _longest);

    public void Add(CustodyHistory person)
    {
        if (person.Sentences.Count == 0) return;
        var now = new ProceedingsOnDay(new Proceedings(person), day);
        _mayNotStand += now.MayServe.Count + now.Absent.Count;
        foreach (var chain in now.Serving)
        {
            if (chain.Details.Life)
            {
                _life++;
                continue;
            }
            var length = MonthBounds.Of(chain.Length);
            _sentences++;
            _total = new(_total.Least + length.Least, _total.Most + length.Most);
            _longest = new(Math.Max(_longest.Least, length.Least), _longest.Most is { } most && length.Most is { } another
                ? Math.Max(most, another) : null);
            if (chain.Length.IsEndless) _lengthUnknown++;
        }
    }
}
