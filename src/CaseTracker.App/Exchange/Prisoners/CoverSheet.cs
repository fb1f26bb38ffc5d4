using System.Globalization;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>What the workbook answers, when it was made, what its words mean, and what it leaves out.</summary>
internal static class CoverSheet
{
    private static readonly string[] Sheets = ["Summary", "Prisoners", "Charges", "Sources", "DataQuality"];
    private static readonly string[] Definitions = ["Deprived", "Certain", "Possible", "LastConfirmed", "Groups", "Dates", "SentenceEnd",
        "Conflict", "Uncited", "Stale", "Restricted", "Order", "Sources"];

    public static Sheet Of(ExportedPrisoners export) =>
        new(Texts.Localize("Export.Sheet_Cover"), false, [new("", 44), new("", 96)], Rows(export));

    /// <summary>A moment (UTC) as the clock in Cambodia shows it, to the second.</summary>
    public static string Moment(DateTime utc) =>
        string.Create(CultureInfo.InvariantCulture, $"{CambodianTime.DayOf(utc):yyyy-MM-dd} {CambodianTime.TimeOf(utc):HH:mm:ss} (UTC+7)");

    private static IEnumerable<Row> Rows(ExportedPrisoners export)
    {
        var (question, totals) = (export.List.Question, export.List.Totals);
        yield return new(RowStyle.Title, Texts.Localize("Export.Title"));
        yield return new();
        yield return Heading("Question");
        yield return Line("AsOf", export.Day);
        yield return Line("KnownAsOf", export.KnownNow ? Texts.Localize("Export.KnownNow", Moment(export.List.KnownAt))
            : Moment(export.List.KnownAt));
        yield return Line("Rule", Texts.Localize("Export.RuleVersion", CustodyRules.Version));
        if (export.NothingYet) yield return new(RowStyle.Heading, Texts.Localize("Export.NothingYet"), "");
        yield return Line("Statuses", (question.Statuses.Count == 0 ? Texts.Localize("Export.EverybodyDeprived") + ": " : "")
            + string.Join("; ", question.StatusesInForce.Select(status => status.Localize().Localize())));
        yield return Line("Certainty", question.Certainty is { } certainty
            ? certainty.Localize().Localize() : Texts.Localize("Export.CertainAndPossible"));
        yield return Line("NameFilter", string.IsNullOrWhiteSpace(question.Name) ? Texts.Localize("Export.NoFilter") : question.Name);
        foreach (var chosen in export.List.Chosen) yield return new(chosen.Filter.Label, string.Join("; ", chosen.Names));
        if (question.Only.Count > 0)
            yield return new(Texts.Localize("Lists.Chosen"), Texts.Localize("Lists.OnlyChosen", question.Only.Count));
        yield return Line("MadeAt", Moment(export.MadeAt));
        yield return Line("Sight", FieldFormatter.Choice(export.Sight));
        yield return new();
        yield return Heading("Counts");
        yield return Line("Certain", totals.Certain);
        yield return Line("Possible", totals.Possible);
        yield return Line("Listed", totals.Shown);
        yield return Line("GroupsCertain", totals.GroupsHeldCertain);
        yield return Line("GroupsPossible", totals.GroupsHeldPossible);
        yield return Line("SourcesCited", export.Cited.Count);
        yield return new();
        yield return Heading("HeldBack");
        yield return Line("PersonsHeldBack", totals.HeldBack);
        yield return Line("FactsHeldBackInAll", export.Sums.FactsHeldBack);
        yield return Line("NamesHeldBack", export.Sums.NamesHeldBack);
        yield return Line("BirthsHeldBack", export.Sums.BirthsHeldBack);
        yield return new();
        yield return Heading("Sheets");
        foreach (var sheet in Sheets) yield return new(Texts.Localize($"Export.Sheet_{sheet}"), Texts.Localize($"Export.About_{sheet}"));
        yield return new();
        yield return Heading("Definitions");
        foreach (var word in Definitions)
            yield return new(Texts.Localize($"Export.Term_{word}"),
                Texts.Localize($"Export.Definition_{word}", CustodyRules.ConfirmationDays));
    }

    private static Row Heading(string key) => new(RowStyle.Heading, Texts.Localize($"Export.{key}"), "");

    private static Row Line(string key, object value) => new(Texts.Localize($"Export.{key}"), value);
}
