using System.Globalization;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Figures;

/// <summary>How the reports of one number stand to each other. A publisher's own repetitions are one voice. <see cref="OverTime"/>: what
/// differs is of different dates, and neither confirms nor excludes.</summary>
public enum LedgerRelation { OneReport, Repeated, Confirmed, Differ, Exclude, OverTime }

/// <summary>One report of a number.</summary>
/// <param name="Number">As the source bounds it; null where it gives none.</param>
/// <param name="Publisher">Who published it; null where the document names nobody.</param>
/// <param name="Sourced">False where no source that the viewer may see stands behind it: then nobody speaks.</param>
/// <param name="AsOf">The day that the number speaks of; null where nobody says.</param>
public sealed record FigureReport(BoundedNumber? Number, string? Publisher, bool Sourced = true, ImpreciseDate? AsOf = null);

public static class LedgerRules
{
    /// <summary>What the figures of one entry of the ledger share. The team says by a topic that figures count the same; the same subject
    /// in two cases does not say so.</summary>
    public static string EntryKey(FigureDetails figure) => figure.Topic is { } topic ? $"{CitationRules.Plain(topic)}-{figure.Unit}"
        : string.Create(CultureInfo.InvariantCulture,
            $"{CitationRules.Plain(figure.Subject)}-{figure.Unit}-{figure.CaseId ?? figure.PersonId ?? figure.OrganisationId}");

    public static LedgerRelation Relation(IReadOnlyList<FigureReport> reports)
    {
        if (reports.Count < 2) return LedgerRelation.OneReport;
        // Many documents repeat one number of one date: each is weighed once.
        var weighed = reports.DistinctBy(report => (report.Number?.Bound, report.Number?.Low, report.Number?.High,
            report.Number?.Approximate,
            report.Number is { Bound: NumberBound.WordsOnly } words
                ? CitationRules.Plain(words.Text) : null, report.AsOf?.Earliest, report.AsOf?.Latest, report.AsOf?.Qualified)).ToList();
        var pairs = weighed.SelectMany((one, index) => weighed.Skip(index + 1).Select(other => (One: one, Other: other)));
        var ofOneTime = pairs.Where(pair => !Apart(pair.One.AsOf, pair.Other.AsOf));
        if (ofOneTime.Any(pair => Exclude(pair.One.Number, pair.Other.Number))) return LedgerRelation.Exclude;
        if (ofOneTime.Any(pair => !Same(pair.One.Number, pair.Other.Number))) return LedgerRelation.Differ;
        if (pairs.Any(pair => Apart(pair.One.AsOf, pair.Other.AsOf))) return LedgerRelation.OverTime;
        return Publishers(reports) > 1 ? LedgerRelation.Confirmed : LedgerRelation.Repeated;
    }

    /// <summary>Whether two dates certainly differ. One that a source doubts may be any.</summary>
    public static bool Apart(ImpreciseDate? one, ImpreciseDate? other) =>
        one is { Qualified: false } && other is { Qualified: false } && (one.Latest < other.Earliest || other.Latest < one.Earliest);

    /// <summary>How many publishers certainly speak.</summary>
    public static int Publishers(IEnumerable<FigureReport> reports) =>
        SourceIndependence.Publishers(reports.Where(report => report.Sourced).Select(report => report.Publisher));

    /// <summary>Whether two reports say the same: bound and number, or, without a number, the same words.</summary>
    public static bool Same(BoundedNumber? one, BoundedNumber? other) => one is null || other is null
        ? one is null && other is null
        : one.Bound == other.Bound && one.Low == other.Low && one.High == other.High
            && (one.Bound != NumberBound.WordsOnly || CitationRules.Plain(one.Text) == CitationRules.Plain(other.Text));

    /// <summary>Whether no number fits both. "94" and "at least 94" can both be true; an approximate number excludes nothing.</summary>
    public static bool Exclude(BoundedNumber? one, BoundedNumber? other) =>
        one is { Approximate: false } && other is { Approximate: false } && (Below(one, other) || Below(other, one));

    private static bool Below(BoundedNumber one, BoundedNumber other) =>
        one.High is { } top && (top < other.Low || (top == other.Low
            && (other.Bound == NumberBound.MoreThan || one.Bound == NumberBound.LessThan)));
}
