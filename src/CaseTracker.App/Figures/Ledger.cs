using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>What is asked of the ledger.</summary>
/// <param name="Text">Words of the topic or of the case; empty is everything.</param>
/// <param name="Add">Keys of entries whose numbers are to be added up.</param>
/// <param name="Page">From 1.</param>
public sealed record LedgerQuestion(string Text = "", IReadOnlyList<string>? Add = null, int Page = 1)
{
    public const int PageSize = 25;
}

/// <summary>One report of a number: what a source says of a figure or of the count of a group.</summary>
/// <param name="RecordId">The figure or the count.</param>
/// <param name="Reported">The source's own words; null where the record has no source that the viewer may see.</param>
/// <param name="Reporter">Who counted, where that is on record and may be seen.</param>
public sealed record LedgerLine(long RecordId, RecordKind Kind, BoundedNumber? Number, string? Reported, ImpreciseDate? AsOf,
    string? Reporter, FieldCitation? Citation, NumberedSource? Source)
{
    /// <summary>Who counted is on record, above the viewer's clearance.</summary>
    public bool ReporterHidden { get; internal init; }

    /// <summary>The line as the rules weigh it.</summary>
    internal FigureReport Report => new(Number, Source?.Details.Publisher, Source is not null, AsOf);
}

/// <summary>Which line the team prints, who said so, and why.</summary>
/// <param name="FigureId">The figure that was chosen; null where one value of a single record was.</param>
/// <param name="At">UTC.</param>
public sealed record LedgerChoice(long? FigureId, BoundedNumber? Number, string Reason, string By, DateTime At)
{
    /// <summary>The citation whose value was chosen, where it was one of a single record.</summary>
    internal long? CitationId { get; init; }
}

/// <summary>All reports of one number, side by side.</summary>
/// <param name="Key">Names the entry in an address.</param>
/// <param name="Of">The case or the group that it belongs to.</param>
/// <param name="Publishers">How many independent publishers speak.</param>
/// <param name="Taken">What the program goes on with: the chosen number, else the span that the reports leave.</param>
/// <param name="Named">Of a group: how many of its members have a record of their own.</param>
public sealed record LedgerEntry(string Key, string Topic, FigureUnit Unit, NamedRecord? Of, IReadOnlyList<LedgerLine> Lines,
    int Publishers, LedgerRelation Relation, LedgerChoice? Choice, BoundedNumber? Taken, int? Named)
{
    /// <summary>The cases, people and organisations that it belongs to: entries that share one may count the same people.</summary>
    internal IReadOnlySet<long> Owners { get; init; } = new HashSet<long>();

    /// <summary>Whether the line is the one that the team prints.</summary>
    public bool Prints(LedgerLine line) => Choice is { } choice
        && (choice.FigureId is { } figure ? line.RecordId == figure : choice.CitationId is { } citation && line.Citation?.Id == citation);

    /// <summary>The dated reports in the order of their dates, where they are of two dates or more and one has a number: the entry over
    /// time. They count the same, in one unit. Empty where there is no series.</summary>
    public IReadOnlyList<LedgerLine> Series => Lines.Where(line => line.AsOf is { Earliest: not null } or { Latest: not null })
        .ToList() is var dated
        && dated.DistinctBy(line => (line.AsOf!.Earliest, line.AsOf.Latest)).Count() > 1
            && dated.Exists(line => line.Number is { Low: not null } or { High: not null })
        ? [.. dated.OrderBy(line => line.AsOf!.Earliest ?? line.AsOf.Latest).ThenBy(line => line.AsOf!.Latest ?? DateOnly.MaxValue)] : [];

    /// <summary>The places, from 0, of the other lines, by how they stand to one.</summary>
    internal ILookup<LedgerRelation, int> Others(int line) =>
        Enumerable.Range(0, Lines.Count).Where(other => other != line)
            .ToLookup(other => LedgerRules.Relation([Lines[line].Report, Lines[other].Report]));
}

/// <summary>A sum over entries of the ledger, with what it assumes.</summary>
/// <param name="Number">Null where nothing can be said.</param>
public sealed record LedgerSum(FigureUnit Unit, BoundedNumber? Number, IReadOnlyList<LedgerEntry> Of, IReadOnlyList<Problem> Assumptions);

/// <summary>A page of the ledger.</summary>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="HeldBack">How many figures and counts the viewer may not see.</param>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries, int Total, IReadOnlyList<LedgerSum> Sums, Citations Citations,
    int HeldBack);
