namespace CaseTracker.Domain.Values;

/// <summary>A date in EDTF, read: one date, an interval, or a set.</summary>
internal abstract record EdtfDate
{
    public abstract DateOnly? Earliest { get; }
    public abstract DateOnly? Latest { get; }
    public abstract DateExtent Extent { get; }
    public abstract IEnumerable<EdtfPoint> Points { get; }
    public bool Qualified => Points.Any(point => point.Qualified);
}

internal sealed record EdtfSingle(EdtfPoint Point) : EdtfDate
{
    public override DateOnly? Earliest => Point.Earliest;
    public override DateOnly? Latest => Point.Latest;
    public override DateExtent Extent => Point.IsDay ? DateExtent.Day : DateExtent.Within;
    public override IEnumerable<EdtfPoint> Points => [Point];
    public override string ToString() => Point.ToString();
}

/// <summary>From one date to another. A null end is open (..) or, with its flag, unknown (blank).</summary>
internal sealed record EdtfInterval(EdtfPoint? From, EdtfPoint? To, bool FromUnknown = false, bool ToUnknown = false) : EdtfDate
{
    public override DateOnly? Earliest => From?.Earliest;
    public override DateOnly? Latest => To?.Latest;
    public override DateExtent Extent => DateExtent.Lasting;
    public override IEnumerable<EdtfPoint> Points => new[] { From, To }.OfType<EdtfPoint>();
    public override string ToString() => $"{End(From, FromUnknown)}/{End(To, ToUnknown)}";
    private static string End(EdtfPoint? point, bool unknown) => point?.ToString() ?? (unknown ? "" : "..");
}

/// <summary>One element of a set: a date, or all dates from one to another, either of which may be open.</summary>
internal sealed record EdtfSpan(EdtfPoint? From, EdtfPoint? To, bool IsRange)
{
    public override string ToString() => IsRange ? $"{From}..{To}" : $"{From}";
}

/// <summary>[..] is one of the dates, {..} is every one of them.</summary>
internal sealed record EdtfSet(bool OneOf, IReadOnlyList<EdtfSpan> Spans) : EdtfDate
{
    public override DateOnly? Earliest => Spans.Any(span => span.From is null) ? null : Spans.Min(span => span.From!.Earliest);
    public override DateOnly? Latest => Spans.Any(span => span.To is null) ? null : Spans.Max(span => span.To!.Latest);
    public override DateExtent Extent => OneOf ? DateExtent.Within : DateExtent.Each;
    public override IEnumerable<EdtfPoint> Points => Spans.SelectMany(span => new[] { span.From, span.To }).OfType<EdtfPoint>();
    public override string ToString() => OneOf ? $"[{string.Join(',', Spans)}]" : $"{{{string.Join(',', Spans)}}}";

    /// <summary>One unknown day from one date to another; null is open.</summary>
    public static EdtfSet Between(EdtfPoint? from, EdtfPoint? to) => new(true, [new EdtfSpan(from, to, true)]);
}
