using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>One judgment on a charge, when it was given, and what became of it on appeal.</summary>
internal sealed class Judgment
{
    public long FactId { get; }
    public SentenceDetails Details { get; }
    public DateOnly Earliest { get; }
    public DateOnly Latest { get; }
    /// <summary>From this day on it counts as given: an undated judgment of an undated source counts on every day.</summary>
    public DateOnly By { get; }
    public bool Undated { get; }
    public SentenceLength Stated { get; }
    /// <summary>When the appeal was decided; without a day, at any time after the judgment.</summary>
    public Told Appealed { get; }

    public Judgment(Known<SentenceDetails> known)
    {
        (FactId, Details) = (known.FactId, known.Details);
        var told = Told.Of(Details.On, Details.PublishedOn);
        (Earliest, Latest) = (told.Earliest, told.Latest);
        Undated = CustodyMarks.IsUndated(Details.On) && Details.PublishedOn is null;
        By = Undated ? DateOnly.MinValue : Latest;
        Stated = SentenceLength.Of(Details);
        Appealed = Told.Of(Details.AppealOn, Details.AppealPublishedOn, Earliest);
    }

    public bool Quashed => Details.Appeal is AppealOutcome.Overturned or AppealOutcome.SentBack;
    public bool StartsNoCount => Details.InAbsentia && Details.AbsentJudgment != AbsentJudgment.Stands;

    public bool CertainlyAfter(Judgment other) => Earliest > other.Latest
        || (Details.Order > other.Details.Order && (Earliest, Latest) == (other.Earliest, other.Latest));

    /// <summary>By content; the number of the record tells only equals apart.</summary>
    public static List<Judgment> Sorted(IEnumerable<Judgment> judgments) =>
        judgments.OrderBy(j => j.By).ThenBy(j => j.Earliest).ThenBy(j => j.Details.Order).ThenBy(j => j.Stated.Most?.Months)
            .ThenBy(j => j.Stated.Most?.Days)
            .ThenBy(j => j.Stated.Least?.Months).ThenBy(j => j.Details.InAbsentia).ThenBy(j => j.Details.AbsentJudgment)
                .ThenBy(j => j.Details.Relation)
            .ThenBy(j => j.Details.Appeal).ThenBy(j => j.Details.ProsecutionId).ThenBy(j => j.Details.On?.Edtf, StringComparer.Ordinal)
                .ThenBy(j => j.FactId).ToList();
}
