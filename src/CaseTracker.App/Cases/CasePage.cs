using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Cases;

/// <summary>Somebody's part in the case. For a person <see cref="Row"/> or <see cref="Group"/> says how they stand.</summary>
public sealed record ParticipantPart(Redacted<ParticipantDetails> Participant, string Name, PrisonerRow? Row, GroupRow? Group);

/// <summary>One entry of the case's timeline: what happened to whom.</summary>
/// <param name="PersonId">The person whose page shows it; null for what has a page of its own.</param>
/// <param name="Who">Null where nobody in particular is named.</param>
public sealed record CaseEvent(long RecordId, long? PersonId, string? Who, string What, ImpreciseDate? On)
{
    /// <summary>True for a stay: it lasted from <see cref="On"/> to <see cref="Until"/>, or nobody says until when.</summary>
    public bool Lasts { get; init; }
    public ImpreciseDate? Until { get; init; }
}

/// <summary>A case as the viewer may see it, for a day.</summary>
public sealed record CasePage
{
    internal CasePage() { }

    public required Redacted<CaseDetails> Case { get; init; }
    public required DateOnly AsOf { get; init; }
    public required string? Place { get; init; }
    public required IReadOnlyList<ParticipantPart> Participants { get; init; }
    /// <summary>By earliest day; what has no date stands last.</summary>
    public required IReadOnlyList<CaseEvent> Events { get; init; }
    /// <summary>Land, events and who had a part in them, acts abroad, responses.</summary>
    public required RelatedRecords Linked { get; init; }
    /// <summary>As their reporters give them, side by side; nothing is added up.</summary>
    public required IReadOnlyList<Redacted<FigureDetails>> Figures { get; init; }
    /// <summary>The names of linked records that the viewer may see, by id.</summary>
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    public required Citations Citations { get; init; }
    public required int HeldBack { get; init; }
    public required IReadOnlyList<Problem> Missing { get; init; }
}
