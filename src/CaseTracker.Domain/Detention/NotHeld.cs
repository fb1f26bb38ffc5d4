using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands whom nothing says to be held, not even possibly.</summary>
internal static class NotHeld
{
    private static CustodyStanding Answer(CustodyStatus status, bool certain, Problem reason, long? fact = null, ReleaseKind? how = null) =>
        new(status, certain ? Certainty.Certain : Certainty.Possible, how, null, null, fact, null, reason);

    /// <summary>Death is final. A later fact that says held makes it possible only: one of the two is about somebody else.</summary>
    public static CustodyStanding Died(CustodyBasis basis, CustodyMark death) =>
        Answer(CustodyStatus.DiedInCustody,
            !basis.All.Any(m => m.Side == MarkSide.In && m.MayFrom <= basis.Day && m.From > death.To),
            CustodyReasons.Left(death), death.FactId);

    /// <summary>Out of custody. On bail or released, a warrant, a judgment in absence or a revoked pardon after it makes
    /// the person wanted; an escape stays an escape.</summary>
    public static CustodyStanding AfterLeaving(CustodyBasis basis, ProsecutionEnds ends, SentencesInForce sentences)
    {
        var last = basis.LastMark!;
        if (last.Becomes is CustodyStatus.OnBail or CustodyStatus.Released && Wanted(basis, last, ends, sentences) is { } wanted) return wanted;
        // Where every date of the leaving is marked ? or ~, it may not have come yet.
        var certain = basis.Deciding.Any(m => !m.Qualified);
        return Answer(last.Becomes, certain, CustodyReasons.Left(last), last.FactId, last.Becomes == CustodyStatus.Released ? last.How : null);
    }

    private static CustodyStanding? Wanted(CustodyBasis basis, CustodyMark last, ProsecutionEnds ends, SentencesInForce sentences)
    {
        var warrant = basis.All.Where(m => m.Side == MarkSide.Warrant && m.SureOn(basis.Day)).MaxBy(m => m.From);
        if (warrant is not null && warrant.From > last.To) return WantedBy(warrant);
        var judgment = sentences.Absent.Where(s => s.Earliest > last.Latest).MaxBy(s => (s.Earliest, s.FactId));
        if (judgment is not null) return Answer(CustodyStatus.InAbsentiaOrWanted, true, CustodyReasons.JudgedInAbsence(judgment), judgment.FactId);
        var revived = sentences.Active.Concat(sentences.Absent)
            .Select(s => ends.RevivedAfter(s.Details.ProsecutionId, basis.Day, last.Latest)).Max();
        return revived is null ? null : Answer(CustodyStatus.InAbsentiaOrWanted, true, new("Custody.Reason_PardonRevoked"), revived.Value.Fact);
    }

    private static CustodyStanding WantedBy(CustodyMark warrant) =>
        Answer(CustodyStatus.InAbsentiaOrWanted, true, CustodyReasons.Warrant(warrant), warrant.FactId);

    /// <summary>No mark says in or out by this day. A sentence alone proves no custody.</summary>
    public static CustodyStanding BeforeAnyMark(CustodyBasis basis, CustodyHistory history, SentencesInForce sentences)
    {
        var warrant = basis.All.Where(m => m.Side == MarkSide.Warrant && m.SureOn(basis.Day)).MaxBy(m => m.From);
        if (warrant is not null) return WantedBy(warrant);
        var judgment = sentences.Absent.MaxBy(s => (s.Earliest, s.FactId));
        if (judgment is not null) return Answer(CustodyStatus.InAbsentiaOrWanted, true, CustodyReasons.JudgedInAbsence(judgment), judgment.FactId);
        var sentence = sentences.Active.MinBy(s => s.FactId);
        if (sentence is not null) return Answer(CustodyStatus.Unknown, false, CustodyReasons.SentencedOnly(sentence), sentence.FactId);
        // Somebody confirmed to be held later was arrested at an unknown time before: that is not "not yet arrested".
        var first = basis.All.Where(m => m.Side != MarkSide.Warrant).MinBy(m => m.From);
        if (first is { Side: MarkSide.In } && first.Begins != Beginning.No)
            return Answer(CustodyStatus.NotYetArrested, first.Begins == Beginning.Arrest && basis.MayOut.Count == 0, CustodyReasons.NotYet(first), first.FactId);
        if (first is not null) return Answer(CustodyStatus.Unknown, false, CustodyReasons.BeginningUnknown(first), first.FactId);
        var charged = history.Charges.Any(c => CustodyStage.By(c.Details) <= basis.Day);
        return Answer(CustodyStatus.Unknown, false, new(charged ? "Custody.Reason_ChargedOnly" : "Custody.Reason_Nothing"));
    }
}
