using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The sums: individuals by status, which add up to the list; and the groups, which are never added to them.</summary>
internal static class SummarySheet
{
    private static readonly double[] Widths = [34, 13, 9, 9, 9, 13, 9, 9, 9, 10, 12, 10.8, 10.8, 9, 12, 32, 8];

    public static Sheet Of(ExportedPrisoners export) =>
        new(Texts.Localize("Export.Sheet_Summary"), false, [.. Widths.Select(width => new Column("", width))], Rows(export));

    private static IEnumerable<Row> Rows(ExportedPrisoners export)
    {
        var totals = export.List.Totals;
        yield return new(RowStyle.Title, Texts.Localize("Export.SummaryTitle", DateCells.Iso(export.Day)));
        yield return new();
        yield return Header("Status", "Certain", "Possible", "Total");
        foreach (var row in InQuestion(export)) yield return row;
        yield return new(RowStyle.Heading, Texts.Localize("Export.Listed"), totals.Certain, totals.Possible, totals.Shown);
        yield return new();

        var others = totals.ByStatus.Where(count => !export.List.Question.StatusesInForce.Contains(count.Status))
            .GroupBy(count => count.Status).ToList();
        if (others.Count > 0)
        {
            yield return new(RowStyle.Heading, Texts.Localize("Export.Others"));
            foreach (var status in others) yield return Counts(status.Key, Sum(status, Certainty.Certain), Sum(status, Certainty.Possible));
            yield return new();
        }

        yield return new(RowStyle.Heading, Texts.Localize("Export.SentenceTotals"));
        foreach (var (label, words) in export.Sums.Sentences.Lines()) yield return new(label, words);
        yield return new(Texts.Localize("Export.SentenceTotalsAbout"));
        yield return new();

        if (export.Matrix is { } matrix)
        {
            foreach (var row in CrossTabRows.Of(matrix)) yield return row;
            yield return new();
        }

        foreach (var row in Ever(export)) yield return row;

        yield return new(RowStyle.Heading, Texts.Localize("Export.GroupsTitle"));
        if (export.List.Groups.Count == 0)
        {
            yield return new(Texts.Localize("Export.NoGroups"));
            yield break;
        }
        yield return Header("Group", "Arrested", "AtLeast", "AtMost", "Exclusive", "Held", "AtLeast", "AtMost", "Exclusive", "Certainty",
            "LastConfirmed", "EarliestDay", "LatestDay",
            "NamedMembers", "Remainder", "Reason", "SourceNumbers");
        foreach (var group in export.List.Groups) yield return Group(export, group);
    }

    /// <summary>Whoever was ever taken in or sentenced, as a minimum with what it assumes: never among those held on the day.</summary>
    private static IEnumerable<Row> Ever(ExportedPrisoners export)
    {
        if (export.Ever is not { Number.Low: > 0 } ever) yield break;
        yield return new(RowStyle.Heading, Texts.Localize("Ledger.EverTaken", ever.Number.Localize()));
        yield return new(Texts.Localize("Ledger.EverIndividuals"), ever.Individuals);
        foreach (var group in ever.Groups)
            yield return new([Texts.Localize("Ledger.EverGroup", group.Group.Name), .. Number(group.Number)]);
        foreach (var group in ever.Sentenced)
            yield return new($"{group.Group.Name}: "
                + $"{Texts.Localize("Ledger.EverSentenced", BoundedNumber.Localize(group.Number),
                    string.Join("; ", group.Sentences.Select(SentenceFormatter.WithOffence)))}");
        foreach (var assumption in ever.Assumptions) yield return new(assumption.Localize());
        yield return new();
    }

    private static IEnumerable<Row> InQuestion(ExportedPrisoners export)
    {
        var question = export.List.Question;
        var asked = export.List.Totals.ByStatus.Where(count => question.Certainty is not { } only || count.Certainty == only)
            .ToLookup(count => count.Status);
        foreach (var status in question.StatusesInForce)
            yield return Counts(status, Sum(asked[status], Certainty.Certain), Sum(asked[status], Certainty.Possible));
    }

    private static Row Group(ExportedPrisoners export, GroupRow group)
    {
        var standing = group.Custody;
        return new(
        [
            ExportedPart.Name(group.Group),
            .. Number(standing.Arrested), .. Number(standing.Held),
            standing.HeldCertainty?.Localize().Localize(), .. DateCells.Of(standing.LastConfirmed),
            standing.NamedMembers, BoundedNumber.Localize(standing.Remainder), standing.Reason.Localize(),
                export.Groups.SourceText(group.RecordIds),
        ]);
    }

    /// <summary>In words, at least, at most, and which of the two is itself no possible number. A bound that nobody knows says so: an
    /// empty cell could be taken for none.</summary>
    private static object?[] Number(BoundedNumber? number)
    {
        var bounds = number?.Limits ?? default;
        return [BoundedNumber.Localize(number), bounds.AtLeast ?? (object)Texts.Localize("Export.Unknown"), bounds.AtMost
            ?? (object)Texts.Localize("Export.Unknown"), ExportedTable.Exclusive(bounds)];
    }

    private static Row Counts(CustodyStatus status, int certain, int possible) =>
        new(status.Localize().Localize(), certain, possible, certain + possible);

    private static int Sum(IEnumerable<StatusCount> counts, Certainty certainty) =>
        counts.Where(count => count.Certainty == certainty).Sum(count => count.Count);

    private static Row Header(params string[] keys) => new(RowStyle.Header, [.. keys.Select(key => Texts.Localize($"Export.{key}"))]);
}
