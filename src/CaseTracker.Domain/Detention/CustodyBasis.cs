namespace CaseTracker.Domain.Detention;

internal enum BasisKind { NoneYet, In, Out, Mixed }

/// <summary>What the marks say for one day. A mark is outdone when another one came certainly after it (<see cref="MarkOrder"/>). The marks
/// that are not outdone decide.</summary>
internal sealed class CustodyBasis
{
    public DateOnly Day { get; }
    public BasisKind Kind { get; }
    /// <summary>The sure marks that no other mark outdoes.</summary>
    public IReadOnlyList<CustodyMark> Deciding { get; }
    public IReadOnlyList<CustodyMark> MayIn { get; }
    public IReadOnlyList<CustodyMark> MayOut { get; }
    /// <summary>The In marks of the present spell; where custody has only possibly begun, those that may have begun it.</summary>
    public IReadOnlyList<CustodyMark> Spell { get; }
    public IReadOnlyList<CustodyMark> All { get; }
    /// <summary>The sure marks by side.</summary>
    public List<CustodyMark> Ins { get; }
    public List<CustodyMark> Outs { get; }
    private readonly List<CustodyMark> leftOpen;

    public CustodyBasis(IReadOnlyList<CustodyMark> marks, DateOnly day)
    {
        (All, Day) = (marks, day);
        var moves = marks.Where(m => m.Side != MarkSide.Warrant).ToList();
        var sure = moves.Where(m => m.SureOn(day)).ToList();
        Deciding = Undone(sure);
        Kind = KindOf(Deciding);
        // What was announced is outdated by what certainly came after its day.
        var may = moves.Where(m => m.MayOn(day) && !(m.Announced && sure.Exists(s => s.Earliest > m.Latest))).ToList();
        MayIn = may.Where(m => m.Side == MarkSide.In).ToList();
        // To have left a place for nobody knows where leaves custody as open as a release would.
        MayOut = may.Where(m => m.Side == MarkSide.Out || m.LeavesOpen).ToList();
        Outs = sure.FindAll(m => m.Side == MarkSide.Out);
        Ins = sure.FindAll(m => m.Side == MarkSide.In);
        leftOpen = sure.FindAll(m => m.LeavesOpen);
        Spell = Kind is BasisKind.In or BasisKind.Mixed
            ? Ins.Where(m => Outs.TrueForAll(o => m.CertainlyAfter(o)) || Deciding.Contains(m)).ToList()
            : MayIn;
    }

    private static List<CustodyMark> Undone(List<CustodyMark> sure)
    {
        var undone = sure.FindAll(m => !sure.Exists(other => other.CertainlyAfter(m)));
        // Stated orders that go round in a circle settle nothing.
        return undone.Count > 0 ? undone : sure;
    }

    private static BasisKind KindOf(IReadOnlyList<CustodyMark> deciding)
    {
        if (deciding.Count == 0) return BasisKind.NoneYet;
        var ins = deciding.Count(m => m.Side == MarkSide.In);
        return ins == deciding.Count ? BasisKind.In : ins == 0 ? BasisKind.Out : BasisKind.Mixed;
    }

    public bool Held => Kind is BasisKind.In or BasisKind.Mixed || MayIn.Count > 0;
    public CustodyMark? LastMark => Deciding.MaxBy(m => m.To);
    /// <summary>Where the present spell began, as far as the sources reach.</summary>
    public CustodyMark? Start => Spell.MinBy(m => m.From);
    /// <summary>The mark that last says held; null where custody has only possibly begun.</summary>
    public CustodyMark? LastConfirming => Kind is BasisKind.In or BasisKind.Mixed
        ? Spell.MaxBy(m => new MarkKey(m.Evidence(Day), m.Place)) : null;

    /// <summary>The last day of the spell that a date without ? ~ % confirms, after any leaving for an unknown place.</summary>
    public DateOnly? FirmlyConfirmed => FirmMarks.Max(m => m.FirmEvidence(Day));

    /// <summary>A source says held on this very day, or a stay whose ends are both known covers it.</summary>
    public bool ConfirmedToday => FirmMarks.Any(m => m.Confirms && m.FirmEvidence(Day) == Day);

    private IEnumerable<CustodyMark> FirmMarks => Spell.Where(m => m.FirmEvidence(Day) is { } evidence && !m.LeavesOpen
        && leftOpen.TrueForAll(left => m.CertainlyAfter(left) || evidence > left.Latest));

    /// <summary>Certain: nothing says out, nothing may have been a release before this day unless this very day is
    /// confirmed, and the last firm confirmation is not older than the set number of days.</summary>
    public bool CertainlyHeld(int confirmationDays) => Kind == BasisKind.In
        && (ConfirmedToday || (MayOut.Count == 0 && FirmlyConfirmed is { } last && last.DayNumber >= Day.DayNumber - confirmationDays));
}
