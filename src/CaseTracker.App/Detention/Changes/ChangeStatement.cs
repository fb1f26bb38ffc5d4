using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;

namespace CaseTracker.App.Detention.Changes;

/// <summary>All individuals whose standing changed by one cause. Opening and all movements are the closing, in each column.</summary>
/// <param name="Certain">Signed: what they add to those who are listed for certain.</param>
/// <param name="Possible">Signed: what they add to those who are listed as possible.</param>
/// <param name="People">How many individuals; one may have moved more than once.</param>
/// <param name="Unnamed">How many of them the viewer may not know by name.</param>
public sealed record Movement(MovementKind Kind, int Certain, int Possible, int People, int Unnamed);

/// <summary>A group beside the individuals.</summary>
/// <param name="RecordIds">The records behind it, for their citations.</param>
public sealed record GroupMovement(Redacted<PersonDetails> Group, GroupChange Change, IReadOnlyList<long> RecordIds)
{
    public string Name => PersonNaming.Called(Group.Details, Group.IsHidden("name"));
}

/// <summary>The answer to a <see cref="ChangeQuestion"/>. People and facts above the viewer's clearance are in no number.</summary>
/// <param name="Movements">One of each kind, in the order of the kinds.</param>
/// <param name="Groups">Those of whom somebody may be held at the opening or at the closing, by name; in no sum.</param>
/// <param name="OpeningKnownAt">The moment of knowledge that was used, UTC.</param>
/// <param name="ClosingKnownAt">The moment of knowledge that was used, UTC.</param>
public sealed record ChangeStatement(ChangeQuestion Question, Tally Opening, Tally Closing, IReadOnlyList<Movement> Movements,
    IReadOnlyList<GroupMovement> Groups, DateTime OpeningKnownAt, DateTime ClosingKnownAt)
{
    /// <summary>Nothing at all was recorded by the moment of knowledge of the opening.</summary>
    public bool NothingAtOpening { get; init; }

    /// <summary>Nothing at all was recorded by the moment of knowledge of the closing.</summary>
    public bool NothingAtClosing { get; init; }

    /// <summary>The question's filters in words.</summary>
    public IReadOnlyList<ChosenValues> Chosen { get; init; } = [];

    /// <summary>Individuals above the viewer's clearance, whoever they are: they are in no other number.</summary>
    public int HeldBack { get; init; }

    public Movement Of(MovementKind kind) => Movements.Single(movement => movement.Kind == kind);
}

/// <summary>One individual in one movement.</summary>
public sealed record MovedPerson
{
    internal MovedPerson(Redacted<PersonDetails> person, IReadOnlyList<CustodyMove> moves) => (Person, Moves) = (person, moves);

    public Redacted<PersonDetails> Person { get; }

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<CustodyMove> Moves { get; }

    public bool Unnamed => Person.IsHidden("name");
    public string Name => PersonNaming.Called(Person.Details, Unnamed);
    public int Certain => Moves.Sum(move => move.Certain);
    public int Possible => Moves.Sum(move => move.Possible);

    /// <summary>The facts that moved the person, for their citations: of what was learned, all that were recorded, changed or removed
    /// between the two moments of knowledge.</summary>
    public IReadOnlyList<long> Facts { get; internal init; } = [];
}

/// <summary>Some of the individuals of a movement, by the day of their first move.</summary>
public sealed record MovedPage(MovementKind Kind, int Total, IReadOnlyList<MovedPerson> People, Records.Citations Citations);
