namespace CaseTracker.Domain.People;

/// <summary>What the model questionnaire of the UN Working Group on Arbitrary Detention asks of a person who is detained, as far
/// as the register has a place for it: who it is, the arrest, the reasons and the law that were given, the detention, and
/// what was tried at home.</summary>
public enum SubmissionFact
{
    Name, Sex, Birth, Nationality,
    ArrestDate, ArrestPlace, ArrestingForce, Warrant,
    Reasons, Law,
    PlaceOfDetention, Court,
    Remedies,
}

/// <summary>How a fact stands for one viewer. Withheld: it may be on record, above the viewer's clearance; that is never told as
/// missing.</summary>
public enum FactState { Missing, Uncertain, OnRecord, Withheld }
