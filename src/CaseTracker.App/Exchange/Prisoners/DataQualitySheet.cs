using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>What a report should know before it prints a row: facts without a source, sources that disagree, dates that are
/// not one sure day, and custody that nobody has confirmed for long.</summary>
internal static class DataQualitySheet
{
    public static Sheet Of(IEnumerable<Row> rows) => new(Texts.Localize("Export.Sheet_DataQuality"), true,
    [
        new(Texts.Localize("Export.Finding"), 13), new(Texts.Localize("Export.Record"), 8),
            new(PersonDetails.Catalogue.Find("name")!.Label, 22),
        new(Texts.Localize("Export.Fact"), 16), new(Texts.Localize("Export.FactRecord"), 9), new(Texts.Localize("Export.Field"), 24),
            new(Texts.Localize("Export.Detail"), 60),
        new(Texts.Localize("Export.SourceNumbers"), 9),
    ], rows);

    /// <summary>Those of a person.</summary>
    /// <param name="facts">Of <see cref="ExportedFact.Behind(PrisonerRow)"/>.</param>
    public static IEnumerable<Row> Rows(ExportedPart export, PrisonerRow row, IEnumerable<ExportedFact> facts)
    {
        foreach (var finding in facts.SelectMany(fact => Findings(export, row.Person, fact))) yield return finding;
        foreach (var told in row.ToldTwice)
            yield return new(Texts.Localize("Export.Finding_Conflicting"), row.Id, ExportedPart.Name(row.Person),
                RecordKind.Charge.Label, told.ChargeId,
                ChargeDetails.Catalogue.Find("outcome")!.Label, told.Localize.Localize(),
                    export.SourceText([told.ChargeId, told.OtherId]));
        if (row.AgesDisagree)
            yield return new(Texts.Localize("Export.Finding_Conflicting"), row.Id, ExportedPart.Name(row.Person),
                RecordKind.Person.Label, row.Id,
                PersonDetails.Catalogue.Find("ageGroup")!.Label, Texts.Localize("PersonPages.AgesDisagree"),
                    export.SourceText([row.Id]));
        if (row.Custody is { DeprivedOfLiberty: true, LastConfirmed: { } last } && IsOld(last, export.Day))
            yield return Stale(row.Person, last, row.Custody.Reason, export.SourceText(row.RecordIds));
    }

    /// <summary>Those of a group.</summary>
    public static IEnumerable<Row> Rows(ExportedPart export, GroupRow group)
    {
        foreach (var finding in ExportedFact.Behind(group).SelectMany(fact => Findings(export, group.Group, fact))) yield return finding;
        if (group.Custody is { HeldCertainty: not null, LastConfirmed: { } last } && IsOld(last, export.Day))
            yield return Stale(group.Group, last, group.Custody.Reason, export.SourceText(group.RecordIds));
    }

    private static IEnumerable<Row> Findings(ExportedPart export, Redacted<PersonDetails> person, ExportedFact fact)
    {
        var citations = export.Citations;
        var cited = citations.Of(fact.Id).ToList();
        if (cited.Count == 0)
            yield return Finding("Uncited", person, fact, null, Texts.Localize("Export.NoSource"), null);
        else if (cited.All(citation => citation.Field is not null) && ExportedPart.Joined(
            fact.Citable.Where(field => !citations.Of(fact.Id, field.Key).Any()).Select(field => field.Label)) is { } uncited)
            yield return Finding("Uncited", person, fact, uncited, Texts.Localize("Export.NoSourceForField"), export.SourceText([fact.Id]));

        foreach (var (key, label) in fact.Conflicts(citations))
            yield return Finding("Conflicting", person, fact, label, fact.Reported(citations, key),
                export.SourceText([fact.Id]));

        foreach (var settled in citations.Settled(fact.Id))
            if (fact.Label(settled.Details.Field) is { } label)
                yield return Finding("Settled", person, fact, label,
                    Settled(fact.Reported(citations, settled.Details.Field), settled.Details),
                    export.SourceText([fact.Id]));

        foreach (var (label, date) in fact.Dates)
            if (!(DateCells.IsDay(date) && date.Basis == DateBasis.Stated))
                yield return Finding("Imprecise", person, fact, label,
                    ExportedPart.Joined([date.Localize(), Texts.Localize($"Export.Basis_{date.Basis}"), date.Note]),
                        export.SourceText([fact.Id]));
    }

    private static object Settled(object? reported, ConflictResolutionDetails choice) => reported is string words
        ? Texts.Localize("Export.SettledAs", words, choice.Value, choice.Reason)
        : CitedText.In("Export.SettledAs", (CitedText?)reported, choice.Value, choice.Reason);

    private static Row Stale(Redacted<PersonDetails> person, ImpreciseDate last, Problem reason, CitedText? sources) => new(
        Texts.Localize("Export.Finding_Stale"), person.Id, ExportedPart.Name(person), RecordKind.Person.Label,
            person.Id,
        Texts.Localize("Export.LastConfirmed"), ExportedPart.Joined([last.Localize(), reason.Localize()]), sources);

    private static Row Finding(string kind, Redacted<PersonDetails> person, ExportedFact fact, string? field, object? detail,
        CitedText? sources) =>
        new(Texts.Localize($"Export.Finding_{kind}"), person.Id, ExportedPart.Name(person), fact.Kind.Label,
            fact.Id, field,
            detail, sources);

    /// <summary>As the custody rule reckons it: a date that may be older than the set number of days counts as older; a stay
    /// in custody that lasted counts by its last day.</summary>
    private static bool IsOld(ImpreciseDate last, DateOnly day) =>
        (last is { Extent: DateExtent.Lasting, Latest: { } end }
            ? end : last.Earliest ?? DateOnly.MinValue).DayNumber < day.DayNumber - CustodyRules.ConfirmationDays;
}
