using CaseTracker.Domain.People;

namespace CaseTracker.App.People;

/// <summary>How many of the people have a fact on record; null where the viewer may see it of nobody.</summary>
public sealed record FactLine(SubmissionFact Fact, int? People);

/// <summary>A prison, a court or an article, with how many people it is on record for.</summary>
public sealed record OnRecord(long Id, string Name, int People);

/// <summary>One person, with how each fact stands for the viewer.</summary>
/// <param name="Records">To which what is missing is added.</param>
public sealed record PersonReadiness(long Id, string Name, IReadOnlyDictionary<SubmissionFact, FactState> Facts, SubmissionRecords Records)
{
    public IEnumerable<SubmissionFact> With(FactState state) => Facts.Where(fact => fact.Value == state).Select(fact => fact.Key);

    public int Known => Facts.Values.Count(state => state is FactState.OnRecord or FactState.Uncertain);
}

/// <summary>What is on record of the people who were arrested, charged, sentenced or held, and what is not.</summary>
public sealed record Completeness
{
    internal Completeness() { }

    /// <summary>The individuals of whom the viewer may see an arrest, another event, a stay, a charge or a sentence.</summary>
    public required int People { get; init; }
    /// <summary>Those of whom every fact that the viewer may see is on record.</summary>
    public required int Ready { get; init; }
    /// <summary>Those of whom somebody's assessment by a definition of political prisoner is on record, whatever it concludes.</summary>
    public required int Assessed { get; init; }
    public required IReadOnlyList<FactLine> Facts { get; init; }
    /// <summary>The places of detention on record, those with the most people first, at most <see cref="ShowCompleteness.Most"/>.</summary>
    public required IReadOnlyList<OnRecord> Facilities { get; init; }
    public required IReadOnlyList<OnRecord> Courts { get; init; }
    public required IReadOnlyList<OnRecord> Articles { get; init; }
    /// <summary>One page of the people, in the order of their names.</summary>
    public required IReadOnlyList<PersonReadiness> Rows { get; init; }
    /// <summary>From 1.</summary>
    public required int Page { get; init; }
    public required int Pages { get; init; }
}
