using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Figures;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>A redacted list on its way out, with what every format says of it in the same words.</summary>
internal sealed record ExportedPrisoners(PrisonerList List, DateTime MadeAt, Role Sight)
{
    /// <summary>What stands where a field was taken out.</summary>
    public static string Restricted => Texts.Localize("Export.Restricted");

    /// <summary>The counts by two filters for the summary, where somebody asked for them.</summary>
    public CrossTab? CrossTab { get; init; }

    /// <summary>Who was ever arrested, imprisoned or sentenced, for the summary.</summary>
    public EverTaken? Ever { get; init; }

    public DateOnly Day => List.Question.AsOf;

    /// <summary>The charges that may have been brought by the day.</summary>
    public IEnumerable<ChargeLine> ChargesOf(IEnumerable<ChargeLine> charges) =>
        charges.Where(line => PossiblyByDay(line.Charge.Details.On));

    /// <summary>The sentences on a charge that may have been given by the day, in the order in which they were.</summary>
    public IEnumerable<Redacted<SentenceDetails>> SentencesOf(ChargeLine charge) =>
        charge.Sentences.Where(sentence => PossiblyByDay(sentence.Details.On))
        .OrderBy(sentence => sentence.Details.On?.Latest ?? DateOnly.MinValue).ThenBy(sentence => sentence.Details.Order)
            .ThenBy(sentence => sentence.Id);

    /// <summary>"incitement (Criminal Code, 495)" for each charge; null where none is on record.</summary>
    public string? ChargeWords(PrisonerRow row) => Joined(ChargesOf(row.Charges).Select(line => (Label(line), Article(line)) switch
    {
        ({ } label, { } article) => $"{label} ({article})",
        var (label, article) => label ?? article ?? line.Charge.Details.Grounds,
    }));

    /// <summary>The last sentence on each charge, in words; null where none is on record by the day.</summary>
    public string? SentenceText(IEnumerable<ChargeLine> charges) =>
        Joined(ChargesOf(charges).Select(line => SentencesOf(line).LastOrDefault() is { } last
        ? SentenceFormatter.WithOffence(last.Details) : null));

    public static string? Label(ChargeLine line) => Shown(line.Charge, "label", line.Charge.Details.Label);

    /// <summary>The article; a law that the viewer may not see is restricted, not missing.</summary>
    public static string? Article(ChargeLine line) => line.Article
        ?? (line.Charge.Details.ArticleId is not null || line.Charge.IsHidden("article") ? Restricted : null);

    public static string? Facility(PrisonerRow row) => row.Facility ?? (row.FacilityId is null ? null : Restricted);

    public static string Name(Redacted<PersonDetails> person) =>
        person.IsHidden("name") ? Restricted : PersonNaming.Called(person.Details, nameHidden: false);

    public static string? Shown<T>(Redacted<T> record, string field, string? value) where T : class =>
        record.IsHidden(field) ? Restricted : value;

    /// <summary>A choice in words; "not stated" is what an empty one says.</summary>
    public static string Choice<T>(Redacted<T> record, string field, Enum value) where T : class =>
        record.IsHidden(field) ? Restricted : FieldFormatter.Choice(value);

    public static object?[] Dates<T>(Redacted<T> record, string field, ImpreciseDate? value) where T : class =>
        record.IsHidden(field) ? DateCells.Hidden(Restricted) : DateCells.Of(value);

    /// <summary>The numbers of all sources behind a row.</summary>
    public IReadOnlyList<int> Sources(IEnumerable<long> records) => [.. records.SelectMany(List.Citations.Numbers).Distinct().Order()];

    public string? SourceText(IEnumerable<long> records) => Sources(records) is { Count: > 0 } numbers ? string.Join(", ", numbers) : null;

    public static string? Joined(IEnumerable<string?> parts) =>
        string.Join("; ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;

    private bool PossiblyByDay(ImpreciseDate? date) => date?.PossiblyOnOrBefore(Day) ?? true;
}
