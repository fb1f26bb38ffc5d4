using CaseTracker.App.Pages.Charges;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>Charges by article, law, court, judge or stage as a table, with all of them in its last row.</summary>
internal static class ExportedCharges
{
    private const string Name = "charges-and-courts";

    public static ExportedTable Of(ChargesAndCourts answer, DateTime madeAt, Role sight)
    {
        var (question, by) = (answer.Question, answer.Question.By);
        var columns = new List<TableColumn>
        {
            new("value", by.Label, TableKind.Text, 34), new("charges", Texts.Localize("Courts.Charges"), TableKind.Whole, 9),
        };
        columns.AddRange(answer.Outcomes.Select(outcome => new TableColumn($"outcome{outcome.Value}", outcome.Name, TableKind.Whole, 10)));
        columns.AddRange(Times("Days", "Charges"));
        columns.Add(new("slow", Texts.Localize("Courts.Slow", ChargesAndCourts.SlowDays), TableKind.Whole, 12));
        if (question.Sentences is not null)
            columns.AddRange([new("sentences", Texts.Localize("Courts.Sentences"), TableKind.Whole, 10),
                new("life", Texts.Localize("Courts.Life"), TableKind.Whole, 8), .. Times("Months", "Sentences")]);
        return new ExportedTable(Name, Texts.Localize($"Lists.Title_{Name}"), Texts.Localize($"Lists.About_{Name}"),
            [(Texts.Localize("Courts.By"), by.Label), .. answer.Chosen.Select(chosen => (chosen.Filter.Label,
                string.Join("; ", chosen.Names)))],
            question.Charges.Filters.All.ToDictionary(one => one.Filter.Key, one => one.Values).Append(new("by", [by.Key])).ToDictionary(),
            columns,
            answer.Lines.Append(answer.All).Select(line => (object?[])[line.Value is null ? Texts.Localize("Courts.All") : line.Name,
                line.Charges, .. line.Outcomes.Cast<object>(), .. Cells(line.Days), line.Slow,
                .. line.Sentences is { } given ? [given.Sentences, given.Life, .. Cells(given.Months)] : Array.Empty<object?>()])
                .ToAsyncEnumerable(),
            answer.HeldBack, null, madeAt, sight)
        {
            CountKey = "Lists.RecordsCounted",
            Count = answer.All.Charges,
            EndsInTotal = true,
            Assumptions = [Texts.Localize("Courts.Rule_days"), Texts.Localize("Courts.Rule_median"),
                .. question.Sentences is null ? (string[])[] : [Texts.Localize("Courts.Rule_term")]],
        };
    }

    private static IEnumerable<TableColumn> Times(string unit, string of) =>
        new[] { $"Timed{of}", $"MedianLeast{unit}", $"MedianMost{unit}", $"Shortest{unit}", $"Longest{unit}" }.Select(key =>
            new TableColumn($"{char.ToLowerInvariant(key[0])}{key[1..]}", Texts.Localize($"Courts.{key}"), TableKind.Whole, 12));

    /// <summary>Bounds are cut to two places outwards, so that they hold what they bound.</summary>
    private static object?[] Cells(Spread? spread) => spread is null ? [0, null, null, null, null]
        : [spread.Counted, Down(spread.MedianLeast), Up(spread.MedianMost), Down(spread.Shortest), Up(spread.Longest)];

    private static decimal Down(decimal of) => decimal.Floor(of * 100) / 100;

    private static decimal? Up(decimal? of) => of is { } some ? decimal.Ceiling(some * 100) / 100 : null;
}
