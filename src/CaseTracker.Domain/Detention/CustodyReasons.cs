using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Why, in one sentence by key: what began, what ended, and what was confirmed last.</summary>
internal static class CustodyReasons
{
    /// <summary>The date, which is put into words in the reader's language, or the word for none.</summary>
    internal static object Words(ImpreciseDate? date) => date is null ? new Problem("Custody.Undated") : date;

    public static Problem Held(CustodyBasis basis, bool certain, int confirmationDays)
    {
        var began = Began(basis.Start!);
        if (basis.LastConfirming is not { } last)
            return basis.Kind == BasisKind.Out
                ? new("Custody.Reason_MayHaveBegunAgain", Left(basis.LastMark!), began)
                : new("Custody.Reason_MayHaveBegun", began);
        var confirmed = Words(CustodyRules.Confirmed(last, basis.Day));
        if (basis.Kind == BasisKind.Mixed)
            return new("Custody.Reason_Conflict", began, Left(basis.Deciding.Where(m => m.Side == MarkSide.Out).MaxBy(m => m.To)!),
                confirmed);
        if (certain)
            return basis.ConfirmedToday
                ? new("Custody.Reason_ConfirmedToday", began)
                : new("Custody.Reason_ConfirmedRecently", began, confirmed, confirmationDays);
        if (basis.MayOut.MaxBy(m => m.To) is { } out_)
            return new("Custody.Reason_MayHaveLeft", began, Left(out_), confirmed);
        if (basis.Deciding.FirstOrDefault(m => m.LeavesOpen) is { } left)
            return new("Custody.Reason_LeftPlace", began, Words(left.Date), confirmed);
        var release = new Problem(basis.All.Any(m => m.Side == MarkSide.Out && m.From > basis.Start!.From)
            ? "Custody.NoReleaseYet" : "Custody.NoRelease");
        var (stale, latest) = (basis.Day.DayNumber - confirmationDays,
            CustodyMarks.Earlier(CustodyMarks.Later(last.Latest, last.Through), basis.Day));
        if (last.Evidence(basis.Day).DayNumber >= stale) return new("Custody.Reason_NotFirm", began, confirmed, release);
        return new(latest.DayNumber >= stale ? "Custody.Reason_MayBeStale"
            : "Custody.Reason_Stale", began, confirmed, confirmationDays, release);
    }

    public static Problem MayBeOver(Problem reason, (DateOnly Earliest, DateOnly? Latest) end) => end.Latest is { } latest
        ? new("Custody.Reason_TermMayBeOver", reason, ImpreciseDate.Of(end.Earliest), ImpreciseDate.Of(latest))
        : new("Custody.Reason_TermMayBeOverOpen", reason, ImpreciseDate.Of(end.Earliest));

    private static Problem Began(CustodyMark start) => new(start switch
    {
        { Kind: CustodyEventKind.Arrest } => "Custody.Began_Arrest",
        { Kind: CustodyEventKind.DetentionOrdered } => "Custody.Began_DetentionOrdered",
        { Kind: CustodyEventKind.HouseArrestOrdered } => "Custody.Began_HouseArrest",
        { Kind: CustodyEventKind.DetainedByAnotherState } => "Custody.Began_AnotherState",
        { Part: 1 } => "Custody.Began_Stay",
        _ => "Custody.Began_Reported",
    }, Words(start.Date));

    public static Problem Left(CustodyMark mark)
    {
        if (mark.LeavesOpen) return new("Custody.Left_Place", Words(mark.Date));
        if (mark.Becomes == CustodyStatus.OnBail) return new("Custody.Left_Bail", Words(mark.Date));
        if (mark.Becomes == CustodyStatus.Escaped) return new("Custody.Left_Escape", Words(mark.Date));
        if (mark.Becomes == CustodyStatus.DiedInCustody) return new("Custody.Left_Death", Words(mark.Date));
        return mark.How == ReleaseKind.NotStated
            ? new("Custody.Left_Release", Words(mark.Date))
            : new("Custody.Left_ReleaseHow", Words(mark.Date), new Problem($"Custody.How_{mark.How}"));
    }

    public static Problem Warrant(CustodyMark warrant) => new("Custody.Reason_Warrant", Words(warrant.Date));
    public static Problem JudgedInAbsence(ChainOnDay s) => new("Custody.Reason_InAbsentia", Words(s.Details.On));
    public static Problem SentencedOnly(ChainOnDay s) => new("Custody.Reason_SentencedOnly", Words(s.Details.On));
    public static Problem NotYet(CustodyMark first) => new("Custody.Reason_NotYet", Began(first));
    public static Problem BeginningUnknown(CustodyMark first) =>
        first.Side == MarkSide.In ? new("Custody.Reason_BeginningUnknown", Began(first))
            : new("Custody.Reason_BeginningUnknown", Left(first));
}
