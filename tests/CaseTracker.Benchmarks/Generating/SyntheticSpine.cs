using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Responses;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;

namespace CaseTracker.Benchmarks.Generating;

/// <summary>What the lists beside the register hold: for each person one record of every kind, with what it links to, so that each list is
/// as long as the register.</summary>
internal sealed class SyntheticSpine(SyntheticRegister register, List<long> places, List<long> bodies)
{
    public void Write(long @case, long happened, long person, int number)
    {
        var level = number % 50 == 0 ? Confidentiality.Confidential : Confidentiality.Internal;
        var (place, body) = (places[number % places.Count], bodies[number % bodies.Count]);
        var on = ImpreciseDate.Of(new DateOnly(2015, 1, 1).AddDays(number * 11 % 3400));

        var company = register.Add(RecordKind.Organisation, id => new OrganisationRow
        {
            Id = id,
            Name = $"Synthetic company {number:D6}",
            Kind = Of<OrganisationKind>(number),
            Founded = on
        }, level);
        var own = register.Add(RecordKind.Case, id => new CaseRow
        {
            Id = id,
            Title = $"Synthetic land case {number:D6}",
            Kind = Of<CaseKind>(number),
            On = on,
            PlaceId = place
        }, level);
        var concession = register.Add(RecordKind.Concession, id => new ConcessionRow
        {
            Id = id,
            Name = $"Synthetic concession {number:D6}",
            CompanyId = company,
            PlaceId = place,
            Granted = BoundedNumber.Of(number % 9000),
            AreaUnit = AreaUnit.Hectares,
            Status = Of<ConcessionStatus>(number),
            ContractOn = on,
        }, level);
        register.Add(RecordKind.LandDispute, id => new LandDisputeRow
        {
            Id = id,
            CaseId = own,
            PlaceId = place,
            LandType = Of<LandType>(number),
            Families = BoundedNumber.Of(number % 300),
            ConcessionId = number % 3 == 0 ? concession : null,
            Status = Of<DisputeStatus>(number),
            StatusOn = on,
        }, level);
        register.Add(RecordKind.TransnationalAct, id => new TransnationalActRow
        {
            Id = id,
            CaseId = @case,
            Method = Of<TransnationalMethod>(number),
            On = on,
            TargetId = number % 4 == 0
                ? person : null,
            HostId = place,
            HostStatus = Of<HostStatus>(number),
        }, level);
        register.Add(RecordKind.Sanction, id => new SanctionRow
        {
            Id = id,
            PersonId = number % 2 == 0
            ? person : null,
            OrganisationId = number % 2 == 0 ? null
            : company,
            AuthorityId = body,
            Programme = "Synthetic programme",
            Basis = Of<DesignationBasis>(number),
            On = on
        }, level);
        var instrument = register.Add(RecordKind.Instrument,
            id => new InstrumentRow
            {
                Id = id,
                Title = $"Synthetic instrument {number:D6}",
                Kind = Of<InstrumentKind>(number),
                Number = $"S/{number}",
                ById = body,
                On = on
            }, level);
        register.Add(RecordKind.Response, id => new ResponseRow
        {
            Id = id,
            Kind = Of<ResponseKind>(number),
            Subject = $"Synthetic response {number:D6}",
            ById = body,
            ToWhom = "Synthetic addressee",
            CaseId = @case,
            InstrumentId = instrument,
            On = on,
            Status = Of<ResponseStatus>(number),
        }, level);
        register.Add(RecordKind.Figure, id => new FigureRow
        {
            Id = id,
            Subject = $"Synthetic count {number:D6}",
            Topic = $"Synthetic topic {number % 1000:D3}",
            Count = BoundedNumber.Of(number % 5000),
            Unit = Of<FigureUnit>(number),
            AsOf = on,
            ReporterId = body,
            CaseId = @case,
        }, level);
        register.Add(RecordKind.Involvement, id => new InvolvementRow
        {
            Id = id,
            EventId = happened,
            OrganisationId = body,
            Degree = Of<InvolvementDegree>(number),
            Kind = Of<PerpetratorKind>(number),
        }, level);
        register.Fact(RecordKind.Membership,
            new MembershipRow { PersonId = person, OrganisationId = company, Kind = Of<MembershipKind>(number), From = on }, level);
        register.Fact(RecordKind.Assessment, new AssessmentRow
        {
            PersonId = person,
            Definition = Of<AssessmentDefinition>(number),
            Conclusion = Of<AssessmentConclusion>(number),
            AssessorId = body,
            On = on
        }, level);
        register.Fact(RecordKind.Consent, new ConsentRow
        {
            PersonId = person,
            On = on,
            How = Of<ConsentManner>(number),
            Keep = ConsentAnswer.Given,
            ShareUn = Of<ConsentAnswer>(number),
        }, level);
        register.Fact(RecordKind.WelfareReport,
            new WelfareReportRow { PersonId = person, Kind = Of<WelfareKind>(number), On = on, StatedCause = "Synthetic cause" }, level);
    }

    private static T Of<T>(int number) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[number % values.Length];
    }
}
