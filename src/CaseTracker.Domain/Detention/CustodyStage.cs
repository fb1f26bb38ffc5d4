using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>In which form and at which stage somebody is held.</summary>
internal static class CustodyStage
{
    public static CustodyStatus Of(CustodyBasis basis, ProceedingsOnDay now, ServedTerms terms, bool cleared)
    {
        // Of the marks of the spell, the last that says in whose hands.
        var mode = basis.Spell.Where(m => m.Mode != HeldMode.NotStated).MaxBy(m => m.Sure)?.Mode;
        if (mode == HeldMode.AnotherState) return CustodyStatus.HeldByAnotherState;
        if (mode == HeldMode.House) return CustodyStatus.HouseArrest;
        if (terms.Sure.Count + terms.CutShort.Count > 0)
            return terms.End is { Latest: { } latest } && basis.Day > latest
                ? CustodyStatus.PastSentenceEnd : CustodyStatus.ServingSentence;
        if (cleared || terms.Unsure.Count > 0) return CustodyStatus.HeldStageUnknown;
        // Judged in absence: whether that judgment holds once the person is in custody decides the stage.
        if (now.Absent.Exists(s => s.AbsentJudgment == AbsentJudgment.NotStated)) return CustodyStatus.HeldStageUnknown;
        if (now.Absent.Count > 0) return CustodyStatus.PreTrialDetention;
        var stated = basis.Spell.Where(m => m.Stage != StayStage.NotStated).MaxBy(m => m.Sure)?.Stage;
        if (stated == StayStage.Serving) return CustodyStatus.ServingSentence;
        // What is decided keeps nobody pre-trial, whatever a source said before.
        if (now.StageOpen && !now.OpenCharge) return CustodyStatus.HeldStageUnknown;
        if (stated == StayStage.PreTrial) return CustodyStatus.PreTrialDetention;
        return now.OpenCharge ? CustodyStatus.PreTrialDetention : CustodyStatus.HeldStageUnknown;
    }
}
