using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Demo;

/// <summary>What stands beside the prisoners: land and evictions, acts against people abroad, closures and bans, figures that differ,
/// responses and sanctions.</summary>
internal sealed class DemoSpine(DemoWriter writer, DemoGround ground, DemoDates dates, DemoPeople people)
{
    private const string MadeUp = "Made up for training.";

    /// <summary>A dispute with a company's concession, its eviction, its families' figures and two who speak for them.</summary>
    /// <param name="person">The number of the first of the two.</param>
    public async Task Land(int number, int person)
    {
        var chance = new DemoChance(100_000 + number);
        var on = dates.Ago(chance.Between(60, 3000));
        var source = ground.After(on, chance.Below(2));
        var (village, company) = (ground.Villages[number % ground.Villages.Count], ground.Companies[number % ground.Companies.Count]);
        var inCase = await Case($"{DemoNames.Of("land case", number)}: a village and a company", "រឿងដីធ្លី", number,
            CaseKind.LandDispute, on, village, source);
        var concession = await writer.Save(new ConcessionDetails
        {
            Name = DemoNames.Of("concession", number),
            CompanyId = company,
            PlaceId = ground.Provinces[number % ground.Provinces.Count],
            Granted = BoundedNumber.Of(chance.Between(3, 90) * 100),
            AreaUnit = AreaUnit.Hectares,
            Status = chance.Of(Enum.GetValues<ConcessionStatus>()),
            ContractOn = DemoDates.Told(on.AddDays(-400), chance),
        }, source);
        var families = chance.Between(8, 400);
        await writer.Save(new LandDisputeDetails
        {
            CaseId = inCase,
            PlaceId = village,
            Precision = PlacePrecision.Village,
            LandType = chance.Of(Enum.GetValues<LandType>()),
            Tenure = chance.Of(Enum.GetValues<TenureEvidence>()),
            Area = BoundedNumber.Of(chance.Between(5, 900)),
            AreaUnit = AreaUnit.Hectares,
            Families = number % 4 == 0 ? BoundedNumber.Parse($"more than {families}").Value : BoundedNumber.Of(families),
            ConcessionId = concession,
            Status = chance.Of(Enum.GetValues<DisputeStatus>()),
            StatusOn = DemoDates.Told(dates.By(on.AddDays(200)), chance),
            Consultation = chance.Of(Enum.GetValues<Consultation>()),
            StatedReason = MadeUp,
        }, source);
        await Evicted(number, inCase, village, company, on, families, chance);
        for (var at = 0; at < 2; at++)
        {
            var speaker = await people.Person(person + at, source, new DemoChance(person + at));
            await writer.Save(new ParticipantDetails
            {
                CaseId = inCase,
                PersonId = speaker,
                Role = at == 0 ? ParticipantRole.Community : ParticipantRole.Landholder,
            }, DemoPeople.Level(person + at));
        }
        await writer.Save(new ParticipantDetails { CaseId = inCase, OrganisationId = company, Role = ParticipantRole.Company });
        if (number % 2 == 0)
            await Figures($"families evicted in {DemoNames.Of("land case", number)}", FigureUnit.Families, families, inCase, on);
    }

    private async Task Evicted(int number, long inCase, long village, long company, DateOnly on, int families, DemoChance chance)
    {
        if (number % 3 == 2) return;
        var day = dates.By(on.AddDays(chance.Between(10, 50)));
        var eviction = await writer.Save(new EventDetails
        {
            CaseId = inCase,
            Kind = number % 3 == 0 ? EventKind.Eviction : EventKind.Demolition,
            On = DemoDates.Told(day, chance),
            PlaceId = village,
            Precision = PlacePrecision.Village,
            Affected = BoundedNumber.Parse($"about {families}").Value,
            Injured = number % 6 == 0 ? BoundedNumber.Of(chance.Between(1, 9)) : null,
            Description = MadeUp,
        }, ground.After(day));
        await writer.Save(new InvolvementDetails
        {
            EventId = eviction,
            OrganisationId = number % 2 == 0 ? ground.Forces[number % ground.Forces.Count] : company,
            Degree = chance.Of([InvolvementDegree.CarriedOut, InvolvementDegree.TookPart, InvolvementDegree.Ordered]),
            Kind = number % 2 == 0 ? PerpetratorKind.Police : PerpetratorKind.Company,
        }, ground.After(day));
    }

    /// <summary>Acts against somebody abroad, and one through a relative.</summary>
    /// <param name="person">The number of the one abroad; the next is the relative's.</param>
    public async Task Abroad(int number, int person)
    {
        var chance = new DemoChance(200_000 + number);
        var on = dates.Ago(chance.Between(15, 2400));
        var source = ground.After(on, chance.Below(2));
        var inCase = await Case($"{DemoNames.Of("exile case", number)}: reached abroad", "រឿងនៅក្រៅប្រទេស", number,
            CaseKind.TransnationalRepression, on, ground.Cambodia, source);
        var exile = await people.Person(person, source, new DemoChance(person));
        var relative = await people.Person(person + 1, source, new DemoChance(person + 1));
        await writer.Save(new ParticipantDetails { CaseId = inCase, PersonId = exile, Role = ParticipantRole.Victim },
            DemoPeople.Level(person));
        await writer.Save(new RelationDetails { PersonId = exile, OtherPersonId = relative, Kind = RelationKind.Sibling }, source,
            Confidentiality.Restricted);
        var methods = Enum.GetValues<TransnationalMethod>();
        for (var at = 0; at <= number % 3; at++)
        {
            var method = methods[1 + ((number + (at * 5)) % (methods.Length - 1))];
            var day = dates.By(on.AddDays(at * 40));
            await writer.Save(new TransnationalActDetails
            {
                CaseId = inCase,
                Method = method,
                On = DemoDates.Told(day, chance),
                TargetId = exile,
                RelativeId = method == TransnationalMethod.FamilyReprisal ? relative : null,
                OriginId = ground.Cambodia,
                // Most are in the first few countries.
                HostId = ground.Countries[Math.Min(chance.Below(ground.Countries.Count), chance.Below(ground.Countries.Count))],
                HostStatus = chance.Of(Enum.GetValues<HostStatus>()),
                Cooperation = chance.Percent(40) ? chance.Of(Enum.GetValues<CooperationBasis>()) : CooperationBasis.NotStated,
            }, ground.After(day), DemoPeople.Level(person));
        }
    }

    /// <summary>A newspaper or a group that is closed, barred or silenced, with who answered.</summary>
    public async Task Closure(int number)
    {
        var chance = new DemoChance(300_000 + number);
        var on = dates.Ago(chance.Between(10, 2800));
        var source = ground.After(on, chance.Below(2));
        var kind = (number % 5) switch
        {
            0 => EventKind.MediaClosed,
            1 => EventKind.MediaSilenced,
            2 => EventKind.OrganisationClosed,
            3 => EventKind.PartyBarred,
            _ => EventKind.Harassment,
        };
        var whom = number % 5 < 2 ? ground.Media[number % ground.Media.Count] : ground.Groups[number % ground.Groups.Count];
        var province = ground.Provinces[number % ground.Provinces.Count];
        var inCase = await Case($"{DemoNames.Of("closure case", number)}: closed or barred", "រឿងបិទ", number,
            CaseKind.CivicSpace, on, province, source);
        await writer.Save(new EventDetails
        {
            CaseId = inCase,
            Kind = kind,
            On = DemoDates.Told(on, chance),
            PlaceId = province,
            Precision = PlacePrecision.Province,
            OrganisationId = whom,
            StatedReason = MadeUp,
            Description = MadeUp,
        }, source);
        await writer.Save(new ResponseDetails
        {
            Kind = chance.Of(Enum.GetValues<ResponseKind>()),
            Subject = $"Answer to {DemoNames.Of("closure case", number)}",
            ById = ground.Bodies[number % ground.Bodies.Count],
            ToWhom = "Test addressee",
            CaseId = inCase,
            On = DemoDates.Told(dates.By(on.AddDays(chance.Between(3, 60))), chance),
            Status = chance.Of(Enum.GetValues<ResponseStatus>()),
            FollowUpOn = number % 4 == 0 ? dates.Today.AddDays(chance.Between(-20, 60)) : null,
        }, ground.After(dates.By(on.AddDays(60))));
        if (number % 3 == 0)
            await Figures($"people who lost their work in {DemoNames.Of("closure case", number)}", FigureUnit.Persons,
                chance.Between(5, 120), inCase, on);
    }

    /// <summary>A measure against a company.</summary>
    public Task<long> Sanction(int number)
    {
        var chance = new DemoChance(400_000 + number);
        var on = dates.Ago(chance.Between(30, 1800));
        return writer.Save(new SanctionDetails
        {
            OrganisationId = ground.Companies[number % ground.Companies.Count],
            AuthorityId = ground.Bodies[number % ground.Bodies.Count],
            Programme = "Test programme",
            Basis = chance.Of(Enum.GetValues<DesignationBasis>()),
            Reason = MadeUp,
            On = DemoDates.On(on),
        }, ground.After(on));
    }

    /// <summary>Two who counted the same and do not agree.</summary>
    private async Task Figures(string subject, FigureUnit unit, int count, long inCase, DateOnly on)
    {
        foreach (var (told, reporter, after) in new[]
        {
            ($"{count}", ground.Groups[0], 20), ($"at least {count + (count / 5) + 1}", ground.Media[0], 45),
        })
            await writer.Save(new FigureDetails
            {
                Subject = subject,
                Topic = subject,
                Count = BoundedNumber.Parse(told).Value,
                Unit = unit,
                AsOf = DemoDates.On(dates.By(on.AddDays(after))),
                ReporterId = reporter,
                CaseId = inCase,
            }, ground.After(dates.By(on.AddDays(after))));
    }

    private Task<long> Case(string title, string khmer, int number, CaseKind kind, DateOnly on, long place, DemoSource source) =>
        writer.Save(new CaseDetails
        {
            Title = title,
            TitleKhmer = DemoNames.KhmerOf(khmer, number),
            Kind = kind,
            On = DemoDates.Told(on, new DemoChance(number)),
            PlaceId = place,
            Summary = $"{MadeUp} Nobody in it exists.",
        }, source);
}
