namespace CaseTracker.Domain.Catalogue;

/// <summary>The kinds of record. Each record has an id from one sequence, so that an id alone names it.</summary>
public enum RecordKind
{
    Person, PersonName, GroupCount, IdentityLink, Organisation, Place, Facility, Law, LegalArticle,
    Prosecution, Charge, Sentence, Stay, CustodyEvent, Case, Participant, Source, Citation,
    Membership, Relation, WelfareReport, Assessment, Figure, Settlement,
    Event, Involvement, LandDispute, Concession, TransnationalAct, Sanction, Response, Instrument, FigureChoice,
}
