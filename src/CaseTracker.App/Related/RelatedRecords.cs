using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Transnational;

namespace CaseTracker.App.Related;

/// <summary>What happened, who had a part in it, land, acts abroad, sanctions and responses, as far as they speak of one case, person,
/// organisation or record and the viewer may see them.</summary>
public sealed record RelatedRecords
{
    internal RelatedRecords() { }

    public IReadOnlyList<Redacted<EventDetails>> Events { get; init; } = [];
    public IReadOnlyList<Redacted<InvolvementDetails>> Involvements { get; init; } = [];

    /// <summary>What the involvements are a part in, by id.</summary>
    public IReadOnlyDictionary<long, Redacted<EventDetails>> InvolvedIn { get; init; } = new Dictionary<long, Redacted<EventDetails>>();
    public IReadOnlyList<Redacted<LandDisputeDetails>> LandDisputes { get; init; } = [];
    public IReadOnlyList<Redacted<ConcessionDetails>> Concessions { get; init; } = [];
    public IReadOnlyList<Redacted<TransnationalActDetails>> Acts { get; init; } = [];
    public IReadOnlyList<Redacted<SanctionDetails>> Sanctions { get; init; } = [];
    public IReadOnlyList<Redacted<ResponseDetails>> Responses { get; init; } = [];

    /// <summary>How many records they are.</summary>
    public int Count => Events.Count + Involvements.Count + LandDisputes.Count + Concessions.Count + Acts.Count + Sanctions.Count
        + Responses.Count;

    /// <summary>The names of everything that they link to and the viewer may see, by id.</summary>
    public IReadOnlyDictionary<long, string> Names { get; init; } = new Dictionary<long, string>();

    /// <summary>How many are above the viewer's clearance, of those that tell of nothing closed.</summary>
    public int HeldBack { get; init; }

    internal IReadOnlyList<long> RecordIds { get; init; } = [];

    /// <summary>Everything that they link to: the page asks for all its names at once.</summary>
    internal IReadOnlyList<long?> Linked { get; init; } = [];
}
