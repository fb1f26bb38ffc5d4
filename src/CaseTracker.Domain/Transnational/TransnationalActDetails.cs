using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Transnational;

/// <summary>How somebody abroad was reached.</summary>
public enum TransnationalMethod
{
    NotStated, AssassinationAttempt, Assault, PhysicalIntimidation, Disappearance, Abduction, DetentionInHostState, UnlawfulDeportation,
    ExtraditionRequest, InterpolNotice, ThreatToResidence, PassportCancelled, ConsularServiceDenied, CitizenshipRevoked, PropertySeized,
    TrialInAbsentia, OnlineHarassment, Spyware, SurveillanceAbroad, LawAgainstExiles, FamilyReprisal,
}

/// <summary>What somebody was to the host state.</summary>
public enum HostStatus { NotStated, Refugee, AsylumSeeker, MigrantWorker, Resident, Citizen, Undocumented }

/// <summary>On what ground the host state lent its hand.</summary>
public enum CooperationBasis { NotStated, Extradition, ImmigrationLaw, InterpolNotice, InformalAgreement, None }

/// <summary>The families of methods that studies of transnational repression tell apart.</summary>
public enum MethodFamily { NotStated, Direct, CoOptingAnotherState, Mobility, FromADistance, ThroughRelatives }

/// <summary>One act against somebody abroad, or against a relative at home whom it was to reach through.</summary>
public record TransnationalActDetails : IDetails<TransnationalActDetails>
{
    public long CaseId { get; set; }
    public TransnationalMethod Method { get; set; }
    public ImpreciseDate? On { get; set; }
    /// <summary>The exile, or the group, whom the act was meant for.</summary>
    public long? TargetId { get; set; }
    /// <summary>The relative who was punished in their place.</summary>
    public long? RelativeId { get; set; }
    public long? OriginId { get; set; }
    public long? HostId { get; set; }
    public long? TransitId { get; set; }
    public HostStatus HostStatus { get; set; }
    public long? HostAgencyId { get; set; }
    public long? OriginAgencyId { get; set; }
    public CooperationBasis Cooperation { get; set; }
    public BoundedNumber? Returned { get; set; }
    public BoundedNumber? Children { get; set; }
    public long? ProsecutionId { get; set; }
    /// <summary>Where the person was held afterwards: a stay's <c>FactId</c>.</summary>
    public long? StayId { get; set; }
    public string? Result { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<TransnationalActDetails> Catalogue { get; } = new(RecordKind.TransnationalAct,
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long)v!)
        {
            LinkTo = RecordKind.Case,
            Required = true,
            Owner = true
        },
        new("method", FieldKind.Choice, d => d.Method, (d, v) =>
            d.Method = (TransnationalMethod)v!)
        { Choices = typeof(TransnationalMethod), Required = true, Tells = Telling.Which },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Tells = Telling.When },
        new("target", FieldKind.Link, d => d.TargetId, (d, v) => d.TargetId = (long?)v)
        {
            LinkTo = RecordKind.Person,
            Closes = true,
            Tells = Telling.Which
        },
        new("relative", FieldKind.Link, d => d.RelativeId, (d, v) => d.RelativeId = (long?)v) { LinkTo = RecordKind.Person, Closes = true },
        new("origin", FieldKind.Link, d => d.OriginId, (d, v) => d.OriginId = (long?)v) { LinkTo = RecordKind.Place },
        new("host", FieldKind.Link, d => d.HostId, (d, v) => d.HostId = (long?)v) { LinkTo = RecordKind.Place },
        new("transit", FieldKind.Link, d => d.TransitId, (d, v) => d.TransitId = (long?)v) { LinkTo = RecordKind.Place, First = false },
        new("hostStatus", FieldKind.Choice, d => d.HostStatus, (d, v) => d.HostStatus = (HostStatus)v!)
        {
            Choices = typeof(HostStatus),
            Of = "host"
        },
        new("hostAgency", FieldKind.Link, d => d.HostAgencyId, (d, v) => d.HostAgencyId = (long?)v)
        {
            LinkTo = RecordKind.Organisation,
            First = false,
            Of = "host"
        },
        new("originAgency", FieldKind.Link, d => d.OriginAgencyId,
            (d, v) => d.OriginAgencyId = (long?)v)
        { LinkTo = RecordKind.Organisation, First = false, Of = "origin" },
        new("cooperation", FieldKind.Choice, d => d.Cooperation,
            (d, v) => d.Cooperation = (CooperationBasis)v!)
        { Choices = typeof(CooperationBasis), First = false },
        new("returned", FieldKind.Number, d => d.Returned, (d, v) => d.Returned = (BoundedNumber?)v),
        new("children", FieldKind.Number, d => d.Children, (d, v) => d.Children = (BoundedNumber?)v) { First = false, Of = "returned" },
        new("prosecution", FieldKind.Link, d => d.ProsecutionId, (d, v) => d.ProsecutionId = (long?)v)
        {
            LinkTo = RecordKind.Prosecution,
            First = false
        },
        new("stay", FieldKind.Link, d => d.StayId, (d, v) => d.StayId = (long?)v) { LinkTo = RecordKind.Stay, First = false },
        new("result", FieldKind.LongText, d => d.Result, (d, v) => d.Result = (string?)v) { MaxLength = 2000 },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("transnational", ["method"], ["on", "target", "host", "hostStatus", "returned", "case"],
                ["method", "host", "hostStatus", "cooperation", "on", "origin", "case"], "-on"),
        ],
        Folder = "transnational",
    };
}
