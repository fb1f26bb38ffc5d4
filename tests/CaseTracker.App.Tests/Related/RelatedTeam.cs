using CaseTracker.App.Records;
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
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title, Kind = kind }, level)));

    public static Task<long> Participant(this TestDatabase database, long inCase, long person) =>
        Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator,
            new(null, 0, new() { CaseId = inCase, PersonId = person, Role = ParticipantRole.Victim })));

    public static Task<long> Happened(this TestDatabase database, EventDetails details, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator, new(null, 0, details, level) { Same = SameRecord.Another }));

    public static Task<long> Involved(this TestDatabase database, InvolvementDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<InvolvementDetails>(Administrator, new(null, 0, details, level)));

    public static Task<long> Dispute(this TestDatabase database, LandDisputeDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<LandDisputeDetails>(Administrator, new(null, 0, details, level)));

    public static Task<long> Act(this TestDatabase database, TransnationalActDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<TransnationalActDetails>(Administrator,
            new(null, 0, details, level) { Same = SameRecord.Another }));

    public static Task<long> Sanctioned(this TestDatabase database, SanctionDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<SanctionDetails>(Administrator, new(null, 0, details, level)));

    public static Task<long> Answered(this TestDatabase database, ResponseDetails details,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<ResponseDetails>(Administrator, new(null, 0, details, level)));
}
