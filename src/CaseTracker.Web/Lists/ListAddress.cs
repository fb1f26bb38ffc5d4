using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Lists;

/// <summary>The question of a list of records as the query of an address, read and written. What cannot be read leaves the
/// default in place and is told under its name.</summary>
public sealed record ListAddress(RecordQuestion Question, IReadOnlyDictionary<string, InvalidParameter> Wrong)
{
    public const string Words = "q", Show = "show";
    private const string Nothing = "none";

    /// <summary>The list that a path is about, or null: "/events", "/events/matrix".</summary>
    public static RecordList? ListOf(string path) =>
        RecordLists.All.FirstOrDefault(list => path.Trim('/').Split('/')[0].Equals(list.Name, StringComparison.OrdinalIgnoreCase));

    /// <param name="more">Names that the page reads by itself.</param>
    public static ListAddress Read(RecordList list, string? query, params string[] more)
    {
        var reader = new QueryStringReader(query);
        return new ListAddress(reader.Ask(new RecordQuestion(list), list.Filters,
            [Words, Show, KnownAddress.Moment, KnownAddress.Day, .. more], "Lists.UnknownPart") with
        {
            KnownAsOf = reader.TakeKnown(),
            Text = reader.Take<string?>(Words, text => text.Length <= RecordQuestion.LongestText
                ? text : (object)new Problem("Lists.TextTooLong", RecordQuestion.LongestText), null),
            Sort = reader.Take<string?>(QueryStringReader.Sort, text => list.Sorts.Contains(text)
                ? text : (object)new Problem("Lists.WrongSort", text, string.Join(", ", list.Sorts)), null),
            Show = reader.Take<IReadOnlyList<string>?>(Show, text => Columns(list, text), null),
        }, reader.Wrong);
    }

    private static object Columns(RecordList list, string text)
    {
        var (names, all) = (text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            list.AllColumns.Select(column => column.Key).ToList());
        if (names is [Nothing]) return Array.Empty<string>();
        return names.FirstOrDefault(name => !all.Contains(name)) is { } unknown
            ? new Problem("PrisonerPages.WrongColumn", unknown, string.Join(", ", all)) : names.Distinct().ToArray();
    }

    /// <summary>What is wrong, but for what stands beside a control of its own.</summary>
    public IEnumerable<(string Name, InvalidParameter Part)> Others =>
        Wrong.Where(part => part.Key != Words && Question.List.Find(part.Key) is null).Select(part => (part.Key, part.Value));

    /// <summary>The query that asks the question, with its question mark; nothing for the usual question.</summary>
    public static string Query(RecordQuestion question)
    {
        List<string> parts = [];
        if (question.Words.Count > 0) parts.Add($"{Words}={Uri.EscapeDataString(string.Join(' ', question.Words))}");
        if (question.KnownAsOf is { } known) parts.Add($"{KnownAddress.Moment}={KnownAddress.Text(known)}");
        parts.AddRange(QueryStringReader.Parts(question.Filters));
        parts.AddRange(QueryStringReader.Parts(question.Only));
        if (question.Show is { } show) parts.Add($"{Show}={(show.Count == 0 ? Nothing : string.Join(',', show))}");
        if (question.Sort is { } sort) parts.Add($"{QueryStringReader.Sort}={sort}");
        if (question is { Sort: not null, Descending: true }) parts.Add($"{QueryStringReader.Descending}=1");
        parts.AddRange(QueryStringReader.Parts(question.Page, question.PageSize));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The address of the list that answers the question.</summary>
    public static string Of(RecordQuestion question) => $"/{question.List.Name}{Query(question)}";

    /// <summary>The address of the list's matrix by two filters.</summary>
    public static string Matrix(RecordQuestion question, MatrixSides sides) =>
        $"/{question.List.Name}/matrix{(Query(question with { Page = 1, Show = null }) is { Length: > 0 } query
            ? query + "&" : "?")}{AskedSides.Parts(sides)}";

    /// <summary>The address of the file that answers the whole question, whatever page is open.</summary>
    public static string Export(RecordQuestion question, string format) =>
        $"/export/{question.List.Name}{(Query(question with { Page = 1, PageSize = QueryStringReader.UsualPage, Show = null })
            is { Length: > 0 } query
            ? query + "&" : "?")}format={format}";

    /// <summary>The address of the file that holds the list's matrix.</summary>
    public static string Export(RecordQuestion question, MatrixSides sides, string format) =>
        $"{Export(question, format)}&{AskedSides.Parts(sides)}";
}
