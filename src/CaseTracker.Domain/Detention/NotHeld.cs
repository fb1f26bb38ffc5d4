using CaseTracker.Domain.Language;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands whom no event and no stay says to be held, not even possibly.</summary>
internal static class NotHeld
{
    private static CustodyStatusOnDay Answer(CustodyStatus status, bool certain, Problem reason, long? fact = null, ReleaseKind? how = null,
        (DateOnly, DateOnly?)? end = null) =>
        new(status, certain ? Certainty.Certain : Certainty.Possible, how, null, null, fact, end, reason);

    /// <summary>Death is final. A later fact that says held makes it possible only: one of the two is about somebody else.</summary>
    public static CustodyStatusOnDay Died(CustodyBasis basis, CustodyMark death) =>
        Answer(CustodyStatus.DiedInCustody,
            !basis.All.Any(m => m.Side == MarkSide.In && m.MayFrom <= basis.Day && m.CertainlyAfter(death)),
            CustodyReasons.Left(death), death.FactId);

    /// <summary>Out of custody. On bail or released, a warrant, a judgment in absence or a revoked pardon after it makes the person wanted,
    /// and a later prison sentence makes custody possible; an escape stays an escape.</summary>
    public static CustodyStatusOnDay AfterLeaving(CustodyBasis basis, Proceedings all, ProceedingsOnDay now, ServedTerms terms)
    {
        var last = basis.LastMark!;
        var free = last.Becomes is CustodyStatus.OnBail or CustodyStatus.Released;
        if (free && (Reopened(basis, last, terms) ?? Wanted(basis, last, all, now)) is { } answer) return answer;
        // Where every date of the leaving is marked ? or ~, it may not have come yet; where sources differ, either may be true; and a
        // sentence whose day may lie after it may have brought the person back.
        var certain = basis.Deciding.Any(m => !m.Qualified) && basis.Deciding.All(m => m.Becomes == last.Becomes)
            && !(free && (MayBeSentencedSince(all, terms, last, basis.Day) || MayBeJudgedInAbsenceSince(all, now, last, basis.Day)))
                && !basis.All.Any(m => m.Side == MarkSide.Warrant && m.MayFrom <= basis.Day && Unsettled(m, last));
        return Answer(last.Becomes, certain, CustodyReasons.Left(last), last.FactId, last.Becomes == CustodyStatus.Released
            ? last.How : null);
    }

    private static bool Unsettled(CustodyMark warrant, CustodyMark last) =>
        last.Becomes != CustodyStatus.Escaped && !last.CertainlyAfter(warrant) && !warrant.CertainlyAfter(last);

    /// <summary>Who is sentenced while free may stay free until the judgment is final: possible, never certain, and never off the
    /// list.</summary>
    private static CustodyStatusOnDay? Reopened(CustodyBasis basis, CustodyMark last, ServedTerms terms)
    {
        if (terms.Reopened(last) is not { } reopened) return null;
        var (chain, end) = reopened;
        if (basis.All.Any(m => m.Side == MarkSide.Warrant && m.SureOn(basis.Day) && m.CertainlyAfter(last) && m.Earliest >= chain.Newest))
            return null;
        var past = end is { Latest: { } latest } && basis.Day > latest;
        return Answer(past ? CustodyStatus.PastSentenceEnd : CustodyStatus.ServingSentence, false,
            new Problem(past ? "Custody.Reason_SentencedSincePast" : "Custody.Reason_SentencedSince", CustodyReasons.Left(last),
                CustodyReasons.Words(chain.Details.On)), chain.FactId, end: end);
    }

    private static bool MayBeSentencedSince(Proceedings all, ServedTerms terms, CustodyMark last, DateOnly day)
    {
        var running = terms.Sure.Concat(terms.CutShort).Concat(terms.Unsure).Select(chain => chain.Charge).ToHashSet();
        return all.Chains.Any(chain => (running.Contains(chain.Charge) || chain.On(day) is null)
            && chain.All.Any(j => j.Stated.IsSome && !j.Details.InAbsentia && MayBeSince(j, last, day)));
    }

    private static bool MayBeJudgedInAbsenceSince(Proceedings all, ProceedingsOnDay now, CustodyMark last, DateOnly day)
    {
        var absent = now.Absent.Concat(now.Serving.Where(chain => chain.Absent)).Select(chain => chain.Charge).ToHashSet();
        return all.Chains.Any(chain => (absent.Contains(chain.Charge) || chain.On(day) is null)
            && chain.All.Any(j => j.Stated.IsSome && j.Details.InAbsentia
            && j.Details.AbsentJudgment != AbsentJudgment.SetAside && MayBeSince(j, last, day)));
    }

    /// <summary>Whether the judgment may have come after the leaving, and nobody can tell.</summary>
    private static bool MayBeSince(Judgment judgment, CustodyMark last, DateOnly day) =>
        judgment.Earliest <= day && judgment.Latest > last.Earliest && (judgment.Earliest <= last.Latest || judgment.By > day);

    private static CustodyStatusOnDay? Wanted(CustodyBasis basis, CustodyMark last, Proceedings all, ProceedingsOnDay now)
    {
        var warrant = basis.All.Where(m => m.Side == MarkSide.Warrant && m.SureOn(basis.Day) && m.CertainlyAfter(last)).MaxBy(m => m.From);
        if (warrant is not null) return WantedBy(warrant);
        if (JudgedInAbsence(now, last.Latest) is { } judgment) return judgment;
        var revived = now.Serving.Concat(now.Absent)
            .Select(s => all.Ends.RevivedAfter(s.Details.ProsecutionId, basis.Day, last.Latest)).Max();
        return revived is null ? null
            : Answer(CustodyStatus.InAbsentiaOrWanted, true, new("Custody.Reason_PardonRevoked"), revived.Value.Fact);
    }

    private static CustodyStatusOnDay WantedBy(CustodyMark warrant) =>
        Answer(CustodyStatus.InAbsentiaOrWanted, true, CustodyReasons.Warrant(warrant), warrant.FactId);

    private static CustodyStatusOnDay? JudgedInAbsence(ProceedingsOnDay now, DateOnly? after)
    {
        var judgment = now.Absent.Concat(now.Serving.Where(s => s.Absent))
            .Where(s => s.AbsentJudgment != AbsentJudgment.SetAside && !(s.Last.Earliest <= after))
            .MaxBy(s => (s.Last.Earliest, s.Last.By, s.Details.On?.Edtf, s.FactId));
        return judgment is null ? null
            : Answer(CustodyStatus.InAbsentiaOrWanted, true, CustodyReasons.JudgedInAbsence(judgment), judgment.FactId);
    }

    /// <summary>No mark says in or out by this day. A sentence alone proves no custody.</summary>
    public static CustodyStatusOnDay BeforeAnyMark(CustodyBasis basis, Proceedings all, ProceedingsOnDay now)
    {
        var warrant = basis.All.Where(m => m.Side == MarkSide.Warrant && m.SureOn(basis.Day)).MaxBy(m => m.From);
        if (warrant is not null) return WantedBy(warrant);
        if (JudgedInAbsence(now, null) is { } judgment) return judgment;
        var sentence = now.Serving.MinBy(s => (s.Last.Earliest, s.Last.By, s.Details.On?.Edtf, s.FactId));
        if (sentence is not null) return Answer(CustodyStatus.Unknown, false, CustodyReasons.SentencedOnly(sentence), sentence.FactId);
        // Somebody confirmed to be held later was arrested at an unknown time before: that is not "not yet arrested".
        var first = basis.All.Where(m => m.Side != MarkSide.Warrant && !m.Announced).MinBy(m => m.From);
        if (first is { Side: MarkSide.In } && first.Begins != Beginning.No)
            return Answer(CustodyStatus.NotYetArrested, first.Begins == Beginning.Arrest
                && basis.MayOut.Count == 0, CustodyReasons.NotYet(first), first.FactId);
        if (first is not null) return Answer(CustodyStatus.Unknown, false, CustodyReasons.BeginningUnknown(first), first.FactId);
        var charged = all.Charges.Any(c => c.By <= basis.Day);
        return Answer(CustodyStatus.Unknown, false, new(charged ? "Custody.Reason_ChargedOnly" : "Custody.Reason_Nothing"));
    }
}
