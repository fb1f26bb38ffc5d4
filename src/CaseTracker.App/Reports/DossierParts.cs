using CaseTracker.App.Cases;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What a dossier says of one person or one case.</summary>
internal sealed record DossierAnswer(string Title, IReadOnlyList<ReportNumber> Numbers, IReadOnlyList<ReportPart> Parts);

/// <summary>The dossier of one person or one case: who, what happened in order, charges and sentences, where somebody was held, what was
/// done in answer. It tells no note, no contact and nobody's next of kin.</summary>
internal sealed class DossierParts(ShowPerson person, ShowCase record)
{
    private sealed record Happened(ImpreciseDate? On, string What, string? Where, long Record);

    public async Task<Outcome<DossierAnswer>> OfPerson(ReportAsked asked, long id, CancellationToken cancel)
    {
        var shown = await person.Handle(asked.User, id, asked.Day, asked.Known, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        var page = shown.Value;
        var charges = page.Prosecutions.SelectMany(part => part.Charges).ToList();
        ReportTable[] tables =
        [
            Table("timeline", [.. Story(page).OrderBy(of => of.On?.Earliest ?? of.On?.Latest ?? DateOnly.MaxValue)
                .Select(of => new ReportRow([of.On?.Localize(), of.What, of.Where, Cited(page.Citations, of.Record)]))],
                ("date", 18), ("what", 40), ("where", 22), ("sources", 10)),
            Table("charges", [.. charges.Select(line => Charge(page, line))],
                ("charge", 26), ("article", 18), ("brought", 13), ("outcome", 13), ("sentence", 12), ("sources", 8)),
            Table("custody", [.. page.Stays.OrderBy(stay => stay.Details.From?.Earliest ?? DateOnly.MaxValue)
                .Select(stay => new ReportRow([Name(page.LinkNames, stay.Details.FacilityId), FieldFormatter.Choice(stay.Details.Regime),
                    stay.Details.From?.Localize(), stay.Details.To?.Localize(), FieldFormatter.Stated(stay.Details.End),
                    Cited(page.Citations, stay.Id)]))],
                ("place", 28), ("regime", 14), ("from", 14), ("to", 14), ("ended", 12), ("sources", 8)),
            Answers(page.Linked, page.Citations),
        ];
        await asked.Cited(page.Citations.Sources.Select(source => source.Id), cancel);
        var details = page.Person.Details;
        (string, string?)[] who =
        [
            (Field(PersonDetails.Catalogue, "name"), page.Name), (Field(PersonDetails.Catalogue, "nameKhmer"), details.NameKhmer),
            (Field(PersonDetails.Catalogue, "sex"), FieldFormatter.Stated(details.Sex)),
            (Field(PersonDetails.Catalogue, "occupation"), details.Occupation),
            (Texts.Localize("Export.Status"), page.Custody is { } custody
                ? $"{custody.Status.Localize().Localize()} ({custody.Certainty.Localize().Localize()})" : null),
            (Texts.Localize("Export.Reason"), page.Custody?.Reason.Localize() ?? page.Group?.Reason.Localize()),
            (Texts.Localize("Export.HeldSince"), page.Custody?.HeldSince?.Localize()),
            (Texts.Localize("Export.LastConfirmed"), (page.Custody?.LastConfirmed ?? page.Group?.LastConfirmed)?.Localize()),
        ];
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.DossierOf", page.Name),
            [
                new(charges.Count.InDigits(), Texts.Localize("Reports.NumberOfCharges")),
                new(charges.Sum(line => line.Sentences.Count).InDigits(), Texts.Localize("Reports.NumberOfSentences")),
                new(page.Citations.Sources.Count.InDigits(), Texts.Localize("Reports.NumberOfSources")),
            ],
            Parts(who, await Findings(asked, page, cancel), tables)));
    }

    public async Task<Outcome<DossierAnswer>> OfCase(ReportAsked asked, long id, CancellationToken cancel)
    {
        // A case is shown as it is known now alone.
        if (asked.KnownThen is not null) return Outcome<DossierAnswer>.Failed(new Problem("Reports.NotKnownThen"));
        var shown = await record.Handle(asked.User, id, asked.Day, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        var page = shown.Value;
        ReportTable[] tables =
        [
            Table("people", [.. page.Participants.Select(part => new ReportRow([part.Name, part.Participant.Details.PartInWords,
                part.Row is { } row ? $"{row.Custody.Status.Localize().Localize()} ({row.Custody.Certainty.Localize().Localize()})"
                    : part.Group?.Custody.Reason.Localize(), Cited(page.Citations, part.Participant.Id)]))],
                ("name", 28), ("part", 24), ("standing", 28), ("sources", 10)),
            Table("timeline", [.. page.Events.Select(of => new ReportRow([of.Until is null ? of.On?.Localize()
                : Texts.Localize("Reports.FromTo", of.On?.Localize(), of.Until.Localize()), of.What, of.Who,
                Cited(page.Citations, of.RecordId)]))],
                ("date", 20), ("what", 38), ("who", 22), ("sources", 10)),
            Table("figures", [.. page.Figures.Select(figure => new ReportRow([figure.Details.Subject, figure.Details.Count?.Localize(),
                figure.Details.AsOf?.Localize(), Name(page.LinkNames, figure.Details.ReporterId), Cited(page.Citations, figure.Id)]))],
                ("subject", 32), ("number", 18), ("asof", 14), ("reporter", 18), ("sources", 8)),
            Answers(page.Linked, page.Citations),
        ];
        await asked.Cited(page.Citations.Sources.Select(source => source.Id), cancel);
        var details = page.Case.Details;
        (string, string?)[] what =
        [
            (Field(CaseDetails.Catalogue, "title"), details.Title), (Field(CaseDetails.Catalogue, "titleKhmer"), details.TitleKhmer),
            (Field(CaseDetails.Catalogue, "kind"), FieldFormatter.Choice(details.Kind)),
            (Field(CaseDetails.Catalogue, "on"), details.On?.Localize()), (Field(CaseDetails.Catalogue, "place"), page.Place),
        ];
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.DossierOf", details.Title),
            [
                new(page.Participants.Count.InDigits(), Texts.Localize("Reports.NumberOfParticipants")),
                new(page.Events.Count.InDigits(), Texts.Localize("Reports.NumberOfEvents")),
                new(page.Citations.Sources.Count.InDigits(), Texts.Localize("Reports.NumberOfSources")),
            ],
            Parts(what, [], tables)));
    }

    private static IReadOnlyList<ReportPart> Parts((string Label, string? Words)[] who, IReadOnlyList<ReportFinding> findings,
        ReportTable[] tables) =>
    [
        new("who", Texts.Localize("Reports.Part_who"), findings,
            [new("who", Texts.Localize("Reports.Part_who"), [new(Texts.Localize("Reports.Col_label"), 28),
                new(Texts.Localize("Reports.Col_says"), 62)],
                [.. who.Where(line => !string.IsNullOrWhiteSpace(line.Words)).Select(line => new ReportRow([line.Label, line.Words]))])]),
        .. tables.Where(table => table.Rows.Count > 0).Select(table => new ReportPart(table.Key, table.Title, [], [table])),
    ];

    private static async Task<IReadOnlyList<ReportFinding>> Findings(ReportAsked asked, PersonPage page, CancellationToken cancel)
    {
        if (page.Custody is not { } custody) return [];
        var decided = custody.DecidingFact is { } fact ? page.Citations.Sourced(fact) : [];
        return [new(Texts.Localize("Reports.FindingStands", page.Name, ReportAsked.Said(asked.Day), custody.Status.Localize(),
            custody.Certainty.Localize()), [asked.Note(Texts.Localize("Reports.NoteRule", CustodyRules.ConfirmationDays)),
            .. await asked.Note(decided, cancel)])];
    }

    private static IEnumerable<Happened> Story(PersonPage page) =>
    [
        .. page.Events.Select(of => new Happened(of.Details.On, FieldFormatter.Choice(of.Details.Kind),
            Name(page.LinkNames, of.Details.FacilityId) ?? Name(page.LinkNames, of.Details.PlaceId), of.Id)),
        .. page.Stays.Select(of => new Happened(of.Details.From, Texts.Localize("Records.Held"),
            Name(page.LinkNames, of.Details.FacilityId), of.Id)),
        .. page.Prosecutions.SelectMany(part => part.Charges).SelectMany(line => line.Sentences.Select(sentence =>
                new Happened(sentence.Details.On,
                    Texts.Localize("Records.SentencedTo", SentenceFormatter.WithOffence(sentence.Details)), null, sentence.Id))
            .Prepend(new Happened(line.Charge.Details.On, Texts.Localize("Records.ChargedWith",
                line.Charge.Details.Label ?? line.Article ?? line.Charge.Details.Grounds), null, line.Charge.Id))),
        .. page.Linked.Events.Select(of => new Happened(of.Details.On, of.Details.Title ?? FieldFormatter.Choice(of.Details.Kind),
            Name(page.Linked.Names, of.Details.PlaceId), of.Id)),
        .. page.Linked.Acts.Select(of => new Happened(of.Details.On, FieldFormatter.Choice(of.Details.Method),
            Name(page.Linked.Names, of.Details.HostId), of.Id)),
    ];

    private static ReportRow Charge(PersonPage page, ChargeLine line) => new(
    [
        line.Charge.Details.Label ?? line.Charge.Details.Grounds, line.Article, line.Charge.Details.On?.Localize(),
        Joined([FieldFormatter.Stated(line.Charge.Details.Outcome), line.Charge.Details.OutcomeOn?.Localize()]),
        Joined(line.Sentences.Select(sentence => SentenceFormatter.WithOffence(sentence.Details))),
        CitedText.Numbers(line.Sentences.Select(sentence => sentence.Id).Prepend(line.Charge.Id).SelectMany(page.Citations.Sourced)
            .Distinct().Order()),
    ]);

    private static ReportTable Answers(RelatedRecords linked, Citations citations) => Table("responses",
        [.. linked.Responses.OrderBy(of => of.Details.On?.Earliest ?? DateOnly.MaxValue).Select(of => new ReportRow([
            of.Details.On?.Localize(), of.Details.Kind == ResponseKind.Other ? of.Details.Subject
                : $"{FieldFormatter.Choice(of.Details.Kind)}: {of.Details.Subject}",
            Name(linked.Names, of.Details.ById) ?? Name(linked.Names, of.Details.ByPersonId), FieldFormatter.Stated(of.Details.Status),
            Cited(citations, of.Id)]))],
        ("date", 16), ("answer", 34), ("by", 20), ("became", 12), ("sources", 8));

    private static ReportTable Table(string key, IReadOnlyList<ReportRow> rows, params (string Key, double Width)[] columns) =>
        ReportTable.Of("Part", key, rows, columns);

    private static CitedText? Cited(Citations citations, long record) => CitedText.Numbers(citations.Sourced(record));

    private static string? Name(IReadOnlyDictionary<long, string> names, long? id) =>
        id is { } linked ? names.GetValueOrDefault(linked) ?? Texts.Localize("Export.Restricted") : null;

    private static string? Joined(IEnumerable<string?> parts) => Exchange.Prisoners.ExportedPart.Joined(parts);

    private static string Field<T>(FieldCatalogue<T> catalogue, string key) where T : class, new() => catalogue.Find(key)!.Label;
}
