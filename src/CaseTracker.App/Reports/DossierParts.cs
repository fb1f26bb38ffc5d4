using CaseTracker.App.Cases;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Audiences;
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
/// done in answer. It tells no note, no contact and nobody's next of kin; for others nothing that is written freely, and of a case nobody
/// who had a part in it.</summary>
internal sealed class DossierParts(ShowPerson person, ShowCase record)
{
    private sealed record Happened(ImpreciseDate? On, string What, string? Where, long Record);

    private const string Facility = "facility";

    public async Task<Outcome<DossierAnswer>> OfPerson(ReportAsked asked, long id, CancellationToken cancel)
    {
        var shown = await person.Handle(asked.User, id, asked.Day, asked.KnownThen, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        // Without a name, too, somebody is known by the days and places of a dossier.
        if (!asked.MayTellOf(id)) return Outcome<DossierAnswer>.Failed(new Problem("Reports.NeedsConsent",
            new Problem($"Reports.Audience_{asked.Question.Audience}")));
        var page = shown.Value;
        var charges = page.Prosecutions.SelectMany(part => part.Charges).ToList();
        ReportTable[] tables =
        [
            Table("timeline", [.. Story(asked, page).OrderBy(of => of.On?.Earliest ?? of.On?.Latest ?? DateOnly.MaxValue)
                .Select(of => new ReportRow([of.On?.Localize(), of.What, of.Where, Cited(page.Citations, of.Record)]))],
                ("date", 18), ("what", 40), ("where", 22), ("sources", 10)),
            Table("charges", [.. charges.Select(line => Charge(asked, page, line))],
                ("charge", 26), ("article", 18), ("brought", 13), ("outcome", 13), ("sentence", 12), ("sources", 8)),
            Table("custody", [.. page.Stays.OrderBy(stay => stay.Details.From?.Earliest ?? DateOnly.MaxValue)
                .Select(stay => new ReportRow([Where(asked, page.LinkNames, RecordKind.Stay, stay.Details.FacilityId, null),
                    FieldFormatter.Choice(stay.Details.Regime),
                    stay.Details.From?.Localize(), stay.Details.To?.Localize(), FieldFormatter.Stated(stay.Details.End),
                    Cited(page.Citations, stay.Id)]))],
                ("place", 28), ("regime", 14), ("from", 14), ("to", 14), ("ended", 12), ("sources", 8)),
            Answers(asked, page.Linked, page.Citations),
        ];
        await Cite(asked, page.Citations, tables, cancel);
        asked.Leave("dossier", page.HeldBack);
        var details = page.Person.Details;
        var name = asked.Named(id, page.Name) ?? Texts.Localize("Reports.SomebodyUnnamedHere");
        (string, string?)[] who =
        [
            (Field(PersonDetails.Catalogue, "name"), name),
            (Field(PersonDetails.Catalogue, "nameKhmer"), asked.Named(id, details.NameKhmer)),
            (Field(PersonDetails.Catalogue, "sex"), Allowed("sex", FieldFormatter.Stated(details.Sex))),
            (Field(PersonDetails.Catalogue, "occupation"), Allowed("occupation", details.Occupation)),
            (Texts.Localize("Export.Status"), page.Custody is { } custody
                ? $"{custody.Status.Localize().Localize()} ({custody.Certainty.Localize().Localize()})" : null),
            // It names what is on record, in words of the record.
            (Texts.Localize("Export.Reason"), !asked.Profile.IsOwn ? null
                : page.Custody?.Reason.Localize() ?? page.Group?.Reason.Localize()),
            (Texts.Localize("Export.HeldSince"), page.Custody?.HeldSince?.Localize()),
            (Texts.Localize("Export.LastConfirmed"), (page.Custody?.LastConfirmed ?? page.Group?.LastConfirmed)?.Localize()),
        ];
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.DossierOf", name),
            [
                new(charges.Count.InDigits(), Texts.Localize("Reports.NumberOfCharges")),
                new(charges.Sum(line => line.Sentences.Count).InDigits(), Texts.Localize("Reports.NumberOfSentences")),
                new((asked.Profile.IsOwn ? page.Citations.Sources.Count : asked.SourceCount).InDigits(),
                    Texts.Localize("Reports.NumberOfSources")),
            ],
            Parts(who, await Findings(asked, page, name, cancel), tables)));

        string? Allowed(string field, string? words) => asked.Leaves(RecordKind.Person, field) ? words : null;
    }

    public async Task<Outcome<DossierAnswer>> OfCase(ReportAsked asked, long id, CancellationToken cancel)
    {
        var shown = await record.Handle(asked.User, id, asked.Day, asked.KnownThen, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        var page = shown.Value;
        ReportTable[] tables = asked.Profile.IsOwn ?
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
            Answers(asked, page.Linked, page.Citations),
        ] :
        [
            Table("timeline", [.. Story(asked, page.Linked).OrderBy(of => of.On?.Earliest ?? of.On?.Latest ?? DateOnly.MaxValue)
                .Select(of => new ReportRow([of.On?.Localize(), of.What, of.Where, Cited(page.Citations, of.Record)]))],
                ("date", 18), ("what", 40), ("where", 22), ("sources", 10)),
            Table("figures", [.. page.Figures.Where(figure => asked.MayTellOf(Told(figure, "person", of => of.PersonId)))
                .Select(figure => new ReportRow([figure.Details.Topic, figure.Details.Count?.Localize(),
                figure.Details.AsOf?.Localize(), page.LinkNames.GetValueOrDefault(figure.Details.ReporterId ?? 0),
                Cited(page.Citations, figure.Id)]))],
                ("subject", 32), ("number", 18), ("asof", 14), ("reporter", 18), ("sources", 8)),
            Answers(asked, page.Linked, page.Citations),
        ];
        await Cite(asked, page.Citations, tables, cancel);
        asked.Leave("dossier", page.HeldBack);
        var details = page.Case.Details;
        var title = asked.Profile.IsOwn ? details.Title : FieldFormatter.Choice(details.Kind);
        (string, string?)[] what =
        [
            (Field(CaseDetails.Catalogue, "title"), asked.Profile.IsOwn ? details.Title : null),
            (Field(CaseDetails.Catalogue, "titleKhmer"), asked.Profile.IsOwn ? details.TitleKhmer : null),
            (Field(CaseDetails.Catalogue, "kind"), FieldFormatter.Choice(details.Kind)),
            (Field(CaseDetails.Catalogue, "on"), details.On?.Localize()), (Field(CaseDetails.Catalogue, "place"),
                asked.Profile.IsOwn ? page.Place : asked.ProvinceOf(details.PlaceId)),
        ];
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.DossierOf", title), asked.Profile.IsOwn ?
            [
                new(page.Participants.Count.InDigits(), Texts.Localize("Reports.NumberOfParticipants")),
                new(page.Events.Count.InDigits(), Texts.Localize("Reports.NumberOfEvents")),
                new(page.Citations.Sources.Count.InDigits(), Texts.Localize("Reports.NumberOfSources")),
            ] : [new(tables[0].Rows.Count.InDigits(), Texts.Localize("Reports.NumberOfEvents"))],
            Parts(what, [], tables)));
    }

    /// <summary>The team reads every source of the record, others those of what is told.</summary>
    private static Task<IReadOnlyList<long>> Cite(ReportAsked asked, Citations citations, ReportTable[] tables, CancellationToken cancel) =>
        asked.Cited(asked.Profile.IsOwn ? citations.Sources.Select(source => source.Id) : tables.SelectMany(table => table.Rows)
            .SelectMany(row => row.Cells.OfType<CitedText>()).SelectMany(cited => cited.Sources), cancel);

    private static IReadOnlyList<ReportPart> Parts((string Label, string? Words)[] who, IReadOnlyList<ReportFinding> findings,
        ReportTable[] tables) =>
    [
        new("who", Texts.Localize("Reports.Part_who"), findings,
            [new("who", Texts.Localize("Reports.Part_who"), [new(Texts.Localize("Reports.Col_label"), 28),
                new(Texts.Localize("Reports.Col_says"), 62)],
                [.. who.Where(line => !string.IsNullOrWhiteSpace(line.Words)).Select(line => new ReportRow([line.Label, line.Words]))])]),
        .. tables.Where(table => table.Rows.Count > 0).Select(table => new ReportPart(table.Key, table.Title, [], [table])),
    ];

    private static async Task<IReadOnlyList<ReportFinding>> Findings(ReportAsked asked, PersonPage page, string name,
        CancellationToken cancel)
    {
        if (page.Custody is not { } custody) return [];
        var decided = custody.DecidingFact is { } fact ? page.Citations.Sourced(fact) : [];
        return [new(Texts.Localize("Reports.FindingStands", name, ReportAsked.Said(asked.Day), custody.Status.Localize(),
            custody.Certainty.Localize()), [asked.Note(Texts.Localize("Reports.NoteRule", CustodyRules.ConfirmationDays)),
            .. await asked.Note(decided, cancel)])];
    }

    private static IEnumerable<Happened> Story(ReportAsked asked, PersonPage page) =>
    [
        .. page.Events.Select(of => new Happened(of.Details.On, FieldFormatter.Choice(of.Details.Kind),
            Where(asked, page.LinkNames, RecordKind.CustodyEvent, of.Details.FacilityId, of.Details.PlaceId), of.Id)),
        .. page.Stays.Select(of => new Happened(of.Details.From, Texts.Localize("Records.Held"),
            Where(asked, page.LinkNames, RecordKind.Stay, of.Details.FacilityId, null), of.Id)),
        .. page.Prosecutions.SelectMany(part => part.Charges).SelectMany(line => line.Sentences.Select(sentence =>
                new Happened(sentence.Details.On, Texts.Localize("Records.SentencedTo", Sentence(asked, sentence.Details)), null,
                    sentence.Id))
            .Prepend(new Happened(line.Charge.Details.On, Texts.Localize("Records.ChargedWith", Label(asked, line) ?? line.Article
                ?? (asked.Profile.IsOwn ? line.Charge.Details.Grounds : Texts.Localize("Reports.NotStated"))), null, line.Charge.Id))),
        .. Story(asked, page.Linked),
    ];

    /// <summary>What happened otherwise than to somebody's liberty.</summary>
    private static IEnumerable<Happened> Story(ReportAsked asked, RelatedRecords linked) =>
    [
        .. linked.Events.Where(of => asked.MayTellOf(Told(of, "person", one => one.PersonId)))
            .Select(of => new Happened(of.Details.On, asked.Profile.IsOwn && of.Details.Title is { } title ? title
            : FieldFormatter.Choice(of.Details.Kind), Where(asked, linked.Names, RecordKind.Event, null, of.Details.PlaceId), of.Id)),
        .. linked.Acts.Where(of => asked.MayTellOf(Told(of, "target", one => one.TargetId), Told(of, "relative", one => one.RelativeId)))
            .Select(of => new Happened(of.Details.On, FieldFormatter.Choice(of.Details.Method),
            Where(asked, linked.Names, RecordKind.TransnationalAct, null, of.Details.HostId), of.Id)),
    ];

    private static ReportRow Charge(ReportAsked asked, PersonPage page, ChargeLine line) => new(
    [
        Label(asked, line) ?? (asked.Profile.IsOwn ? line.Charge.Details.Grounds : null), line.Article, line.Charge.Details.On?.Localize(),
        Joined([FieldFormatter.Stated(line.Charge.Details.Outcome), line.Charge.Details.OutcomeOn?.Localize()]),
        Joined(line.Sentences.Select(sentence => Sentence(asked, sentence.Details))),
        CitedText.Numbers(line.Sentences.Select(sentence => sentence.Id).Prepend(line.Charge.Id).SelectMany(page.Citations.Sourced)
            .Distinct().Order()),
    ]);

    /// <summary>Of whom a record tells by one of its links; nobody who agreed to anything where that is not known here.</summary>
    private static long? Told<T>(Redacted<T> record, string field, Func<T, long?> person) where T : class =>
        record.IsHidden(field) ? AudienceRows.NotTold : person(record.Details);

    private static string? Label(ReportAsked asked, ChargeLine line) =>
        asked.Leaves(RecordKind.Charge, "label") ? line.Charge.Details.Label : null;

    private static string Sentence(ReportAsked asked, SentenceDetails details) => asked.Leaves(RecordKind.Sentence, "offence")
        ? SentenceFormatter.WithOffence(details) : SentenceFormatter.Of(details);

    /// <summary>Where something was: as the record says, or for others the facility where that leaves, else the province.</summary>
    private static string? Where(ReportAsked asked, IReadOnlyDictionary<long, string> names, RecordKind kind, long? facility,
        long? place) =>
        asked.Profile.IsOwn ? Name(names, facility) ?? Name(names, place)
            : facility is { } held && asked.Leaves(kind, Facility) && names.TryGetValue(held, out var called) ? called
                : asked.ProvinceOf(place ?? facility);

    private static ReportTable Answers(ReportAsked asked, RelatedRecords linked, Citations citations) => Table("responses",
        [.. linked.Responses.Where(of => asked.MayTellOf(Told(of, "byPerson", one => one.ByPersonId),
            Told(of, "person", one => one.PersonId))).OrderBy(of => of.Details.On?.Earliest ?? DateOnly.MaxValue)
            .Select(of => new ReportRow([
            of.Details.On?.Localize(), !asked.Profile.IsOwn ? FieldFormatter.Choice(of.Details.Kind)
                : of.Details.Kind == ResponseKind.Other ? of.Details.Subject
                : $"{FieldFormatter.Choice(of.Details.Kind)}: {of.Details.Subject}",
            asked.Profile.IsOwn ? Name(linked.Names, of.Details.ById) ?? Name(linked.Names, of.Details.ByPersonId)
                : linked.Names.GetValueOrDefault(of.Details.ById ?? 0), FieldFormatter.Stated(of.Details.Status),
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
