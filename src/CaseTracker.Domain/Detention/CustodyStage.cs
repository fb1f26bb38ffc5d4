using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>In which form and at which stage somebody is held.</summary>
internal static class CustodyStage
{
    public static CustodyStatus Of(CustodyBasis basis, CustodyHistory history, ProsecutionEnds ends, SentencesInForce sentences,
        (DateOnly Earliest, DateOnly Latest)? sentenceEnd)
    {
        // Of the marks of the spell, the last that says in whose hands.
        var mode = basis.Spell.Where(m => m.Mode != HeldMode.NotStated).MaxBy(m => m.Sure)?.Mode;
        if (mode == HeldMode.AnotherState) return CustodyStatus.HeldByAnotherState;
        if (mode == HeldMode.House) return CustodyStatus.HouseArrest;
        if (sentences.Active.Count > 0)
            return sentenceEnd is { } end && basis.Day > end.Latest ? CustodyStatus.PastSentenceEnd : CustodyStatus.ServingSentence;
        // Judged in absence: whether that judgment holds once the person is in custody decides the stage.
        if (sentences.All.Any(s => s.Details.AbsentJudgment == AbsentJudgment.NotStated)) return CustodyStatus.HeldStageUnknown;
        if (sentences.All.Count > 0) return CustodyStatus.PreTrialDetention;
        var stated = basis.Spell.Where(m => m.Stage != StayStage.NotStated).MaxBy(m => m.Sure)?.Stage;
        if (stated == StayStage.Serving) return CustodyStatus.ServingSentence;
        if (stated == StayStage.PreTrial) return CustodyStatus.PreTrialDetention;
        return history.Charges.Any(c => OpenCharge(c, basis.Day, ends, sentences)) ? CustodyStatus.PreTrialDetention : CustodyStatus.HeldStageUnknown;
    }

    private static bool OpenCharge(Known<ChargeDetails> charge, DateOnly day, ProsecutionEnds ends, SentencesInForce sentences) =>
        By(charge.Details) <= day
        && !sentences.DecidedCharges.Contains(charge.FactId)
        && !ends.Ended(charge.Details.ProsecutionId, charge.Details.On?.Earliest ?? DateOnly.MinValue, day);

    public static DateOnly By(ChargeDetails charge) =>
        CustodyMarks.IsUndated(charge.On) ? DateOnly.MinValue : charge.On!.Latest ?? DateOnly.MaxValue;
}
