using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands on a day, from dated facts. Pure: the same facts give the same answer in any order.
///
/// What the rule does where sources leave it open: a prisoner lost from the list is worse than one listed as possible,
/// and a false "certain" is worst. So:
/// a sentence or a charge never proves custody, and nobody drops off by the passing of time;
/// conflicting facts give "possible", not the one or the other;
/// a confirmation of the very day stands against a release whose date is open;
/// a release with a vague date makes every day that it may lie before "possible";
/// the end of one prosecution frees nobody held under another.</summary>
public static class CustodyRules
{
    /// <summary>How many days a confirmation keeps "held" certain.</summary>
    public const int ConfirmationDays = 180;

    public static CustodyStanding StandingOn(CustodyHistory history, DateOnly day, int confirmationDays = ConfirmationDays)
    {
        var ends = new ProsecutionEnds(history);
        return StandingOn(history, ends, CustodyMarks.Of(history, ends), day, confirmationDays);
    }

    /// <summary>As <see cref="StandingOn(CustodyHistory, DateOnly, int)"/> for many days, in their order: the facts are read once.</summary>
    public static IEnumerable<CustodyStanding> StandingsOn(CustodyHistory history, IEnumerable<DateOnly> days, int confirmationDays = ConfirmationDays)
    {
        var ends = new ProsecutionEnds(history);
        var marks = CustodyMarks.Of(history, ends);
        return days.Select(day => StandingOn(history, ends, marks, day, confirmationDays));
    }

    /// <summary>All days, from the first to the last that there is, as spans in their order on which the answer is one. A program
    /// that keeps these must make them anew after every change of the rule.</summary>
    public static IReadOnlyList<StandingSpan> SpansOf(CustodyHistory history, int confirmationDays = ConfirmationDays)
    {
        var ends = new ProsecutionEnds(history);
        var marks = CustodyMarks.Of(history, ends);
        return StandingSpans.Of(history, ends, marks, confirmationDays, day => StandingOn(history, ends, marks, day, confirmationDays));
    }

    private static CustodyStanding StandingOn(CustodyHistory history, ProsecutionEnds ends, IReadOnlyList<CustodyMark> marks, DateOnly day, int confirmationDays)
    {
        var basis = new CustodyBasis(marks, day);
        var death = basis.All.Where(m => m.Becomes == CustodyStatus.DiedInCustody && m.SureOn(day)).MaxBy(m => m.To);
        if (death is not null) return NotHeld.Died(basis, death);
        var sentences = new SentencesInForce(history, ends, day);
        if (basis.Held) return Held(basis, history, ends, sentences, confirmationDays);
        return basis.Kind == BasisKind.Out
            ? NotHeld.AfterLeaving(basis, ends, sentences)
            : NotHeld.BeforeAnyMark(basis, history, sentences);
    }

    private static CustodyStanding Held(CustodyBasis basis, CustodyHistory history, ProsecutionEnds ends, SentencesInForce sentences, int confirmationDays)
    {
        var certain = basis.CertainlyHeld(confirmationDays);
        var end = sentences.End(basis.Start);
        var last = basis.LastConfirming;
        return new CustodyStanding(
            CustodyStage.Of(basis, history, ends, sentences, end),
            certain ? Certainty.Certain : Certainty.Possible,
            How: null,
            LastConfirmed: last is null ? null : Confirmed(last, basis.Day),
            HeldSince: basis.Start!.Date,
            DecidingFact: (last ?? basis.Start).FactId,
            SentenceEnd: end,
            CustodyReasons.Held(basis, certain, confirmationDays));
    }

    /// <summary>What lasted confirms its last day, or the day asked for; what happened confirms its date.</summary>
    internal static ImpreciseDate? Confirmed(CustodyMark mark, DateOnly day)
    {
        var evidence = mark.Evidence(day);
        if (evidence == mark.Earliest) return mark.Date;
        var confirmed = ImpreciseDate.Of(evidence);
        return mark.Qualified ? confirmed with { Edtf = confirmed.Edtf + "?", Qualified = true } : confirmed;
    }
}
