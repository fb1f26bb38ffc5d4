using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>A redacted list on its way out: what is told of it as a whole.</summary>
/// <param name="List">Without an individual; see <see cref="ListForward{TPage, TPart}.Head"/>.</param>
internal sealed record ExportedPrisoners(PrisonerList List, DateTime MadeAt, Role Sight)
{
    /// <summary>The counts by two filters for the summary, where somebody asked for them.</summary>
    public Matrix? Matrix { get; init; }

    /// <summary>Who was ever arrested, imprisoned or sentenced, for the summary.</summary>
    public EverTaken? Ever { get; init; }

    /// <summary>What the individuals come to, once they are read.</summary>
    public required ExportedSums Sums { get; init; }

    /// <summary>The keys of the columns that are wanted; empty: all that somebody has filled.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether the answer was asked for as it was known when it was made.</summary>
    public bool KnownNow { get; init; } = true;

    /// <summary>Nothing at all was recorded by the moment of knowledge.</summary>
    public bool NothingYet { get; init; }

    /// <summary>The sources of the list, once it is read.</summary>
    public required CitedSources Cited { get; init; }

    public DateOnly Day => List.Question.AsOf;

    /// <summary>What every format says of the groups.</summary>
    public ExportedPart Groups => new(Day, List.Citations);
}

/// <summary>Sums over individuals, added up as they are read.</summary>
internal sealed class ExportedSums(DateOnly day)
{
    private readonly AddedSentences _sentences = new(day);

    public SentenceTotals Sentences => _sentences.Totals;
    public int FactsHeldBack { get; private set; }
    public int NamesHeldBack { get; private set; }
    public int BirthsHeldBack { get; private set; }

    public void Add(PrisonerRow row)
    {
        if (row.History is { } history) _sentences.Add(history);
        FactsHeldBack += row.FactsHeldBack;
        if (row.Person.IsHidden("name")) NamesHeldBack++;
        if (row.Person.IsHidden("birth")) BirthsHeldBack++;
    }
}

/// <summary>Some rows of a redacted list on their way out, with what every format says of them in the same words.</summary>
internal sealed record ExportedPart(DateOnly Day, Citations Citations)
{
    /// <summary>What stands where a field was taken out.</summary>
    public static string Restricted => Texts.Localize("Export.Restricted");

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

    /// <summary>All sources behind a row, in the order of their numbers.</summary>
    public IEnumerable<long> Sources(IEnumerable<long> records) => records.SelectMany(Citations.Sourced).Distinct().Order();

    public CitedText? SourceText(IEnumerable<long> records) => CitedText.Numbers(Sources(records));

    public static string? Joined(IEnumerable<string?> parts, string between = "; ") =>
        string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;

    private bool PossiblyByDay(ImpreciseDate? date) => date?.PossiblyOnOrBefore(Day) ?? true;
}
