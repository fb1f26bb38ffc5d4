using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of an export as a command's options and an address's query write it, read as the page reads its
/// address. What cannot be read is told, never left out: a file says less of its question than a page.</summary>
public static class ExportQuestion
{
    public const string Format = "format";

    /// <summary>Reads names and values, where a name may stand several times: a list, or its matrix where both sides are named.</summary>
    /// <param name="now">For the day asked for where none is named: today in Cambodia.</param>
    /// <param name="options">The names are those of a command's options, and a refusal says which.</param>
    public static Outcome<ExportSubject> Read(ListDefinition list, IEnumerable<KeyValuePair<string, string?>> parts, DateTimeOffset now,
        bool options = false) =>
        list is RecordList records ? Records(records, Query(parts), options) : Prisoners(Query(parts), now, options);

    private static Outcome<ExportSubject> Prisoners(string query, DateTimeOffset now, bool options)
    {
        var address = CrossTabAddress.Read(query, CambodianTime.DayOf(now.UtcDateTime));
        return Read(address.Wrong, address.Asked, options, sides => ExportSubject.Of(address.Question, sides));
    }

    private static Outcome<ExportSubject> Records(RecordList list, string query, bool options)
    {
        var address = ListAddress.Read(list, query, AskedSides.Rows, AskedSides.Columns);
        return Read(address.Wrong, AskedSides.Read(list, query), options, sides => sides is { } asked
            ? ExportSubject.Of(address.Question, asked) : ExportSubject.Of(address.Question));
    }

    private static Outcome<ExportSubject> Read(IReadOnlyDictionary<string, InvalidParameter> wrong, AskedSides asked, bool options,
        Func<MatrixSides?, ExportSubject> subject)
    {
        if (wrong.Count > 0) return Outcome<ExportSubject>.Failed(Problems(wrong, options));
        var sides = asked.Both;
        return sides.Succeeded ? Outcome<ExportSubject>.Of(subject(sides.Value)) : Outcome<ExportSubject>.Failed(sides.Problems);
    }

    private static List<Problem> Problems(IReadOnlyDictionary<string, InvalidParameter> wrong, bool options) =>
        [.. wrong.Select(part => options ? new Problem("Commands.OfOption", part.Key, part.Value.Problem) : part.Value.Problem)];

    private static string Query(IEnumerable<KeyValuePair<string, string?>> parts) =>
        parts.Where(part => !part.Key.Equals(Format, StringComparison.OrdinalIgnoreCase) && part.Value is not null)
        .Aggregate("", (text, part) => QueryHelpers.AddQueryString(text, part.Key, part.Value!));
}
