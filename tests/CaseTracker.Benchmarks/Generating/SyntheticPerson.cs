using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Benchmarks.Generating;

/// <summary>One person with an arrest, one to three stays, one to three charges, perhaps a sentence, and one or two sources. What
/// becomes of the person follows from the number, so that a tenth of any register is under house arrest.</summary>
internal sealed class SyntheticPerson(int number, Func<RecordKind, long> header, Action<object> insert,
    List<long> facilities, List<long> courts, List<long> articles, List<long> sources, List<long> provinces)
{
    private enum Fate { Released, OnBail, HouseArrest, Held, Confirmed }

    private static readonly DateOnly FirstArrest = new(2015, 1, 1);
    private static readonly DateOnly LastReport = new(2024, 12, 20);
    private static readonly string[] Labels = ["synthetic incitement", "synthetic plotting", "synthetic treason", "synthetic insult",
        "synthetic obstruction", "synthetic damage", "synthetic trespass"];
    private static readonly string[] Occupations = ["farmer", "monk", "journalist", "trade unionist", "student", "driver", "teacher"];
#pragma warning disable CA5394 // Chance that is the same each time, not for secrets.
    private readonly Random _random = new(number);

    public long Id { get; private set; }
    public Confidentiality Level { get; } = (number % 100) switch
    {
        17 => Confidentiality.Public,
        42 => Confidentiality.Restricted,
        77 => Confidentiality.Confidential,
        _ => Confidentiality.Internal
    };
    /// <summary>How many lines the person adds to a case's timeline.</summary>
    public int Events { get; private set; }

    public void Write()
    {
        var child = number % 97 == 5;
        var person = new PersonRow
        {
            Id = header(RecordKind.Person),
            Name = $"Synthetic Person {number:D6}",
            NameKhmer = $"សាកល្បង {number:D6}",
            Version = 1,
            Confidentiality = Level,
            Sex = number % 3 == 0 ? Sex.Female : Sex.Male,
            AgeGroup = child ? AgeGroup.Child : AgeGroup.Adult,
            Birth = ImpreciseDate.Parse($"{(child ? 2008 : 1950 + _random.Next(45))}").Value,
            Occupation = Occupations[number % Occupations.Length],
            Nationality = "Synthetic",
        };
        Id = person.Id;
        insert(person);
        foreach (var key in NameIndex.Keys(person)!) insert(key);
        var prosecution = new ProsecutionRow
        {
            Id = header(RecordKind.Prosecution),
            PersonId = Id,
            CourtId = courts[number % courts.Count],
            CaseNumber = $"S-{number:D6}",
            Version = 1,
            Confidentiality = Level
        };
        insert(prosecution);

        var arrested = FirstArrest.AddDays(_random.Next(3400));
        var arrest = Fact(RecordKind.CustodyEvent, new CustodyEventRow
        {
            PersonId = Id,
            Kind = CustodyEventKind.Arrest,
            On = number % 10 == 9
                ? ImpreciseDate.Parse($"{arrested:yyyy-MM}").Value : ImpreciseDate.Of(arrested),
            PlaceId = provinces[number % provinces.Count],
            StatedReason = "A synthetic reason.",
        });
        var fate = (number % 10) switch
        {
            0 or 1 or 2 => Fate.Released,
            3 => Fate.HouseArrest,
            4 => Fate.OnBail,
            5 or 6 => Fate.Confirmed,
            _ => Fate.Held
        };
        var until = Stays(arrested, fate);
        var charge = Charges(prosecution.Id, arrested.AddDays(4));
        if (number % 2 == 0)
            Fact(RecordKind.Sentence, new SentenceRow
            {
                PersonId = Id,
                ProsecutionId = prosecution.Id,
                ChargeId = charge,
                On = ImpreciseDate.Of(arrested.AddDays(150 + _random.Next(200))),
                Years = 1 + _random.Next(9),
                Months = number % 4 == 0
                ? 6 : null
            });
        if (fate == Fate.OnBail)
            Fact(RecordKind.CustodyEvent, new CustodyEventRow
            {
                PersonId = Id,
                Kind = CustodyEventKind.Bail,
                On = ImpreciseDate.Of(until),
                ProsecutionId = prosecution.Id
            });
        if (fate == Fate.Confirmed)
            Fact(RecordKind.CustodyEvent, new CustodyEventRow
            {
                PersonId = Id,
                Kind = CustodyEventKind.ConfirmedHeld,
                On = ImpreciseDate.Of(LastReport.AddDays(-_random.Next(400)))
            });
        Cite(arrest, "on", $"{arrested:yyyy-MM-dd}", 0);
        Cite(charge, "label", Labels[number % Labels.Length], number % 2);
    }

    /// <summary>Police custody, then prisons; the last place is open unless the person was let go. The day on which custody
    /// changes.</summary>
    private DateOnly Stays(DateOnly arrested, Fate fate)
    {
        var count = 1 + (number % 3);
        var from = arrested;
        for (var place = 1; place <= count; place++)
        {
            var last = place == count;
            var to = from.AddDays(place == 1 && count > 1 ? 3 : 60 + _random.Next(700));
            var ends = !last || fate is Fate.Released;
            Fact(RecordKind.Stay, new StayRow
            {
                PersonId = Id,
                FacilityId = facilities[_random.Next(facilities.Count)],
                Order = place,
                Regime = last && fate == Fate.HouseArrest ? StayRegime.HouseArrest : place == 1 && count > 1
                    ? StayRegime.PoliceCustody : StayRegime.Prison,
                From = ImpreciseDate.Of(from),
                To = ends ? ImpreciseDate.Of(to) : null,
                End = !ends ? StayEnd.NotStated : last
                    ? StayEnd.Released : StayEnd.Transferred,
            });
            from = to;
        }
        return from;
    }

    /// <summary>One to three charges. The first one's id.</summary>
    private long Charges(long prosecution, DateOnly brought)
    {
        var first = 0L;
        for (var charge = 0; charge <= number / 3 % 3; charge++)
        {
            var id = Fact(RecordKind.Charge, new ChargeRow
            {
                PersonId = Id,
                ProsecutionId = prosecution,
                Label = Labels[(number + charge) % Labels.Length],
                ArticleId = articles[(number + (charge * 7)) % articles.Count],
                On = ImpreciseDate.Of(brought),
                Order = charge,
            });
            if (charge == 0) first = id;
        }
        return first;
    }

    private void Cite(long record, string field, string reported, int which) => insert(new CitationRow
    {
        Id = header(RecordKind.Citation),
        SourceId = sources[(number + (which * 13)) % sources.Count],
        RecordId = record,
        Field = field,
        Reported = reported,
        Locator = $"p. {number % 50}",
        Version = 1,
        Confidentiality = Level,
    });

    private long Fact<TRow>(RecordKind kind, TRow row) where TRow : class, IFactRow
    {
        (row.FactId, row.Version, row.KnownFrom) = (header(kind), 1, SyntheticRegister.RecordedAt);
        // A few facts are closed to most, as in a register of people.
        row.Confidentiality = Level < Confidentiality.Restricted && number % 89 == 7 && kind == RecordKind.Stay
            ? Confidentiality.Restricted : Level;
        insert(row);
        Events++;
        return row.FactId;
    }
#pragma warning restore CA5394
}
