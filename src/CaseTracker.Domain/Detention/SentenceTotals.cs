namespace CaseTracker.Domain.Detention;

/// <summary>A length of time between two bounds, in months.</summary>
/// <param name="Most">Null where nobody says how long it is at most.</param>
public readonly record struct MonthBounds(decimal Least, decimal? Most);

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
        var (lengths, unknown, life, mayNotStand) = (new List<MonthBounds>(), 0, 0, 0);
        foreach (var person in people.Where(person => person.Sentences.Count > 0))
        {
            var now = new ProceedingsOnDay(new Proceedings(person), day);
            mayNotStand += now.MayServe.Count + now.Absent.Count;
            foreach (var chain in now.Serving)
            {
                if (chain.Details.Life) life++;
                else lengths.Add(Bounds(chain.Length));
                if (!chain.Details.Life && chain.Length.IsEndless) unknown++;
            }
        }
        return new SentenceTotals(lengths.Count, unknown, life, mayNotStand, Together(lengths, bounds => bounds.Sum()),
            Together(lengths, bounds => bounds.DefaultIfEmpty().Max()));
    }

    private static MonthBounds Together(List<MonthBounds> lengths, Func<IEnumerable<decimal>, decimal> of) =>
        new(of(lengths.Select(length => length.Least)), lengths.Exists(length => length.Most is null)
            ? null : of(lengths.Select(length => length.Most!.Value)));

    // Days are no whole part of a month: at least a thirty-first of one each, at most a twenty-eighth.
    private static MonthBounds Bounds(SentenceLength length) =>
        new(length.Least is { } least ? least.Months + (least.Days / 31m) : 0, length.Most is { } most
            ? most.Months + (most.Days / 28m) : null);
}
