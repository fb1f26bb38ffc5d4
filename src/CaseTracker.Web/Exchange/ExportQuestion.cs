using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of an export as a command's options and an address's query write it, read as the page reads its
/// address. What cannot be read is told, never left out: a file says less of its question than a page.</summary>
public static class ExportQuestion
{
    public const string Format = "format";

    /// <summary>For whom the file is, why it leaves, which columns it has, and whether HXL tags stand in it.</summary>
    public const string For = "audience", Why = "reason", Fields = "fields", Hxl = "hxl";

    // The address of the links in a file. It is kept with the question, and never taken from an address that somebody opens: whoever
    // sends one could have a colleague's file lead elsewhere.
    private const string Links = "links";

    private static readonly string[] OfTheOrder = [Format, For, Why, Fields, Hxl, Links];

    /// <summary>The subject with links back to the program in the team's own files.</summary>
    public static ExportSubject Linked(ExportSubject subject, string address) => subject.Order.Audience != Audience.Own ? subject
        : subject.With(subject.Order with
        {
            BaseAddress = address,
            Question = Joined(subject.Order.Question, $"{Links}={Uri.EscapeDataString(address)}"),
        });

    /// <summary>Reads names and values, where a name may stand several times: a list, or its matrix where both sides are named.</summary>
    /// <param name="now">For the day asked for where none is named: today in Cambodia.</param>
    /// <param name="options">The names are those of a command's options, and a refusal says which.</param>
    public static Outcome<ExportSubject> Read(ListDefinition list, IEnumerable<KeyValuePair<string, string?>> parts, DateTimeOffset now,
        bool options = false)
    {
        var all = parts.ToList();
        return list is RecordList records ? Records(records, all, options) : Prisoners(all, now, options);
    }

    /// <summary>The question of a file that was made before.</summary>
    public static Outcome<ExportSubject> Read(MadeFile file, DateTimeOffset now)
    {
        var kept = QueryHelpers.ParseQuery(file.Question);
        var parts = QueryStringReader.Parts(kept)
            .Append(KeyValuePair.Create<string, string?>(For, file.Audience.ToString()))
            .Append(KeyValuePair.Create(Why, file.Reason));
        var read = Read(file.List, parts, now);
        return read.Succeeded && kept.TryGetValue(Links, out var address) ? Outcome<ExportSubject>.Of(Linked(read.Value, address!)) : read;
    }

    /// <summary>A list, a table that is none, or a report, by its name.</summary>
    public static Outcome<ExportSubject> Read(string name, IEnumerable<KeyValuePair<string, string?>> parts, DateTimeOffset now) =>
        name == ExportedReport.Name ? Report([.. parts], CambodianTime.DayOf(now.UtcDateTime))
            : AllLists.All.FirstOrDefault(list => list.Name == name) is { } known ? Read(known, parts, now)
            : ExportTable.All.FirstOrDefault(table => table.Name == name) is { } other ? other.Read(parts)
            : Outcome<ExportSubject>.Failed(new Problem("Export.NoSuchList", name));

    /// <summary>What an address with a query asks, of the list of that name.</summary>
    public static Outcome<ExportSubject> Read(string name, string query, DateTimeOffset now) =>
        Read(name, QueryStringReader.Parts(QueryHelpers.ParseQuery(query)), now);

    /// <summary>Whether a file can be asked for again. Of a report of an older version the question was not kept so.</summary>
    public static bool Knows(MadeFile file) => file.List == ExportedReport.Name || AllLists.All.Any(list => list.Name == file.List)
        || ExportTable.All.Any(table => table.Name == file.List);

    /// <summary>The page of the list or report that a file answers for; null for a table.</summary>
    public static string? Page(MadeFile file)
    {
        if (file.List == ExportedReport.Name) return $"{ReportAddress.Path}?{file.Question}";
        if (AllLists.All.All(list => list.Name != file.List)) return null;
        return $"/{file.List}{Query(QueryStringReader.Parts(QueryHelpers.ParseQuery(file.Question)))}";
    }

    /// <summary>What is asked of the file, beside what is asked of the list.</summary>
    /// <param name="question">The list's own question as the query of an address.</param>
    public static Outcome<ExportOrder> Order(IReadOnlyList<KeyValuePair<string, string?>> parts, string question)
    {
        var word = Said(For);
        if (word is not null && AudienceProfile.Find(word) is null)
            return Outcome<ExportOrder>.Failed(new Problem("Export.WrongAudience", word, string.Join(", ", AudienceProfile.Words)));
        var columns = (Said(Fields) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hxl = Said(Hxl) is "1" or "true" or "True";
        var asked = question.TrimStart('?');
        if (columns.Length > 0) asked = Joined(asked, $"{Fields}={Uri.EscapeDataString(string.Join(',', columns))}");
        if (hxl) asked = Joined(asked, $"{Hxl}=1");
        return Outcome<ExportOrder>.Of(new(AudienceProfile.Find(word) ?? Audience.Own)
        {
            Question = asked,
            Reason = Said(Why),
            Columns = columns,
            Hxl = hxl,
        });

        string? Said(string name) => parts.Where(part => part.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(part => part.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
    }

    private static string Joined(string query, string part) => query.Length == 0 ? part : $"{query}&{part}";

    private static Outcome<ExportSubject> Report(IReadOnlyList<KeyValuePair<string, string?>> parts, DateOnly today)
    {
        var read = ReportAddress.Read(parts, today);
        return read.Succeeded ? With(ExportedReport.Of(read.Value), parts,
            Query(QueryStringReader.Parts(QueryHelpers.ParseQuery(ReportAddress.Query(read.Value)))))
            : Outcome<ExportSubject>.Failed(read.Problems);
    }

    private static Outcome<ExportSubject> Prisoners(IReadOnlyList<KeyValuePair<string, string?>> parts, DateTimeOffset now, bool options)
    {
        var address = CrossTabAddress.Read(Query(parts), CambodianTime.DayOf(now.UtcDateTime));
        return Read(address.Wrong, address.Asked, options, sides => (ExportSubject.Of(address.Question, sides), parts,
            PrisonerAddress.Query(address.Question) + (sides is null ? "" : $"&{AskedSides.Parts(sides)}")));
    }

    private static Outcome<ExportSubject> Records(RecordList list, IReadOnlyList<KeyValuePair<string, string?>> parts, bool options)
    {
        var query = Query(parts);
        var address = ListAddress.Read(list, query, AskedSides.Rows, AskedSides.Columns);
        return Read(address.Wrong, AskedSides.Read(list, query), options, sides => (sides is { } asked
            ? ExportSubject.Of(address.Question, asked) : ExportSubject.Of(address.Question), parts, query));
    }

    private static Outcome<ExportSubject> Read(IReadOnlyDictionary<string, InvalidParameter> wrong, AskedSides asked, bool options,
        Func<MatrixSides?, (ExportSubject Subject, IReadOnlyList<KeyValuePair<string, string?>> Parts, string Question)> subject)
    {
        if (wrong.Count > 0) return Outcome<ExportSubject>.Failed(Problems(wrong, options));
        var sides = asked.Both;
        if (!sides.Succeeded) return Outcome<ExportSubject>.Failed(sides.Problems);
        var read = subject(sides.Value);
        return With(read.Subject, read.Parts, read.Question);
    }

    /// <summary>The subject for its audience.</summary>
    internal static Outcome<ExportSubject> With(ExportSubject subject, IReadOnlyList<KeyValuePair<string, string?>> parts, string question)
    {
        var order = Order(parts, question);
        return order.Succeeded ? Outcome<ExportSubject>.Of(subject.With(order.Value)) : Outcome<ExportSubject>.Failed(order.Problems);
    }

    /// <summary>Whether a name is asked of the file and not of what it holds.</summary>
    internal static bool IsOfTheOrder(string name) => OfTheOrder.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static List<Problem> Problems(IReadOnlyDictionary<string, InvalidParameter> wrong, bool options) =>
        [.. wrong.Select(part => options ? new Problem("Commands.OfOption", part.Key, part.Value.Problem) : part.Value.Problem)];

    internal static string Query(IEnumerable<KeyValuePair<string, string?>> parts) =>
        parts.Where(part => !IsOfTheOrder(part.Key) && part.Value is not null)
        .Aggregate("", (text, part) => QueryHelpers.AddQueryString(text, part.Key, part.Value!));
}
