using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Review;

namespace CaseTracker.App.Detention;

/// <summary>A charge with what its label's sources say.</summary>
/// <param name="Article">"Criminal Code, article 495", or null where no source names one.</param>
public sealed record ChargeLine(Redacted<ChargeDetails> Charge, string? Article, IReadOnlyList<Redacted<SentenceDetails>> Sentences)
{
    /// <summary>What the charge is called: as its sources print it, by its article, or by its grounds. Null: nothing of these is on
    /// record, or closed to the viewer.</summary>
    public string? Called => Charge.Details.Label ?? Article ?? Charge.Details.Grounds;
}

/// <summary>One person of the prisoner list, as the viewer may see it.</summary>
public sealed record PrisonerRow
{
    internal PrisonerRow(Redacted<PersonDetails> person, CustodyStatusOnDay standing) => (Person, Custody) = (person, standing);

    public Redacted<PersonDetails> Person { get; }
    public long Id => Person.Id;
    public string Name => PersonNaming.Called(Person.Details, Person.IsHidden("name"));
    public CustodyStatusOnDay Custody { get; }
    public IReadOnlyList<ChargeLine> Charges { get; internal init; } = [];
    public IReadOnlyList<Redacted<CustodyEventDetails>> Events { get; internal init; } = [];
    public IReadOnlyList<Redacted<StayDetails>> Stays { get; internal init; } = [];
    /// <summary>The facility of the last stay on record by the day; set without a <see cref="Facility"/> where the viewer may
    /// not see which it is.</summary>
    public long? FacilityId { get; internal init; }
    /// <summary>Where the person is held, by the last stay on record; null where no source says.</summary>
    public string? Facility { get; internal init; }
    /// <summary>The ids of the records behind this row, for their citations.</summary>
    public IReadOnlyList<long> RecordIds { get; internal init; } = [];
    /// <summary>The facts that the custody rule read.</summary>
    internal CustodyHistory? History { get; init; }
    /// <summary>What is told in two places that disagree.</summary>
    public IReadOnlyList<ToldTwice> ToldTwice { get; internal init; } = [];
    /// <summary>What is on record of the person's age cannot all be true; told to who may read all that says so.</summary>
    public bool AgesDisagree { get; internal init; }
    /// <summary>How far the review of the person's own record has come; null where the question does not ask for it.</summary>
    public ReviewState? Review { get; internal init; }
    /// <summary>The tags of the person's own record, with commas between; null for none, and where the question does not ask for
    /// them.</summary>
    public string? Tags { get; internal init; }
    /// <summary>Facts of this person that the viewer may not see and that are therefore not reckoned with.</summary>
    public int FactsHeldBack { get; internal init; }
}

/// <summary>A group of the list: its counts by stage, never added to the individuals.</summary>
public sealed record GroupRow
{
    internal GroupRow(Redacted<PersonDetails> group, GroupCustody standing) => (Group, Custody) = (group, standing);

    public Redacted<PersonDetails> Group { get; }
    public long Id => Group.Id;
    public string Name => PersonNaming.Called(Group.Details, Group.IsHidden("name"));
    public GroupCustody Custody { get; }
    public IReadOnlyList<Redacted<GroupCountDetails>> Counts { get; internal init; } = [];
    public IReadOnlyList<ChargeLine> Charges { get; internal init; } = [];
    public IReadOnlyList<long> RecordIds { get; internal init; } = [];
}

/// <summary>The sums of the answer, over all pages.</summary>
/// <param name="Certain">Individuals that match and are certain.</param>
/// <param name="Possible">Individuals that match and are possible.</param>
/// <param name="ByStatus">All individuals that match the name, by status and certainty, whatever statuses were asked for.</param>
/// <param name="GroupsHeldCertain">Groups of whom a number is held for certain.</param>
/// <param name="GroupsHeldPossible">Groups of whom a number, known or not, may be held, and no number is for certain.</param>
/// <param name="HeldBack">Persons above the viewer's clearance, whoever they are: they are in no other number.</param>
public sealed record PrisonerTotals(int Certain, int Possible, IReadOnlyList<StatusCount> ByStatus, int GroupsHeldCertain,
    int GroupsHeldPossible, int HeldBack)
{
    public int Shown => Certain + Possible;
}

public sealed record StatusCount(CustodyStatus Status, Certainty Certainty, int Count);

/// <summary>The answer to a <see cref="PrisonerQuestion"/>.</summary>
/// <param name="KnownAt">The moment of knowledge that was used, UTC.</param>
public sealed record PrisonerList(
    PrisonerQuestion Question, DateTime KnownAt, PrisonerTotals Totals, IReadOnlyList<PrisonerRow> Rows, IReadOnlyList<GroupRow> Groups,
        Citations Citations)
{
    /// <summary>The question's filters in words: "Article: Criminal Code, 495".</summary>
    public IReadOnlyList<ChosenValues> Chosen { get; internal init; } = [];

    /// <summary>What the sentences of the individuals in <see cref="Rows"/> come to.</summary>
    public SentenceTotals SentenceTotals => SentenceTotals.Of(Rows.Select(row => row.History).OfType<CustodyHistory>(), Question.AsOf);
}
