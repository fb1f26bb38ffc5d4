using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Pages;

/// <summary>A prosecution of the person with its charges and their sentences.</summary>
/// <param name="Prosecution">Null where it is above the viewer's clearance and its charges are not.</param>
public sealed record ProsecutionPart(Redacted<ProsecutionDetails>? Prosecution, IReadOnlyList<ChargeLine> Charges);

/// <summary>A case that the person has a part in.</summary>
public sealed record CasePart(long CaseId, string Title, Redacted<ParticipantDetails> Participant);

/// <summary>Everything of one person that the viewer may see, for a day.</summary>
public sealed record PersonPage
{
    internal PersonPage() { }

    public required Redacted<PersonDetails> Person { get; init; }
    public string Name => PersonNaming.Called(Person.Details, Person.IsHidden("name"));
    /// <summary>What is on record does not agree on whether the person was a child; told to who may read all that says so.</summary>
    public bool AgesDisagree { get; init; }
    public required DateOnly AsOf { get; init; }
    /// <summary>Null for a group.</summary>
    public CustodyStatusOnDay? Custody { get; init; }
    /// <summary>Null for an individual.</summary>
    public GroupCustody? Group { get; init; }
    public required IReadOnlyList<Redacted<PersonNameDetails>> Names { get; init; }
    /// <summary>From the first dated arrest to the first dated sentence after it; null where either is not on record.</summary>
    public ImpreciseDuration? ArrestToSentence
    {
        get
        {
            var arrest = Events.Where(custody => custody.Details is { Kind: CustodyEventKind.Arrest, On.Earliest: not null })
                .MinBy(custody => custody.Details.On!.Earliest)?.Details.On;
            var sentence = Prosecutions.SelectMany(part => part.Charges).SelectMany(line => line.Sentences).Select(line => line.Details.On)
                .Where(on => on?.Latest is not null && !(on.Latest < arrest?.Earliest)).MinBy(on => on!.Latest);
            return arrest is null || sentence is null ? null : ImpreciseDuration.Between(arrest, sentence);
        }
    }

    public required IReadOnlyList<Redacted<CustodyEventDetails>> Events { get; init; }
    public required IReadOnlyList<Redacted<StayDetails>> Stays { get; init; }
    public required IReadOnlyList<ProsecutionPart> Prosecutions { get; init; }
    /// <summary>What is told in two places that disagree, by the facts that the viewer may see.</summary>
    public required IReadOnlyList<ToldTwice> ToldTwice { get; init; }
    public required IReadOnlyList<Redacted<GroupCountDetails>> Counts { get; init; }
    public required IReadOnlyList<Redacted<IdentityLinkDetails>> Links { get; init; }
    public required IReadOnlyList<Redacted<MembershipDetails>> Memberships { get; init; }
    /// <summary>From either side: the person may be the one or the other.</summary>
    public required IReadOnlyList<Redacted<RelationDetails>> Relations { get; init; }
    public required IReadOnlyList<Redacted<WelfareReportDetails>> Reports { get; init; }
    public required IReadOnlyList<Redacted<AssessmentDetails>> Assessments { get; init; }
    public required IReadOnlyList<Redacted<ConsentDetails>> Consents { get; init; }
    /// <summary>How consent stands on the day, a line a purpose.</summary>
    public required IReadOnlyDictionary<ConsentPurpose, ConsentStanding> Consent { get; init; }
    public required IReadOnlyList<Redacted<FigureDetails>> Figures { get; init; }
    /// <summary>What happened to the person other than to their liberty, parts in what was done, sanctions, acts abroad,
    /// responses.</summary>
    public required RelatedRecords Linked { get; init; }
    public required IReadOnlyList<CasePart> Cases { get; init; }
    /// <summary>The names of linked records that the viewer may see, by id (facilities, places, courts, articles, people).</summary>
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    public required Citations Citations { get; init; }
    /// <summary>How many facts are above the viewer's clearance.</summary>
    public required int HeldBack { get; init; }
    /// <summary>What no source says yet, as things to do.</summary>
    public required IReadOnlyList<Problem> Missing { get; init; }
}
