using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Detention;

/// <summary>The question of the prisoner list as the query of an address, read and written. What cannot be read leaves the
/// default in place and is told under its name.</summary>
public sealed record PrisonerAddress(PrisonerQuestion Question, IReadOnlyDictionary<string, InvalidParameter> Wrong)
{
    public const string Path = "/prisoners", ExportPath = "/export/prisoners";
    public const string AsOf = "as-of", Known = KnownAddress.Moment, KnownOn = KnownAddress.Day, Status = "status",
        CertaintyName = "certainty", Name = "name",
        Sort = QueryStringReader.Sort, Descending = QueryStringReader.Descending, Page = QueryStringReader.Page,
            Size = QueryStringReader.Size, Only = QueryStringReader.Only,
        Show = "show", Density = "density";
    public const int LongestName = 200, LastPage = QueryStringReader.LastPage, LargestPage = QueryStringReader.LargestPage,
        UsualPage = QueryStringReader.UsualPage;
    private const string Nothing = "none", Compact = "compact";
    private static readonly string[] Names =
        [AsOf, Known, KnownOn, Status, CertaintyName, Name, Sort, Descending, Page, Size, Only, Show, Density];
    private static readonly Dictionary<string, PrisonerSort> Sorts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = PrisonerSort.Name,
        ["status"] = PrisonerSort.Status,
        ["since"] = PrisonerSort.HeldSince,
        ["confirmed"] = PrisonerSort.LastConfirmed,
        ["charge"] = PrisonerSort.Charge,
        ["sentence"] = PrisonerSort.Sentence,
        ["ends"] = PrisonerSort.SentenceEnd,
        ["facility"] = PrisonerSort.Facility,
        ["sex"] = PrisonerSort.Sex,
        ["occupation"] = PrisonerSort.Occupation,
    };
    private static readonly Dictionary<string, PrisonerColumn> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["status"] = PrisonerColumn.Status,
        ["since"] = PrisonerColumn.HeldSince,
        ["charge"] = PrisonerColumn.Charge,
        ["sentence"] = PrisonerColumn.Sentence,
        ["ends"] = PrisonerColumn.SentenceEnd,
        ["facility"] = PrisonerColumn.Facility,
        ["confirmed"] = PrisonerColumn.LastConfirmed,
        ["sex"] = PrisonerColumn.Sex,
        ["age"] = PrisonerColumn.AgeGroup,
        ["occupation"] = PrisonerColumn.Occupation,
        ["review"] = PrisonerColumn.Review,
        ["tag"] = PrisonerColumn.Tag,
        ["sources"] = PrisonerColumn.Sources,
    };

    /// <summary>The names in the address that ask for nothing here.</summary>
    public IEnumerable<string> Unknown => Wrong.Keys.Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        && PrisonerFilters.Find(name) is null && name is not (CrossTabAddress.RowsName or CrossTabAddress.ColumnsName));

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    /// <param name="today">The day asked for where the address names none.</param>
    /// <param name="more">Names that the page reads by itself.</param>
    public static PrisonerAddress Read(string? query, DateOnly today, params string[] more)
    {
        var reader = new QueryStringReader(query);
        var question = new PrisonerQuestion(reader.Take(AsOf, KnownAddress.ReadDay, today), reader.TakeKnown());
        return new PrisonerAddress(reader.Ask(question, [.. PrisonerFilters.Others], [.. Names, .. more], "PrisonerPages.UnknownPart") with
        {
            Statuses = reader.Take<IReadOnlyList<CustodyStatus>>(Status, Statuses, []),
            Certainty = reader.Take<Certainty?>(CertaintyName, text => Enum.TryParse<Certainty>(text, true, out var one) && !IsNumber(text)
                && Enum.IsDefined(one) ? one : (object)new Problem("PrisonerPages.WrongCertainty", text), null),
            Name = reader.Take<string?>(Name, text => text.Length <= LongestName
                ? text : (object)new Problem("PrisonerPages.NameTooLong", LongestName), null),
            Sort = reader.Take(Sort, text => Sorts.TryGetValue(text, out var sort)
                ? sort : (object)new Problem("PrisonerPages.WrongSort", text), PrisonerSort.Name),
            Look = reader.Take(Show, Shown, DisplayOptions.Default)
                .With(reader.Take(Density, text => text.Equals(Compact, StringComparison.OrdinalIgnoreCase)
                ? true : (object)new Problem("PrisonerPages.WrongDensity", text), false)),
        }, reader.Wrong);
    }

    /// <summary>The query that asks the question, with its question mark. The usual values are left out.</summary>
    /// <param name="today">This day is left out, too: the query asks of the day on which it is opened.</param>
    public static string Query(PrisonerQuestion question, DateOnly? today = null)
    {
        List<string> parts = question.AsOf == today ? [] : [$"{AsOf}={Iso(question.AsOf)}"];
        if (question.KnownAsOf is { } known) parts.Add($"{Known}={KnownAddress.Text(known)}");
        if (question.Statuses.Count > 0) parts.Add($"{Status}={string.Join(',', question.Statuses)}");
        if (question.Certainty is { } certainty) parts.Add($"{CertaintyName}={(certainty == Certainty.Certain ? "certain" : "possible")}");
        if (!string.IsNullOrWhiteSpace(question.Name)) parts.Add($"{Name}={Uri.EscapeDataString(question.Name.Trim())}");
        parts.AddRange(QueryStringReader.Parts(question.Filters));
        parts.AddRange(QueryStringReader.Parts(question.Only));
        if (!question.Look.UsualSet)
            parts.Add($"{Show}={(question.Look.Columns.Count == 0 ? Nothing : string.Join(',', question.Look.Columns
                .Select(column => Columns.First(pair => pair.Value == column).Key)))}");
        if (question.Look.Compact) parts.Add($"{Density}={Compact}");
        if (question.Sort != PrisonerSort.Name) parts.Add($"{Sort}={Sorts.First(pair => pair.Value == question.Sort).Key}");
        if (question.Descending) parts.Add($"{Descending}=1");
        parts.AddRange(QueryStringReader.Parts(question.Page, question.PageSize));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The address of the list that answers the question.</summary>
    public static string Of(PrisonerQuestion question) => Path + Query(question);

    /// <summary>The address under which a question is kept: one of today is asked anew of the day on which it is opened.</summary>
    public static string ToKeep(PrisonerQuestion question, DateOnly today) => Path + Query(question with { Page = 1 }, today);

    /// <summary>The address of the question with a day and a moment as a person typed them; "now" and no moment are the same.</summary>
    public static string Typed(PrisonerQuestion question, string day, string known)
    {
        var rest = Query(question with { KnownAsOf = null })[1..].Split('&')
            .Where(part => !part.StartsWith(AsOf + "=", StringComparison.Ordinal));
        List<string> parts = [];
        Add(AsOf, day);
        if (!known.Trim().Equals(Texts.Localize("PrisonerPages.Now"), StringComparison.OrdinalIgnoreCase)) Add(Known, known);
        return $"{Path}?{string.Join('&', parts.Concat(rest))}";

        void Add(string name, string text)
        {
            if (text.Trim().Length == 0) return;
            var read = name == AsOf ? KnownAddress.ReadDay(text.Trim()) : KnownAddress.ReadMoment(text.Trim());
            var value = read switch
            {
                DateOnly one => Iso(one),
                DateTime moment => KnownAddress.Text(moment),
                _ => Uri.EscapeDataString(text.Trim()),
            };
            parts.Add($"{name}={value}");
        }
    }

    /// <summary>The address of the file that answers the whole question, whatever page is open.</summary>
    public static string Export(PrisonerQuestion question, string format) =>
        $"{ExportPath}{Query(question with { Page = 1, PageSize = UsualPage, Look = DisplayOptions.Default })}&format={format}";

    /// <summary>The words of a day as they stand in a box and can be read again.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Shown(string text)
    {
        if (text.Equals(Nothing, StringComparison.OrdinalIgnoreCase)) return DisplayOptions.Default.With([]);
        var names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => !Columns.ContainsKey(name)) is { } unknown
            ? new Problem("PrisonerPages.WrongColumn", unknown, string.Join(", ", Columns.Keys))
                : DisplayOptions.Default.With(names.Select(name => Columns[name]));
    }

    private static object Statuses(string text)
    {
        var names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // A status may be written as words: pre-trial-detention.
        names = [.. names.Select(name => char.IsLetter(name[0]) ? name.Replace("-", "", StringComparison.Ordinal) : name)];
        var unknown = names.FirstOrDefault(name => IsNumber(name) || !Enum.TryParse<CustodyStatus>(name, true, out var status)
            || !Enum.IsDefined(status));
        return unknown is not null
            ? new Problem("PrisonerPages.WrongStatus", unknown, string.Join(", ", Enum.GetNames<CustodyStatus>()))
            : (object)names.Select(name => Enum.Parse<CustodyStatus>(name, true)).Distinct().ToList();
    }

    private static bool IsNumber(string text) => text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '+');
}
