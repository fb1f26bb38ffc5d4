using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Reports;

/// <summary>The model questionnaire of the UN Working Group on Arbitrary Detention (<see cref="SubmissionForm"/>), filled from what is on
/// record of one person: six sections, what is missing with where to add it, and the annexes. What only the sender can write is left to
/// them. A question is answered here where <see cref="SubmissionFactsSql"/> counts its fact as on record.</summary>
internal sealed class WgadParts(ShowPerson person)
{
    /// <summary>What answers a question.</summary>
    /// <param name="Text">Null: nothing on record does.</param>
    private sealed record Answer(string? Text, IEnumerable<long> Records)
    {
        /// <summary>Nothing on record answers it, but what is above the reader's clearance may.</summary>
        public bool Withheld { get; init; }
    }

    public async Task<Outcome<DossierAnswer>> OfPerson(ReportAsked asked, long id, CancellationToken cancel)
    {
        var shown = await person.Handle(asked.User, id, asked.Day, asked.Known, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        var page = shown.Value;
        await asked.Cited(page.Citations.Sources.Select(source => source.Id), cancel);
        var answers = await Answers(asked, page, cancel);
        var records = RecordsOf(page);
        var missing = SubmissionForm.Sections.SelectMany(section => section.Facts)
            .Where(fact => answers[fact] is { Text: null, Withheld: false }).ToList();
        var parts = SubmissionForm.Sections.Select(section => Part(page, section.Key, section.Facts, answers)).ToList();
        parts.Add(new("missing", Texts.Localize("Reports.Wgad_missing"), [], [Table("missing",
            [.. missing.Select(fact => new ReportRow([fact.Label(), records.FormOf(fact) ?? Texts.Localize("Reports.Wgad_bySender")]))],
            ("question", 50), ("add", 40))]));
        parts.Add(new("annexes", Texts.Localize("Reports.Wgad_annexes"), [], [Table("annexes",
            [.. page.Citations.Sources.Select((source, at) => new ReportRow([
                string.Create(CultureInfo.InvariantCulture, $"{at + 1}"), source.Details.Title, source.Details.Published?.Localize(),
                CitedText.Numbers([source.Id])]))], ("annex", 8), ("document", 50), ("day", 16), ("sources", 10))]));
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.WgadOf", page.Name),
            [
                new(answers.Values.Count(answer => answer.Text is not null).InDigits(),
                    Texts.Localize("Reports.Wgad_answered", answers.Count.InDigits())),
                new(page.Citations.Sources.Count.InDigits(), Texts.Localize("Reports.NumberOfSources")),
            ], parts));
    }

    private static async Task<Dictionary<SubmissionFact, Answer>> Answers(ReportAsked asked, PersonPage page, CancellationToken cancel)
    {
        var answers = new Dictionary<SubmissionFact, Answer>();
        Identity(page, answers);
        await Arrest(asked, page, answers, cancel);
        Detention(page, answers);
        Remedies(page, answers);
        var above = await new SubmissionSql(asked.Db, asked.User.Clearance).Above([page.Person.Id], cancel);
        return SubmissionForm.Sections.SelectMany(section => section.Facts).ToDictionary(fact => fact, fact =>
            answers.GetValueOrDefault(fact) is { Text: not null } answer ? answer : new Answer(null, [])
            {
                Withheld = IsHidden(page, fact)
                    || SubmissionForm.OnRecord.Contains(fact) && above.MayTell(fact, page.Person.Id, page.HeldBack > 0)
            });
    }

    private static bool IsHidden(PersonPage page, SubmissionFact fact) =>
        fact.IsName() ? page.Person.IsHidden("name") : fact == SubmissionFact.Birth && page.Person.IsHidden("birth");

    private static void Identity(PersonPage page, Dictionary<SubmissionFact, Answer> answers)
    {
        var details = page.Person.Details;
        var words = (page.Person.IsHidden("name") ? null : details.Name)?.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var age = Arrests(page).Select(arrest => arrest.Details.Age?.Localize()).FirstOrDefault(text => text is not null);
        foreach (var (fact, text) in new (SubmissionFact, string?)[]
        {
            (SubmissionFact.FamilyName, words.ElementAtOrDefault(0)), (SubmissionFact.FirstName, words.ElementAtOrDefault(1)),
            (SubmissionFact.NameKhmer, page.Person.IsHidden("nameKhmer") ? null : details.NameKhmer),
            (SubmissionFact.Sex, FieldFormatter.Stated(details.Sex)),
            (SubmissionFact.Birth, details.Birth?.Localize() ?? (age is null ? null : Texts.Localize("Reports.Wgad_ageAtArrest", age))),
            (SubmissionFact.Nationality, details.Nationality), (SubmissionFact.Profession, details.Occupation),
        }) answers[fact] = new(text, [page.Person.Id]);
    }

    /// <summary>Of several arrests the last that says it.</summary>
    private static async Task Arrest(ReportAsked asked, PersonPage page, Dictionary<SubmissionFact, Answer> answers,
        CancellationToken cancel)
    {
        var arrests = Arrests(page).Reverse().ToList();
        long[] places = [.. arrests.Select(arrest => arrest.Details.PlaceId).OfType<long>()];
        // To say only that somebody was arrested in the country is not to say where.
        var countries = await asked.Db.Places.Where(place => EF.Parameter(places).Contains(place.Id) && place.Kind == PlaceKind.Country)
            .Select(place => (long?)place.Id).ToListAsync(cancel);
        foreach (var (fact, text) in new (SubmissionFact, Func<CustodyEventDetails, string?>)[]
        {
            (SubmissionFact.ArrestDay, arrest => arrest.On?.Localize()),
            (SubmissionFact.ArrestPlace, arrest => (countries.Contains(arrest.PlaceId) ? null : Name(page, arrest.PlaceId))
                ?? Name(page, arrest.FacilityId)),
            (SubmissionFact.ArrestForces, arrest => Name(page, arrest.ForceId)),
            (SubmissionFact.Warrant, arrest => FieldFormatter.Stated(arrest.Warrant)),
            (SubmissionFact.ArrestReasons, arrest => arrest.StatedReason),
        }) answers[fact] = new(arrests.Select(arrest => text(arrest.Details)).FirstOrDefault(said => said is not null),
            arrests.Select(arrest => arrest.Id));
        answers[SubmissionFact.Circumstances] = new(Joined(Arrests(page).Select(arrest => Joined([arrest.Details.On?.Localize(),
            arrest.Details.StatedReason, arrest.Details.AssessedReason], ": "))), arrests.Select(arrest => arrest.Id));
        var charges = Charges(page);
        long[] charged = [.. charges.Select(line => line.Charge.Id)];
        var laws = Joined(charges.Where(line => line.Charge.Details.ArticleId is not null)
            .Select(line => line.Article ?? Texts.Localize("Export.Restricted")).Distinct());
        answers[SubmissionFact.ArrestLaw] = answers[SubmissionFact.DetentionLaw] = new(laws, charged);
        answers[SubmissionFact.Imputed] = new(Joined(charges.Select(line => line.Charge.Details.Label)) ?? laws, charged);
    }

    private static void Detention(PersonPage page, Dictionary<SubmissionFact, Answer> answers)
    {
        var stays = page.Stays.OrderBy(stay => stay.Details.From?.Earliest ?? DateOnly.MaxValue).ToList();
        long[] records = [.. stays.Select(stay => stay.Id)];
        answers[SubmissionFact.DetentionDay] = new(CameIntoCustody(page) is { } came
            ? (page.Custody?.HeldSince ?? came).Localize() : null, records);
        answers[SubmissionFact.Duration] = new(page.Custody is { } custody
            ? $"{custody.Status.Localize().Localize()}: {custody.Reason.Localize()}" : null, records);
        answers[SubmissionFact.Places] = new(Joined(stays.Where(stay => stay.Details.FacilityId is not null).Select(stay =>
            Joined([Name(page, stay.Details.FacilityId), Span(stay.Details.From, stay.Details.To)], ", "))), records);
        answers[SubmissionFact.OrderedBy] = new(Joined(page.Prosecutions.Select(part =>
            Joined([Name(page, part.Prosecution?.Details.CourtId), part.Prosecution?.Details.Judge], ", "))),
            page.Prosecutions.Select(part => part.Prosecution?.Id).OfType<long>());
        var sentences = Charges(page).SelectMany(line => line.Sentences).ToList();
        answers[SubmissionFact.Trial] = new(Joined(sentences.Select(sentence => Joined([sentence.Details.On?.Localize(),
            SentenceFormatter.WithOffence(sentence.Details)], ": "))), sentences.Select(one => one.Id));
    }

    /// <summary>The first day, among those on record, on which somebody came into custody.</summary>
    private static ImpreciseDate? CameIntoCustody(PersonPage page) => page.Events.Where(one => FactBits.BeginsCustody(one.Details.Kind))
        .Select(one => one.Details.On).Concat(page.Stays.Select(stay => stay.Details.From)).OfType<ImpreciseDate>()
        .MinBy(date => date.Earliest ?? DateOnly.MaxValue);

    private static void Remedies(PersonPage page, Dictionary<SubmissionFact, Answer> answers)
    {
        var found = Found(page);
        answers[SubmissionFact.Category] = new(Joined(SubmissionCategories.All.Where(category => InCategory(page, category) is not null)),
            found.Select(one => one.Id));
        var appeals = Charges(page).SelectMany(line => line.Sentences)
            .Where(one => one.Details.Appeal != AppealOutcome.NotStated).ToList();
        var stages = page.Prosecutions.Select(part => part.Prosecution).OfType<Redacted<ProsecutionDetails>>()
            .Where(one => one.Details.Stage is ProsecutionStage.Appeal or ProsecutionStage.SupremeCourt).ToList();
        answers[SubmissionFact.Appeals] = new(Joined([.. appeals.Select(one => Joined([one.Details.AppealOn?.Localize(),
            FieldFormatter.Choice(one.Details.Appeal)], ": ")), .. stages.Select(one => FieldFormatter.Choice(one.Details.Stage))]),
            [.. appeals.Select(one => one.Id), .. stages.Select(one => one.Id)]);
        var steps = page.Linked.Responses.Where(one => one.Details.PersonId == page.Person.Id)
            .OrderBy(one => one.Details.On?.Earliest ?? DateOnly.MaxValue).ToList();
        answers[SubmissionFact.Steps] = new(Joined(steps.Select(one => Joined([one.Details.On?.Localize(),
            $"{FieldFormatter.Choice(one.Details.Kind)}: {one.Details.Subject}"], ", "))), steps.Select(one => one.Id));
    }

    private static List<Redacted<AssessmentDetails>> Found(PersonPage page) => [.. page.Assessments.Where(one => one.Details is
    {
        Definition: AssessmentDefinition.WorkingGroupArbitraryDetention,
        Conclusion: AssessmentConclusion.Meets
    })];

    private static string? InCategory(PersonPage page, string category) => Joined(Found(page)
        .Where(one => SubmissionCategories.Names(one.Details.Criteria, category)).Select(one => Joined([one.Details.Criteria,
            Name(page, one.Details.AssessorId) ?? one.Details.AssessorName, one.Details.On?.Localize()], ", ")));

    private static ReportPart Part(PersonPage page, string key, IReadOnlyList<SubmissionFact> facts,
        Dictionary<SubmissionFact, Answer> answers)
    {
        return new(key, Texts.Localize($"Reports.Wgad_{key}"), [], [Table(key, [.. facts.SelectMany(Rows)],
            ("question", 32), ("answer_wgad", 48), ("sources", 10))]);

        // The form has a box for each category; what is lacking is any of them.
        IEnumerable<ReportRow> Rows(SubmissionFact fact) => fact == SubmissionFact.Category
            ? SubmissionCategories.All.Select(category => Row(Texts.Localize($"Reports.Wgad_q_category{category}"),
                answers[fact] with { Text = InCategory(page, category) }))
            : [Row(fact.Label(), answers[fact])];

        ReportRow Row(string question, Answer answer) => new([question,
            answer.Text ?? Texts.Localize(answer.Withheld ? "Completeness.NotForYou" : "Reports.Wgad_notOnRecord"),
            answer.Text is null ? null : CitedText.Numbers(answer.Records.SelectMany(page.Citations.Sourced).Distinct().Order())]);
    }

    private static SubmissionRecords RecordsOf(PersonPage page)
    {
        var charges = Charges(page);
        return new(page.Person.Id, SubmissionRecords.Last([.. Arrests(page)]), SubmissionRecords.Last(page.Stays),
            page.Prosecutions.Select(part => part.Prosecution?.Id).Max(), SubmissionRecords.Last([.. charges.Select(line => line.Charge)]),
            SubmissionRecords.Last([.. charges.SelectMany(line => line.Sentences)]));
    }

    private static ReportTable Table(string key, IReadOnlyList<ReportRow> rows, params (string Key, double Width)[] columns) =>
        ReportTable.Of("Wgad", key, rows, columns);

    private static IEnumerable<Redacted<CustodyEventDetails>> Arrests(PersonPage page) =>
        page.Events.Where(one => one.Details.Kind == CustodyEventKind.Arrest)
            .OrderBy(one => one.Details.On?.Earliest ?? DateOnly.MaxValue);

    private static List<ChargeLine> Charges(PersonPage page) => [.. page.Prosecutions.SelectMany(part => part.Charges)];

    private static string? Span(ImpreciseDate? from, ImpreciseDate? to) => from is null && to is null ? null
        : Texts.Localize("Reports.FromTo", from?.Localize() ?? "…", to?.Localize() ?? "…");

    /// <summary>What is linked to and may not be named is on record all the same.</summary>
    private static string? Name(PersonPage page, long? id) => id is { } linked
        ? page.LinkNames.GetValueOrDefault(linked, Texts.Localize("Export.Restricted")) : null;

    private static string? Joined(IEnumerable<string?> parts, string between = "; ") => ExportedPart.Joined(parts, between);
}
