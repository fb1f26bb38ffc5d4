using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>One thing that happened, told in two places that disagree: the outcome of a charge, and an event or a sentence.</summary>
/// <param name="ChargeId">The charge's fact id.</param>
/// <param name="Outcome">What the charge says, in words.</param>
/// <param name="OtherId">The fact id of the event or the sentence.</param>
/// <param name="Other">What that says, in words.</param>
public sealed record ToldTwice(long ChargeId, Problem Outcome, long OtherId, RecordKind OtherKind, Problem Other)
{
    public Problem Localize => new("Custody.ToldTwice", Outcome, Other);

    /// <summary>What disagrees in a history. Where the days leave open that both tell the same, or one after the other, nothing does:
    /// an acquittal may be set aside by a later conviction, and a conviction on appeal.</summary>
    public static IReadOnlyList<ToldTwice> In(CustodyHistory history) => [.. Events(history), .. Sentences(history)];

    private static IEnumerable<ToldTwice> Events(CustodyHistory history)
    {
        foreach (var custody in history.Events.OrderBy(fact => fact.FactId))
        {
            if (Said(custody.Details) is not { } said) continue;
            var charges = history.Charges.Where(charge => custody.Details.ProsecutionId is not { } own
                || charge.Details.ProsecutionId == own).OrderBy(charge => charge.FactId).ToList();
            // A charge of which nobody tells the outcome may be the one that the event is about.
            if (charges.Count == 0 || charges.Exists(charge => Agrees(charge, custody.Details, said, history))) continue;
            yield return new ToldTwice(charges[0].FactId, Words(charges[0].Details), custody.FactId, RecordKind.CustodyEvent,
                Words(custody.Details));
        }
    }

    /// <summary>The outcome that an event tells of; null for an event that tells of none.</summary>
    private static ChargeOutcome? Said(CustodyEventDetails custody) => ProsecutionEnds.HowOf(custody) switch
    {
        _ when custody.Kind is not CustodyEventKind.Release && !ProsecutionEnds.IsEnd(custody.Kind) => null,
        ReleaseKind.Acquitted => ChargeOutcome.Acquitted,
        ReleaseKind.ChargesDropped => ChargeOutcome.Dropped,
        ReleaseKind.Pardoned or ReleaseKind.TimeServed or ReleaseKind.SentenceSuspended => ChargeOutcome.Convicted,
        _ => null,
    };

    private static bool Agrees(Known<ChargeDetails> charge, CustodyEventDetails custody, ChargeOutcome said, CustodyHistory history)
    {
        var (outcome, on) = (charge.Details.Outcome, charge.Details.OutcomeOn);
        if (outcome is ChargeOutcome.NotStated or ChargeOutcome.Pending) return true;
        if (outcome != said)
            return IsAfter(on, custody.On) || (outcome == ChargeOutcome.Convicted
                && history.Sentences.Any(sentence => sentence.Details.ChargeId == charge.FactId && IsUndone(sentence.Details)));
        // A conviction comes before its pardon, an acquittal before the release that follows it.
        return custody.Kind is CustodyEventKind.Acquittal or CustodyEventKind.ChargesDropped
            ? MayBeOneDay(on, custody.On) : !IsAfter(on, custody.On);
    }

    private static IEnumerable<ToldTwice> Sentences(CustodyHistory history)
    {
        foreach (var charge in history.Charges.OrderBy(fact => fact.FactId))
        {
            var on = charge.Details.OutcomeOn;
            var sentences = history.Sentences.Where(sentence => sentence.Details.ChargeId == charge.FactId)
                .OrderBy(sentence => sentence.FactId).ToList();
            var against = charge.Details.Outcome switch
            {
                ChargeOutcome.Acquitted or ChargeOutcome.Dropped =>
                    sentences.Find(sentence => !IsUndone(sentence.Details) && !IsAfter(sentence.Details.On, on)),
                ChargeOutcome.Convicted when !sentences.Exists(sentence => MayBeOneDay(sentence.Details.On, on)
                    || (sentence.Details.AppealOn is { } appeal && MayBeOneDay(appeal, on))) => sentences.FirstOrDefault(),
                _ => null,
            };
            if (against is not null)
                yield return new ToldTwice(charge.FactId, Words(charge.Details), against.FactId, RecordKind.Sentence,
                    Words(against.Details));
        }
    }

    private static bool IsUndone(SentenceDetails sentence) => sentence.Appeal is AppealOutcome.Overturned or AppealOutcome.SentBack;

    private static bool MayBeOneDay(ImpreciseDate? one, ImpreciseDate? other) => !IsAfter(one, other) && !IsAfter(other, one);

    private static bool IsAfter(ImpreciseDate? one, ImpreciseDate? other) => one?.Earliest > other?.Latest;

    private static Problem Words(ChargeDetails charge) => Dated(new($"Choices.ChargeOutcome_{charge.Outcome}"), charge.OutcomeOn);

    private static Problem Words(SentenceDetails sentence) => Dated(new("Fields.Sentence"), sentence.On);

    private static Problem Words(CustodyEventDetails custody) => Dated(
        custody.Kind == CustodyEventKind.Release ? new("Custody.ReleasedHow", new Problem($"Custody.How_{custody.How}"))
            : new($"Choices.CustodyEventKind_{custody.Kind}"), custody.On);

    private static Problem Dated(Problem words, ImpreciseDate? on) => on is null ? words : new("Custody.DatedWords", words, on);
}
