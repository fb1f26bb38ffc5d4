using System.Globalization;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of a report as the options of its command and the query of its page write it. What cannot be read is told, never
/// left out.</summary>
public static class ReportAddress
{
    public const string Path = "/reports", FilePath = "/export/report";
    public const string Report = "report", From = "from", To = "to", Known = "as-known-on", For = "audience", Language = "language",
        Person = "person", Case = "case", Parts = "part",
        By = "by";

    /// <summary>Reads names and values; only that of the parts may stand several times.</summary>
    /// <param name="today">For the day of a dossier that names none.</param>
    public static Outcome<ReportQuestion> Read(IEnumerable<KeyValuePair<string, string?>> parts, DateOnly today)
    {
        var said = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).ToLookup(part => part.Key, part => part.Value!.Trim(),
            StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        var name = One(Report) ?? "";
        if (ReportKinds.Find(name) is not { } kind)
            return Outcome<ReportQuestion>.Failed(new Problem("Reports.Unknown", name, Joined(ReportKinds.All.Select(one => one.Name()))));
        var (from, to, known) = (Day(From), Day(To), Day(Known));
        // A dossier is of one day, and tells all that came before it.
        if (kind.IsOfOne()) (from, to) = (from ?? to ?? today, to ?? today);
        if (problems.Count == 0 && (from is null || to is null)) problems.Add(new Problem("Reports.PeriodMissing"));
        var audience = One(For) is { } whom ? AudienceProfile.Find(whom) ?? Wrong<Audience>(whom, AudienceProfile.Words) : Audience.Own;
        var language = One(Language) is { } word ? Languages.FirstOrDefault(pair => pair.Word.Equals(word,
            StringComparison.OrdinalIgnoreCase)).Culture ?? WrongLanguage(word) : Texts.Languages[0];
        var by = One(By) is { } length ? Length(length) ?? Wrong<PeriodLength>(length, Lengths.Select(pair => pair.Word))
            : PeriodLength.Month;
        var (person, record) = (Number(Person), Number(Case));
        return problems.Count > 0 ? Outcome<ReportQuestion>.Failed(problems)
            : Outcome<ReportQuestion>.Of(new ReportQuestion(kind, from!.Value, to!.Value)
            {
                KnownOn = known,
                By = by,
                Audience = audience,
                Language = language,
                PersonId = person,
                CaseId = record,
                Parts = [.. said[Parts].Distinct(StringComparer.Ordinal)],
            });

        string? One(string key) => said[key].LastOrDefault();

        DateOnly? Day(string key)
        {
            if (One(key) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            problems.Add(new Problem("Reports.WrongDay", text));
            return null;
        }

        long? Number(string key)
        {
            if (One(key) is not { } text) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
            problems.Add(new Problem("Reports.WrongNumber", text));
            return null;
        }

        T Wrong<T>(string word, IEnumerable<string> known) where T : struct
        {
            problems.Add(new Problem("Reports.WrongWord", word, Joined(known)));
            return default;
        }

        CultureInfo WrongLanguage(string word)
        {
            problems.Add(new Problem("Reports.WrongWord", word, Joined(Languages.Select(pair => pair.Word))));
            return Texts.Languages[0];
        }
    }

    /// <summary>The query that asks the question, with its question mark.</summary>
    public static string Query(ReportQuestion question)
    {
        List<(string Name, string Value)> parts =
        [
            (Report, question.Kind.Name()), (From, PrisonerAddress.Iso(question.From)), (To, PrisonerAddress.Iso(question.To)),
            (For, question.Audience.ToString().ToLowerInvariant()), (Language, Word(question.Language)),
        ];
        if (question.By != PeriodLength.Month) parts.Add((By, Word(question.By)));
        if (question.KnownOn is { } known) parts.Add((Known, PrisonerAddress.Iso(known)));
        if (question.PersonId is { } person) parts.Add((Person, person.ToString(CultureInfo.InvariantCulture)));
        if (question.CaseId is { } record) parts.Add((Case, record.ToString(CultureInfo.InvariantCulture)));
        parts.AddRange(question.Parts.Select(part => (Parts, part)));
        return $"?{string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}";
    }

    /// <summary>The list of a report as an export: what is handed over where it is too long to be laid out.</summary>
    public static Outcome<ExportSubject> List(ReportQuestion question, DateTimeOffset now)
    {
        var day = question.LastDay(CambodianTime.DayOf(now.UtcDateTime));
        var known = question.KnownOn is { } then ? KnownAddress.Text(CambodianTime.EndOf(then)) : null;
        (string Name, string? Value)[] asked = question.Kind switch
        {
            ReportKind.Quarterly or ReportKind.Prisoners => [(PrisonerAddress.AsOf, PrisonerAddress.Iso(day))],
            // A dispute has no one day.
            ReportKind.Land => [],
            ReportKind.Figures => [("as-of", new DaySpan(question.From, day).Text)],
            _ => [("on", new DaySpan(question.From, day).Text)],
        };
        return ExportQuestion.Read(question.Kind is ReportKind.Quarterly ? ReportKind.Prisoners.Name() : question.Kind.Name(),
            [.. asked.Select(part => KeyValuePair.Create(part.Name, part.Value)),
                KeyValuePair.Create(KnownAddress.Moment, known), KeyValuePair.Create(For, (string?)question.Audience.ToString())], now);
    }

    /// <summary>The page of the dossier of a person or a case.</summary>
    /// <param name="of"><see cref="Person"/> or <see cref="Case"/>.</param>
    public static string DossierOf(string of, long id) => string.Create(CultureInfo.InvariantCulture,
        $"{Path}?{Report}={ReportKind.Dossier.Name()}&{of}={id}");

    /// <summary>The languages by their words in addresses and commands.</summary>
    public static IReadOnlyList<(string Word, CultureInfo Culture)> Languages { get; } =
        [.. Texts.Languages.Select(language => (Word(language), language))];

    /// <summary>The periods by which a report counts, by their words in addresses and commands.</summary>
    public static IReadOnlyList<(string Word, PeriodLength Length)> Lengths { get; } =
        [.. new[] { PeriodLength.Month, PeriodLength.Quarter, PeriodLength.Year }.Select(length => (Word(length), length))];

    /// <summary>Null for a word that is none of them.</summary>
    public static PeriodLength? Length(string? word) =>
        Lengths.Where(pair => pair.Word.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(pair => (PeriodLength?)pair.Length)
            .FirstOrDefault();

    public static string Word(PeriodLength length) => length.ToString().ToLowerInvariant();

    public static string Word(CultureInfo language) => language.Name.Length == 0 ? "en" : language.Name;

    private static string Joined(IEnumerable<string> words) => string.Join(", ", words);
}
