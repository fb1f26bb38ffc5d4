using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands on a day, from dated facts. Pure: the same facts give the same answer in any order and under any numbers.
/// It stands nowhere else: the kept periods of the lists are its answers (<see cref="SpansOf"/>).
///
/// What the rule does where sources leave it open: a prisoner lost from the list is worse than one listed as possible,
/// and a false "certain" is worst. So:
/// a sentence or a charge never proves custody, and nobody drops off by the passing of time;
/// conflicting facts give "possible", not the one or the other;
/// a confirmation of the very day stands against a release whose date is open;
/// a release with a vague date makes every day that it may lie before "possible";
/// the end of one prosecution frees nobody held under another;
/// who is sentenced to prison after a release may be in prison;
/// where nothing on record orders custody any more, only a later report of custody makes it certain.</summary>
public static class CustodyRules
{
    /// <summary>How many days a confirmation keeps "held" certain.</summary>
    public const int ConfirmationDays = 180;

    /// <summary>Counts the changes of the rule's answers: raise it with each. What is told by the rule names it.</summary>
    public const int Version = 5;

    public static CustodyStatusOnDay StatusOn(CustodyHistory history, DateOnly day, int confirmationDays = ConfirmationDays) =>
        StatusOn(new HistoryRead(history), day, confirmationDays);

    /// <summary>As <see cref="StatusOn(CustodyHistory, DateOnly, int)"/> for many days, in their order: the facts are read
    /// once.</summary>
    public static IEnumerable<CustodyStatusOnDay> StandingsOn(CustodyHistory history, IEnumerable<DateOnly> days,
        int confirmationDays = ConfirmationDays)
    {
        var read = new HistoryRead(history);
        return days.Select(day => StatusOn(read, day, confirmationDays));
    }

    /// <summary>All days, from the first to the last that there is, as spans in their order on which the answer is one. A program
    /// that keeps these must make them anew after every change of the rule.</summary>
    public static IReadOnlyList<CustodyPeriod> SpansOf(CustodyHistory history, int confirmationDays = ConfirmationDays)
    {
        var read = new HistoryRead(history);
        return CustodyMoves.Named(read, CustodyPeriods.Of(read, confirmationDays, day => StatusOn(read, day, confirmationDays)),
            confirmationDays);
    }

    private static CustodyStatusOnDay StatusOn(HistoryRead read, DateOnly day, int confirmationDays)
    {
        var basis = new CustodyBasis(read.Marks, day);
        var death = basis.All.Where(m => m.Becomes == CustodyStatus.DiedInCustody && m.SureOn(day)).MaxBy(m => m.To);
        if (death is not null) return NotHeld.Died(basis, death);
        var now = new ProceedingsOnDay(read.Proceedings, day);
        if (!basis.Held && basis.Kind != BasisKind.Out) return NotHeld.BeforeAnyMark(basis, read.Proceedings, now);
        var terms = new ServedTerms(now, read.Proceedings.Ends, read.Count, basis);
        return basis.Held ? Held(basis, now, terms, confirmationDays) : NotHeld.AfterLeaving(basis, read.Proceedings, now, terms);
    }

    private static CustodyStatusOnDay Held(CustodyBasis basis, ProceedingsOnDay now, ServedTerms terms, int confirmationDays)
    {
        var cleared = now.Cleared(terms.Over);
        if (cleared is { } c && BegunSince(basis, c.From)) cleared = null;
        var confirmedSince = cleared is { } free && (basis.FirmlyConfirmed > free.By || (basis.ConfirmedToday && basis.Day < free.By));
        var status = CustodyStage.Of(basis, now, terms, cleared is not null);
        var perhapsServing = status is CustodyStatus.ServingSentence or CustodyStatus.PastSentenceEnd && terms.Sure.Count == 0
            && terms.CutShort.Count > 0;
        var held = basis.CertainlyHeld(confirmationDays);
        var certain = held && (cleared is null || confirmedSince) && !perhapsServing;
        var last = basis.LastConfirming;
        var despite = cleared is { Sure: true } sure && basis.FirmlyConfirmed > sure.By;
        var reason = CustodyReasons.Held(basis, held, confirmationDays);
        if (cleared is not null) reason = new Problem(despite ? "Custody.Reason_HeldThoughCleared" : "Custody.Reason_Cleared", reason);
        else if (perhapsServing)
            reason = new Problem("Custody.Reason_CutShort", reason, CustodyReasons.Words(terms.CutShort[0].Details.On));
        if (status == CustodyStatus.ServingSentence && terms.End is { } end && end.Earliest <= basis.Day && end.Earliest != end.Latest)
            reason = CustodyReasons.MayBeOver(reason, end);
        return new CustodyStatusOnDay(status, certain ? Certainty.Certain : Certainty.Possible,
            How: null,
            LastConfirmed: last is null ? null : Confirmed(last, basis.Day),
            HeldSince: basis.Start!.Date,
            DecidingFact: (last ?? basis.Start).FactId,
            SentenceEnd: terms.End,
            reason)
        { HeldThoughCleared = despite };
    }

    /// <summary>The present custody began after a release that came with, or after, what freed: it is under something else.</summary>
    private static bool BegunSince(CustodyBasis basis, DateOnly freed) =>
        basis.Outs.Exists(o => o.Latest >= freed && basis.Spell.All(m => m.CertainlyAfter(o)));

    /// <summary>What lasted confirms its last day, or the day asked for; what happened confirms its date.</summary>
    internal static ImpreciseDate? Confirmed(CustodyMark mark, DateOnly day)
    {
        var evidence = mark.Evidence(day);
        if (evidence == mark.Earliest) return mark.Date;
        var confirmed = ImpreciseDate.Of(evidence);
        return mark.Qualified ? confirmed with { Edtf = confirmed.Edtf + "?", Qualified = true } : confirmed;
    }
}

/// <summary>A history, read once for every day that is asked for.</summary>
internal sealed class HistoryRead
{
    public Proceedings Proceedings { get; }
    public IReadOnlyList<CustodyMark> Marks { get; }
    public TermCount Count { get; }

    public HistoryRead(CustodyHistory history)
    {
        Proceedings = new Proceedings(history);
        Marks = CustodyMarks.Of(history, Proceedings.Ends);
        Count = new TermCount(Proceedings, Marks);
        if (!FindOver()) return;
        Marks = CustodyMarks.Of(history, Proceedings.Ends);
        Count = new TermCount(Proceedings, Marks);
    }

    /// <summary>Whether the end of one prosecution frees its person turns on the terms that were over by then, and these on the releases
    /// before it.</summary>
    private bool FindOver()
    {
        var found = false;
        foreach (var (end, day) in Proceedings.Ends.BesideOthers.Where(e => e.Day > DateOnly.MinValue && e.Day < DateOnly.MaxValue)
            .ToList())
        {
            var basis = new CustodyBasis(Marks, day.AddDays(-1));
            var since = basis.Kind switch { BasisKind.In => basis.Start?.Earliest, BasisKind.Out => basis.LastMark?.Latest, _ => null };
            if (since is null) continue;
            var now = new ProceedingsOnDay(Proceedings, basis.Day);
            foreach (var prosecution in now.HoldingNobody(new ServedTerms(now, Proceedings.Ends, Count, basis).Over))
            {
                Proceedings.Ends.IsOverAt(end, prosecution, since.Value);
                found = true;
            }
        }
        return found;
    }
}
