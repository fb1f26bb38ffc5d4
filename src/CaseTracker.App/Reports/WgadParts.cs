using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Pages;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>The model questionnaire of the UN Working Group on Arbitrary Detention (Fact Sheet 26, annex V), filled from what is on record
/// of one person: six sections, what is missing with where to add it, and the annexes. What only the sender can write is left to
/// them.</summary>
internal sealed class WgadParts(ShowPerson person)
{
    /// <summary>One question of the form.</summary>
    /// <param name="Answer">Null: nothing on record answers it.</param>
    /// <param name="Add">Where it is added, by the end of an address; null where the record has no place for it.</param>
    private sealed record Asked(string Key, string? Answer, string? Add, IEnumerable<long> Records);

    public async Task<Outcome<DossierAnswer>> OfPerson(ReportAsked asked, long id, CancellationToken cancel)
    {
        var shown = await person.Handle(asked.User, id, asked.Day, asked.Known, cancel);
        if (!shown.Succeeded) return Outcome<DossierAnswer>.Failed(shown.Problems);
        var page = shown.Value;
        await asked.Cited(page.Citations.Sources.Select(source => source.Id), cancel);
        (string Key, Asked[] Questions)[] sections =
        [
            ("identity", Identity(page, id)), ("arrest", Arrest(page, id)), ("detention", Detention(page, id)),
            ("reasons", Reasons(page, id)), ("remedies", Remedies(page, id)), ("sender", Sender()),
        ];
        var missing = sections.SelectMany(section => section.Questions).Where(one => one.Answer is null).ToList();
        var parts = sections.Select(section => Part(page, section.Key, section.Questions)).ToList();
        parts.Add(new("missing", Texts.Localize("Reports.Wgad_missing"), [], [Table("missing",
            [.. missing.Select(one => new ReportRow([Question(one.Key), one.Add ?? Texts.Localize("Reports.Wgad_bySender")]))],
            ("question", 50), ("add", 40))]));
        parts.Add(new("annexes", Texts.Localize("Reports.Wgad_annexes"), [], [Table("annexes",
            [.. page.Citations.Sources.Select((source, at) => new ReportRow([
                string.Create(CultureInfo.InvariantCulture, $"{at + 1}"), source.Details.Title, source.Details.Published?.Localize(),
                CitedText.Numbers([source.Id])]))], ("annex", 8), ("document", 50), ("day", 16), ("sources", 10))]));
        var questions = sections.Sum(section => section.Questions.Length);
        return Outcome<DossierAnswer>.Of(new(Texts.Localize("Reports.WgadOf", page.Name),
            [
                new((questions - missing.Count).InDigits(), Texts.Localize("Reports.Wgad_answered", questions.InDigits())),
                new(page.Citations.Sources.Count.InDigits(), Texts.Localize("Reports.NumberOfSources")),
            ], parts));
    }

    private static Asked[] Identity(PersonPage page, long id)
    {
        var (details, edit) = (page.Person.Details, $"/people/{id}/edit");
        var words = (page.Person.IsHidden("name") ? null : details.Name)?.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var age = Arrests(page).Select(arrest => arrest.Details.Age?.Localize()).FirstOrDefault(text => text is not null);
        long[] record = [id];
        return
        [
            new("familyName", words.ElementAtOrDefault(0), edit, record), new("firstName", words.ElementAtOrDefault(1), edit, record),
            new("nameKhmer", page.Person.IsHidden("nameKhmer") ? null : details.NameKhmer, edit, record),
            new("sex", FieldFormatter.Stated(details.Sex), edit, record),
            new("birth", details.Birth?.Localize() ?? (age is null ? null : Texts.Localize("Reports.Wgad_ageAtArrest", age)), edit, record),
            new("nationality", details.Nationality, edit, record), new("document", null, null, record),
            new("profession", details.Occupation, edit, record), new("address", null, null, record),
        ];
    }

    private static Asked[] Arrest(PersonPage page, long id)
    {
        var arrests = Arrests(page).ToList();
        var last = arrests.LastOrDefault();
        var (details, records, add) = (last?.Details, arrests.Select(arrest => arrest.Id).ToList(),
            last is null ? $"/people/{id}/custody/new" : $"/custody/{last.Id}/edit");
        return
        [
            new("arrestDay", details?.On?.Localize(), add, records),
            new("arrestPlace", Name(page, details?.PlaceId) ?? Name(page, details?.FacilityId), add, records),
            new("arrestForces", Name(page, details?.ForceId), add, records),
            new("warrant", details is null ? null : FieldFormatter.Stated(details.Warrant), add, records),
            new("warrantBy", null, null, records), new("arrestReasons", details?.StatedReason, add, records),
            new("arrestLaw", Laws(page), $"/people/{id}", Charges(page).Select(line => line.Charge.Id)),
        ];
    }

    private static Asked[] Detention(PersonPage page, long id)
    {
        var (stays, records, add) = (page.Stays.OrderBy(stay => stay.Details.From?.Earliest ?? DateOnly.MaxValue).ToList(),
            page.Stays.Select(stay => stay.Id).ToList(), $"/people/{id}/stays/new");
        var courts = Joined(page.Prosecutions.Select(part => Joined([Name(page, part.Prosecution?.Details.CourtId),
            part.Prosecution?.Details.Judge], ", ")));
        return
        [
            new("detentionDay", page.Custody?.HeldSince?.Localize(), add, records),
            new("duration", page.Custody is { } custody ? $"{custody.Status.Localize().Localize()}: {custody.Reason.Localize()}" : null,
                add, records),
            new("detentionForces", null, null, records),
            new("places", Joined(stays.Select(stay => Joined([Name(page, stay.Details.FacilityId),
                Span(stay.Details.From, stay.Details.To)], ", "))), add, records),
            new("orderedBy", courts, $"/people/{id}", page.Prosecutions.Select(part => part.Prosecution?.Id).OfType<long>()),
            new("imputed", Joined(Charges(page).Select(line => line.Charge.Details.Label)), $"/people/{id}",
                Charges(page).Select(line => line.Charge.Id)),
            new("detentionLaw", Laws(page), $"/people/{id}", Charges(page).Select(line => line.Charge.Id)),
        ];
    }

    private static Asked[] Reasons(PersonPage page, long id)
    {
        var found = page.Assessments.Where(one => one.Details is
        {
            Definition: AssessmentDefinition.WorkingGroupArbitraryDetention,
            Conclusion: AssessmentConclusion.Meets
        }).ToList();
        var sentences = Charges(page).SelectMany(line => line.Sentences).ToList();
        return
        [
            new("circumstances", Joined(Arrests(page).Select(arrest => Joined([arrest.Details.On?.Localize(),
                arrest.Details.StatedReason, arrest.Details.AssessedReason], ": "))), $"/people/{id}", Arrests(page).Select(one => one.Id)),
            new("trial", Joined(sentences.Select(sentence => Joined([sentence.Details.On?.Localize(),
                SentenceFormatter.WithOffence(sentence.Details)], ": "))), $"/people/{id}", sentences.Select(one => one.Id)),
            .. Categories.Select(category => new Asked($"category{category}", found.Any(one => Names(one.Details.Criteria, category))
                ? Joined(found.Where(one => Names(one.Details.Criteria, category)).Select(one => Joined([one.Details.Criteria,
                    Name(page, one.Details.AssessorId) ?? one.Details.AssessorName, one.Details.On?.Localize()], ", "))) : null,
                $"/people/{id}/assessments/new", found.Select(one => one.Id))),
        ];
    }

    private static Asked[] Remedies(PersonPage page, long id)
    {
        var appeals = Charges(page).SelectMany(line => line.Sentences).Where(one => one.Details.Appeal is not (AppealOutcome.NotStated
            or AppealOutcome.NotAppealed))
            .ToList();
        var answers = page.Linked.Responses.OrderBy(one => one.Details.On?.Earliest ?? DateOnly.MaxValue).ToList();
        return
        [
            new("appeals", Joined(appeals.Select(one => Joined([one.Details.AppealOn?.Localize(),
                FieldFormatter.Choice(one.Details.Appeal)], ": "))), $"/people/{id}", appeals.Select(one => one.Id)),
            new("steps", Joined(answers.Select(one => Joined([one.Details.On?.Localize(), $"{FieldFormatter.Choice(one.Details.Kind)}: "
                + one.Details.Subject], ", "))), $"/people/{id}", answers.Select(one => one.Id)),
        ];
    }

    private static Asked[] Sender() => [new("senderName", null, null, []), new("senderAddress", null, null, []),
        new("signed", null, null, [])];

    private static readonly string[] Categories = ["I", "II", "III", "IV", "V"];

    /// <summary>Whether the criteria name a category: "II" is none of "III".</summary>
    private static bool Names(string? criteria, string category) => (criteria ?? "").Split(' ', ',', ';', '/', '.', '(', ')')
        .Contains(category, StringComparer.OrdinalIgnoreCase);

    private static ReportPart Part(PersonPage page, string key, Asked[] questions) => new(key, Texts.Localize($"Reports.Wgad_{key}"), [],
        [Table(key, [.. questions.Select(one => new ReportRow([Question(one.Key), one.Answer ?? Texts.Localize("Reports.Wgad_notOnRecord"),
            one.Answer is null ? null : CitedText.Numbers(one.Records.SelectMany(page.Citations.Sourced).Distinct().Order())]))],
            ("question", 32), ("answer_wgad", 48), ("sources", 10))]);

    private static ReportTable Table(string key, IReadOnlyList<ReportRow> rows, params (string Key, double Width)[] columns) =>
        ReportTable.Of("Wgad", key, rows, columns);

    private static string Question(string key) => Texts.Localize($"Reports.Wgad_q_{key}");

    private static IEnumerable<Redacted<CustodyEventDetails>> Arrests(PersonPage page) =>
        page.Events.Where(one => one.Details.Kind == CustodyEventKind.Arrest)
            .OrderBy(one => one.Details.On?.Earliest ?? DateOnly.MaxValue);

    private static List<ChargeLine> Charges(PersonPage page) => [.. page.Prosecutions.SelectMany(part => part.Charges)];

    private static string? Laws(PersonPage page) => Joined(Charges(page).Select(line => line.Article).Distinct());

    private static string? Span(ImpreciseDate? from, ImpreciseDate? to) => from is null && to is null ? null
        : Texts.Localize("Reports.FromTo", from?.Localize() ?? "…", to?.Localize() ?? "…");

    private static string? Name(PersonPage page, long? id) => id is { } linked ? page.LinkNames.GetValueOrDefault(linked) : null;

    private static string? Joined(IEnumerable<string?> parts, string between = "; ") => ExportedPart.Joined(parts, between);
}
