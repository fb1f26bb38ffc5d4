using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Detention;

/// <summary>Writes a history as a list of facts; fact ids count from 1 in the order of the list.</summary>
internal static class Histories
{
    public static CustodyHistory Of(params object[] facts) =>
        new(Only<CustodyEventDetails>(facts), Only<StayDetails>(facts), Only<ChargeDetails>(facts), Only<SentenceDetails>(facts));

    private static List<Known<T>> Only<T>(object[] facts) =>
        [.. facts.Select((fact, index) => (fact, id: index + 1L)).Where(f => f.fact is T).Select(f => new Known<T>(f.id, (T)f.fact))];

    public static ImpreciseDate? Date(string? edtf) => edtf is null
        ? null : ImpreciseDate.Parse(edtf).Value ?? throw new ArgumentException(edtf);
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static CustodyEventDetails Event(CustodyEventKind kind, string? on, long? prosecution = null, string? published = null,
        int order = 0, ReleaseKind how = default) =>
        new()
        {
            Kind = kind,
            On = Date(on),
            ProsecutionId = prosecution,
            PublishedOn = published is null
            ? null : Day(published),
            Order = order,
            How = how
        };

    public static StayDetails Stay(string? from, string? to, StayEnd end = default, StayRegime regime = StayRegime.Prison,
        StayStage stage = default) =>
        new() { From = Date(from), To = Date(to), End = end, Regime = regime, Stage = stage };

    public static ChargeDetails Charge(long prosecution, string? on, ChargeOutcome outcome = default, string? decided = null,
        string? published = null) => new()
        {
            ProsecutionId = prosecution,
            On = Date(on),
            Outcome = outcome,
            OutcomeOn = Date(decided),
            OutcomePublishedOn = published is null
            ? null : Day(published),
        };

    /// <summary>A sentence of whole years on a charge of its own, unless one is given.</summary>
    public static SentenceDetails Sentence(long prosecution, string? on, int years, SentenceRelation relation = default,
        AbsentJudgment? absent = null, long? charge = null) => new()
        {
            ProsecutionId = prosecution,
            ChargeId = charge ?? (prosecution * 1000) + (on?.GetHashCode(StringComparison.Ordinal) ?? 0) + years,
            On = Date(on),
            Years = years,
            Relation = relation,
            InAbsentia = absent is not null,
            AbsentJudgment = absent ?? default,
        };

    public static SentenceDetails Appealed(this SentenceDetails sentence, AppealOutcome outcome, string? on = null,
        string? published = null) =>
        sentence with { Appeal = outcome, AppealOn = Date(on), AppealPublishedOn = published is null ? null : Day(published) };

    /// <summary>The sentence's end in short: "2022-02-01..2022-06-01"; no latest day is left out.</summary>
    public static string? End(this CustodyStatusOnDay s) => s.SentenceEnd is { } end
        ? $"{end.Earliest:yyyy-MM-dd}..{end.Latest:yyyy-MM-dd}" : null;

    public static CustodyStatusOnDay On(this CustodyHistory history, string day) => CustodyRules.StatusOn(history, Day(day));

    /// <summary>The answer in short: "PreTrialDetention certain".</summary>
    public static string Short(this CustodyStatusOnDay s) => $"{s.Status} {(s.Certainty == Certainty.Certain ? "certain" : "possible")}";
}
