namespace CaseTracker.Domain.Detention;

/// <summary>A time in custody: when it began and, unless it lasts, when and how it ended.</summary>
internal sealed class CustodySpell
{
    public CustodyMark? Leaving { get; private init; }
    /// <summary>A source meets the person in custody, and no source says since when.</summary>
    public bool BeginningUnknown { get; private init; }
    public DateOnly StartEarliest { get; private init; }
    public DateOnly StartLatest { get; private init; }
    public bool AnotherState { get; private init; }
    /// <summary>When at the latest the person was in the hands of this state; null where no source says so.</summary>
    public DateOnly? OwnStateLatest { get; private init; }
    /// <summary>The prosecutions that its arrests, orders and release name.</summary>
    public IReadOnlySet<long> Named { get; private init; } = new HashSet<long>();
    public bool SaidToServe { get; private init; }
    public DateOnly EndEarliest => Leaving?.Earliest ?? DateOnly.MaxValue;
    public DateOnly EndLatest => Leaving?.Latest ?? DateOnly.MaxValue;

    public static CustodySpell Of(IReadOnlyList<CustodyMark> ins, CustodyMark? leaving = null)
    {
        var abroad = ins.Any(m => m.Mode == HeldMode.AnotherState);
        var own = abroad ? ins.Where(m => m.Mode is HeldMode.Prison or HeldMode.House) : ins;
        return new CustodySpell
        {
            Leaving = leaving,
            BeginningUnknown = ins.Count == 0 || ins.MinBy(m => m.From)!.Begins == Beginning.No,
            StartEarliest = ins.Count == 0 ? DateOnly.MinValue : ins.Min(m => m.Earliest),
            StartLatest = ins.Count == 0 ? DateOnly.MaxValue : ins.Min(m => m.Begun),
            AnotherState = abroad,
            OwnStateLatest = own.Select(m => (DateOnly?)m.Begun).Min(),
            Named = ins.Append(leaving).Select(m => m?.Prosecution).OfType<long>().ToHashSet(),
            SaidToServe = ins.Any(m => m.Stage == StayStage.Serving),
        };
    }

    /// <summary>Custody that would have begun with a judgment.</summary>
    public static CustodySpell From(DateOnly earliest, DateOnly latest) =>
        new() { StartEarliest = earliest, StartLatest = latest, OwnStateLatest = latest };

    /// <summary>The spells before the present one, in their order. An arrest whose day may lie on either side of a release may begin the
    /// custody that this one ended, or the next.</summary>
    public static List<CustodySpell> Before(CustodyBasis basis, IReadOnlyList<CustodyMark> present)
    {
        var outs = basis.Outs.OrderBy(m => m.To).ToList();
        var ins = basis.Ins.FindAll(m => !present.Contains(m) && !m.LeavesOpen);
        var spells = new List<CustodySpell>();
        for (var index = 0; index < outs.Count; index++)
        {
            var leaving = outs[index];
            var own = ins.FindAll(m => !m.CertainlyAfter(leaving) && !outs.Take(index).Any(o => o.CertainlyAfter(m)));
            // A release that follows a release, with no arrest between them, ends no custody.
            if (own.Count > 0 || index == 0) spells.Add(Of(own, leaving));
        }
        return spells;
    }
}
