using CaseTracker.App.Accountability;
using CaseTracker.App.Cases;
using CaseTracker.App.Events;
using CaseTracker.App.Land;
using CaseTracker.App.Records;
using CaseTracker.App.Responses;
using CaseTracker.App.Transnational;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Related;

/// <summary>Short ways to write synthetic events, land, acts abroad, sanctions and responses through the handlers.</summary>
public static class RelatedTeam
{
    public static Task<long> CaseOf(this TestDatabase database, string title, CaseKind kind = CaseKind.LandDispute,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditCase>().Handle(Administrator, new(null, 0, new CaseDetails { Title = title, Kind = kind }, level)));

    public static Task<long> Participant(this TestDatabase database, long inCase, long person) =>
        Saved(database.Get<AddParticipant>().Handle(Administrator,
            new(null, 0, new ParticipantDetails { CaseId = inCase, PersonId = person, Role = ParticipantRole.Victim })));

    public static Task<long> Happened(this TestDatabase database, EventDetails details, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditEvent>().Handle(Administrator, new(null, 0, details, level) { Same = SameRecord.Another }));

    public static Task<long> Involved(this TestDatabase database, InvolvementDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditInvolvement>().Handle(Administrator, new(null, 0, details, level)));

    public static Task<long> Dispute(this TestDatabase database, LandDisputeDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditLandDispute>().Handle(Administrator, new(null, 0, details, level)));

    public static Task<long> Act(this TestDatabase database, TransnationalActDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditTransnationalAct>().Handle(Administrator, new(null, 0, details, level) { Same = SameRecord.Another }));

    public static Task<long> Sanctioned(this TestDatabase database, SanctionDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditSanction>().Handle(Administrator, new(null, 0, details, level)));

    public static Task<long> Answered(this TestDatabase database, ResponseDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<EditResponse>().Handle(Administrator, new(null, 0, details, level)));
}
