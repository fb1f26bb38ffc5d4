using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.Tests.Detention;

/// <summary>Random custody histories that hit the hard corners often: few distinct days, same-day events, open ends,
/// undated facts with and without a day of publication, qualified dates, two prosecutions, judgments in absence,
/// revoked pardons, suspended and life sentences. Needs only the Domain, so that the App's tests can link it.</summary>
public sealed class RandomHistories(int seed)
{
    private static readonly DateOnly First = new(2023, 12, 30);
    private static readonly int[] Steps = [0, 1, 2, 3, 32, 33, 61, 182, 183, 400, 800];
#pragma warning disable CA5394 // Chance for tests, not for secrets.
    private readonly Random random = new(seed);
    private long lastFact;

    /// <summary>Days on and around those that the facts use.</summary>
    public static IReadOnlyList<DateOnly> Days { get; } =
        Steps.SelectMany(step => new[] { step - 1, step, step + 1, step + 180, step + 181 }).Append(3000)
            .Distinct().Order().Select(First.AddDays).ToList();

    public static CustodyHistory Of(int seed) => new RandomHistories(seed).Next(personId: 1);

    /// <summary>The next history; fact ids go on counting from one history to the next.</summary>
    public CustodyHistory Next(long personId) => new(
        Shuffled(Some(Chance(15) ? 0 : 5, () => Event(personId))),
        Shuffled(Some(Chance(50) ? 0 : 2, () => Stay(personId))),
        Shuffled(Some(2, () => Charge(personId))),
        Shuffled(Some(Chance(40) ? 0 : 3, () => Sentence(personId))));

    private bool Chance(int percent) => random.Next(100) < percent;
    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
    private T Any<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());
    private List<Known<T>> Some<T>(int most, Func<T> make) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => new Known<T>(++lastFact, make()))];
    private List<T> Shuffled<T>(List<T> list)
    {
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
        return list;
    }

    private DateOnly Day() => First.AddDays(Pick(Steps));
    private DateOnly? PublishedOn() => Chance(30) ? Day() : null;
    private int Order() => Chance(60) ? 0 : random.Next(3);
    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "..";

    private ImpreciseDate? Date()
    {
        if (Chance(12)) return null;
        var (a, b) = (Day(), Day());
        if (a > b) (a, b) = (b, a);
        DateOnly? from = Chance(12) ? null : a, to = Chance(12) ? null : b;
        return random.Next(10) switch
        {
            < 6 => Made(Iso(a), a, a, DateExtent.Day),
            < 8 => Made($"[{Iso(from)}..{Iso(to)}]".Replace("....", "..", StringComparison.Ordinal), from, to, DateExtent.Within),
            8 => Made($"{Iso(from)}/{Iso(to)}", from, to, DateExtent.Lasting),
            _ => Made($"{{{Iso(a)},{Iso(b)}}}", a, b, DateExtent.Each),
        };
    }

    private ImpreciseDate Made(string edtf, DateOnly? from, DateOnly? to, DateExtent extent) =>
        new(edtf, edtf, DateBasis.Stated, null, from, to, extent, Qualified: Chance(15));

    private CustodyEventDetails Event(long personId) => new()
    {
        PersonId = personId,
        Kind = Chance(45) ? Pick(CustodyEventKind.Arrest, CustodyEventKind.ConfirmedHeld, CustodyEventKind.Release, CustodyEventKind.Pardon)
            : Chance(3) ? CustodyEventKind.DeathInCustody
            : Pick([.. Enum.GetValues<CustodyEventKind>().Where(k => k != CustodyEventKind.DeathInCustody)]),
        On = Date(),
        PublishedOn = PublishedOn(),
        ProsecutionId = Chance(60) ? Prosecution() : null,
        How = Chance(50) ? ReleaseKind.NotStated : Any<ReleaseKind>(),
        Order = Order(),
    };

    private StayDetails Stay(long personId)
    {
        var (from, to) = (Date(), Chance(35) ? null : Date());
        // Mostly in order, as validation wants it; sometimes not, since old data may be anything.
        if (from?.Earliest > to?.Latest && Chance(90)) (from, to) = (to, from);
        return new()
        {
            PersonId = personId,
            Regime = Chance(60) ? StayRegime.Prison : Any<StayRegime>(),
            Stage = Any<StayStage>(),
            From = from,
            To = to,
            End = Chance(3) ? StayEnd.Died
                : Pick(StayEnd.NotStated, StayEnd.Transferred, StayEnd.Released, StayEnd.Bailed, StayEnd.Escaped),
            Order = Order(),
        };
    }

    private long Prosecution() => random.Next(1, 3);

    private ChargeDetails Charge(long personId) =>
        new() { PersonId = personId, ProsecutionId = Prosecution(), On = Date(), Order = Order() };

    private SentenceDetails Sentence(long personId) => new()
    {
        PersonId = personId,
        ProsecutionId = Prosecution(),
        ChargeId = Chance(70)
            ? Math.Max(1, lastFact - random.Next(4)) : random.Next(1, 3),
        On = Date(),
        Years = Chance(50) ? random.Next(0, 4) : null,
        Months = Chance(50) ? random.Next(0, 14) : null,
        Days = Chance(25)
            ? random.Next(0, 31) : null,
        YearsAtMost = Chance(15) ? random.Next(1, 5) : null,
        Life = Chance(5),
        SuspendedMonths = Chance(20) ? random.Next(0, 30) : null,
        WhollySuspended = Chance(8),
        InAbsentia = Chance(30),
        AbsentJudgment = Any<AbsentJudgment>(),
        Relation = Any<SentenceRelation>(),
        Order = Order(),
    };
#pragma warning restore CA5394
}
