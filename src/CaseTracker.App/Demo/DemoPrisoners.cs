using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Demo;

/// <summary>People who were arrested: from the arrest to what became of them, twelve of them to a case.</summary>
internal sealed class DemoPrisoners(DemoWriter writer, DemoGround ground, DemoDates dates, DemoPeople people)
{
    private const int PeoplePerCase = 12;

    private static readonly string[] Reasons =
    [
        "Made-up reason: a march that was not allowed.", "Made-up reason: words in a post.", "Made-up reason: a meeting of a party.",
        "Made-up reason: a strike.", "Made-up reason: trees that were felled.",
    ];

    private static readonly string[] Labels =
    [
        "incitement (made up)", "plotting (made up)", "obstruction of officials (made up)", "insult (made up)", "damage (made up)",
        "illegal clearing of state forest (made up)",
    ];

    private static readonly CaseKind[] Kinds = [CaseKind.PoliticalPrisoner, CaseKind.MassArrest, CaseKind.CivicSpace, CaseKind.Election];

    private long _case;

    public async Task Write(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            // The further back, the fewer: a register knows most of what is near.
            var chance = new DemoChance(number);
            var share = chance.Below(1000);
            var arrested = dates.Ago(12 + (share * 8 / 5) + (share * share / 600));
            if (number % PeoplePerCase == 1) _case = await Case(number / PeoplePerCase, arrested);
            await Story(number, arrested, chance);
        }
    }

    private Task<long> Case(int number, DateOnly on) => writer.Save(new CaseDetails
    {
        Title = $"{DemoNames.Of("case", number)}: arrests",
        TitleKhmer = DemoNames.KhmerOf("សំណុំរឿង", number),
        Kind = Kinds[number % Kinds.Length],
        On = DemoDates.Told(on, new DemoChance(number)),
        PlaceId = ground.Villages[number % ground.Villages.Count],
        Summary = "Made up for training. Nobody in it exists.",
    }, ground.After(on));

    private async Task Story(int number, DateOnly arrested, DemoChance chance)
    {
        var source = ground.After(arrested.AddDays(1), chance.Below(3));
        var level = DemoPeople.Level(number);
        var person = await people.Person(number, source, chance);
        var arrest = await Event(person, CustodyEventKind.Arrest, arrested, source, level, chance, new()
        {
            PlaceId = ground.Villages[number % ground.Villages.Count],
            ForceId = ground.Forces[number % ground.Forces.Count],
            StatedReason = chance.Percent(60) ? chance.Of(Reasons) : null,
            Warrant = chance.Of(Enum.GetValues<WarrantShown>()),
            Violence = chance.Percent(15) ? ViolenceReported.Reported : ViolenceReported.NotStated,
        });
        // Every ninth arrest has a second source, and every third of these another day.
        if (number % 9 == 4)
            await writer.Cite(arrest, "on", DemoDates.Words(number % 27 == 4 ? arrested.AddDays(2) : arrested),
                ground.After(arrested.AddDays(1), 4), level);
        await writer.Save(new ParticipantDetails { CaseId = _case, PersonId = person, Role = ParticipantRole.Defendant }, level);
        await Then(number, person, arrested, level, chance);
    }

    /// <summary>What became of the person.</summary>
    private async Task Then(int number, long person, DateOnly arrested, Confidentiality level, DemoChance chance)
    {
        var fate = chance.Below(100);
        if (fate < 22)
        {
            var free = dates.By(arrested.AddDays(chance.Between(1, 4)));
            await Stay(person, StayRegime.PoliceCustody, arrested, free, StayEnd.Released, level, chance);
            await Release(person, free, ReleaseKind.WithoutCharge, level, chance);
            return;
        }
        // Nothing is told after the arrest.
        if (fate < 26) return;

        var charged = dates.By(arrested.AddDays(chance.Between(2, 5)));
        await Stay(person, StayRegime.PoliceCustody, arrested, charged, StayEnd.Transferred, level, chance);
        var (prosecution, charge) = await Charge(number, person, charged, level, chance, fate);
        if (fate < 36)
        {
            var bail = arrested.AddDays(chance.Between(25, 200));
            var bailed = bail < dates.Today;
            var end = bailed ? StayEnd.Bailed : StayEnd.NotStated;
            await Stay(person, StayRegime.Prison, charged, bailed ? bail : null, end, level, chance);
            if (bailed)
                await Event(person, CustodyEventKind.Bail, bail, ground.After(bail), level, chance, new() { ProsecutionId = prosecution });
            return;
        }
        if (fate < 39)
        {
            await Stay(person, StayRegime.HouseArrest, charged, null, StayEnd.NotStated, level, chance);
            await Confirm(person, arrested, level, chance);
            return;
        }
        var judged = arrested.AddDays(chance.Between(90, 420));
        if (judged >= dates.Today || fate < 46)
        {
            await Stay(person, StayRegime.Prison, charged, null, StayEnd.NotStated, level, chance, StayStage.PreTrial);
            await Confirm(person, arrested, level, chance);
            return;
        }
        await Judged(person, (prosecution, charge), (arrested, charged, judged), fate, level, chance);
    }

    private async Task Judged(long person, (long Prosecution, long Charge) trial, (DateOnly Arrested, DateOnly Charged, DateOnly Judged) on,
        int fate, Confidentiality level, DemoChance chance)
    {
        if (fate < 50)
        {
            await Stay(person, StayRegime.Prison, on.Charged, on.Judged, StayEnd.Released, level, chance, StayStage.PreTrial);
            await Event(person, CustodyEventKind.Acquittal, on.Judged, ground.After(on.Judged), level, chance,
                new() { ProsecutionId = trial.Prosecution });
            await Release(person, on.Judged, ReleaseKind.Acquitted, level, chance);
            return;
        }
        var months = chance.Between(6, 96);
        var suspended = fate < 57;
        await writer.Save(new SentenceDetails
        {
            PersonId = person,
            ProsecutionId = trial.Prosecution,
            ChargeId = trial.Charge,
            On = DemoDates.Told(on.Judged, chance),
            PublishedOn = ground.After(on.Judged).Published,
            Years = months / 12 is > 0 and var years ? years : null,
            Months = months % 12 is > 0 and var rest ? rest : null,
            YearsAtMost = chance.Percent(4) ? (months / 12) + 3 : null,
            WhollySuspended = suspended,
            Fine = chance.Percent(25) ? BoundedNumber.Of(1_000_000 * chance.Between(1, 9)) : null,
            Appeal = chance.Percent(20) ? AppealOutcome.Upheld : AppealOutcome.NotStated,
        }, ground.After(on.Judged), level);
        if (suspended)
        {
            await Stay(person, StayRegime.Prison, on.Charged, on.Judged, StayEnd.Released, level, chance);
            await Release(person, on.Judged, ReleaseKind.SentenceSuspended, level, chance);
            return;
        }
        var served = on.Arrested.AddMonths(months);
        var how = fate switch
        {
            < 60 => CustodyEventKind.Pardon,
            98 => CustodyEventKind.Escape,
            99 => CustodyEventKind.DeathInCustody,
            _ => CustodyEventKind.Release
        };
        var end = how == CustodyEventKind.Release ? served : on.Judged.AddDays(chance.Between(30, 400));
        // Of one in eight nobody has told that the term is over.
        if (end >= dates.Today || chance.Percent(12))
        {
            await Stay(person, StayRegime.Prison, on.Charged, null, StayEnd.NotStated, level, chance, StayStage.Serving);
            await Confirm(person, on.Judged, level, chance);
            return;
        }
        await Stay(person, StayRegime.Prison, on.Charged, end, how switch
        {
            CustodyEventKind.Escape => StayEnd.Escaped,
            CustodyEventKind.DeathInCustody => StayEnd.Died,
            _ => StayEnd.Released,
        }, level, chance);
        if (how == CustodyEventKind.Release) await Release(person, end, ReleaseKind.TimeServed, level, chance);
        else
        {
            await Event(person, how, end, ground.After(end), level, chance, new() { ProsecutionId = trial.Prosecution });
            if (how == CustodyEventKind.Pardon) await Release(person, end, ReleaseKind.Pardoned, level, chance);
        }
    }

    private async Task<(long Prosecution, long Charge)> Charge(int number, long person, DateOnly on, Confidentiality level,
        DemoChance chance, int fate)
    {
        var source = ground.After(on);
        var prosecution = await writer.Save(new ProsecutionDetails
        {
            PersonId = person,
            CaseId = _case,
            CourtId = ground.Courts[number % ground.Courts.Count],
            CaseNumber = $"T-{number:D4}",
            Stage = fate < 46 ? ProsecutionStage.Investigation : ProsecutionStage.Trial,
        }, level);
        var first = 0L;
        for (var at = 0; at <= number % 5 / 3; at++)
        {
            var label = Labels[(number + at) % Labels.Length];
            var charge = await writer.Save(new ChargeDetails
            {
                PersonId = person,
                ProsecutionId = prosecution,
                Label = label,
                ArticleId = ground.Articles[(number + (at * 5)) % ground.Articles.Count],
                On = DemoDates.Told(on, chance),
                PublishedOn = source.Published,
                Order = at,
            }, source, level);
            if (at == 0) first = charge;
            // Two sources that name the charge differently: somebody has to choose.
            if (at == 0 && number % 31 == 8)
                await writer.Cite(charge, "label", Labels[(number + 2) % Labels.Length], ground.After(on, 2), level);
        }
        return (prosecution, first);
    }

    /// <summary>Of two in three who are held a source says so within half a year.</summary>
    private async Task Confirm(long person, DateOnly since, Confidentiality level, DemoChance chance)
    {
        var days = chance.Percent(66) ? chance.Between(3, 160) : chance.Between(200, 900);
        var seen = dates.Ago(days);
        if (seen > since) await Event(person, CustodyEventKind.ConfirmedHeld, seen, ground.After(seen), level, chance, new());
        if (chance.Percent(8))
            await writer.Save(new WelfareReportDetails
            {
                PersonId = person,
                Kind = chance.Of([WelfareKind.Health, WelfareKind.MedicalCareDenied, WelfareKind.IllTreatment]),
                On = DemoDates.Told(dates.Ago(chance.Between(3, 100)), chance),
                Account = "Made up: a relative told of it after a visit.",
            }, ground.After(dates.Ago(3)), Confidentiality.Restricted);
    }

    private Task<long> Release(long person, DateOnly on, ReleaseKind how, Confidentiality level, DemoChance chance) =>
        Event(person, CustodyEventKind.Release, on, ground.After(on), level, chance, new() { How = how });

    private Task<long> Event(long person, CustodyEventKind kind, DateOnly on, DemoSource source, Confidentiality level, DemoChance chance,
        CustodyEventDetails more) => writer.Save(more with
        {
            PersonId = person,
            Kind = kind,
            On = DemoDates.Told(on, chance),
            PublishedOn = source.Published,
        }, source, level);

    private Task<long> Stay(long person, StayRegime regime, DateOnly from, DateOnly? to, StayEnd end, Confidentiality level,
        DemoChance chance, StayStage stage = StayStage.NotStated)
    {
        var source = ground.After(to ?? from);
        var stay = new StayDetails
        {
            PersonId = person,
            FacilityId = regime switch
            {
                StayRegime.HouseArrest => null,
                StayRegime.PoliceCustody => chance.Of(ground.Stations),
                _ => chance.Of(ground.Prisons),
            },
            Regime = regime,
            Stage = stage,
            From = DemoDates.On(from),
            To = to is { } last ? DemoDates.On(last) : null,
            End = end,
            PublishedOn = source.Published,
            FamilyContact = chance.Percent(20) ? chance.Of(Enum.GetValues<ContactAllowed>()) : ContactAllowed.NotStated,
        };
        // Of one in twenty nobody has written down who says so.
        return chance.Percent(5) ? writer.Save(stay, level) : writer.Save(stay, source, level);
    }
}
