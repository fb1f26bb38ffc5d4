using CaseTracker.App.Detention;
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
/// <param name="CrossTab">The sides of the cross-tab that goes with it, or null.</param>
public sealed record ExportQuestion(PrisonerQuestion Question, MatrixSides? CrossTab)
{
    public const string Format = "format";

    /// <summary>Reads names and values; a name may stand several times.</summary>
    /// <param name="now">For the day asked for where none is named: today in Cambodia.</param>
    /// <param name="options">The names are those of a command's options, and a refusal says which.</param>
    public static Outcome<ExportQuestion> Read(IEnumerable<KeyValuePair<string, string?>> parts, DateTimeOffset now, bool options = false)
    {
        var address = CrossTabAddress.Read(Query(parts), CambodianTime.DayOf(now.UtcDateTime));
        if (address.Wrong.Count > 0) return Outcome<ExportQuestion>.Failed(Problems(address.Wrong, options));
        var sides = address.Asked.Both;
        return sides.Succeeded ? Outcome<ExportQuestion>.Of(new ExportQuestion(address.Question with { PageSize = 0 }, sides.Value))
            : Outcome<ExportQuestion>.Failed(sides.Problems);
    }

    /// <summary>The same of a list of records, or of its matrix where both sides are named.</summary>
    public static Outcome<ExportSubject> Read(RecordList list, IEnumerable<KeyValuePair<string, string?>> parts, bool options = false)
    {
        var query = Query(parts);
        var address = ListAddress.Read(list, query, AskedSides.Rows, AskedSides.Columns);
        if (address.Wrong.Count > 0) return Outcome<ExportSubject>.Failed(Problems(address.Wrong, options));
        var sides = AskedSides.Read(list, query).Both;
        if (!sides.Succeeded) return Outcome<ExportSubject>.Failed(sides.Problems);
        return Outcome<ExportSubject>.Of(sides.Value is { } asked
            ? ExportSubject.Of(address.Question, asked) : ExportSubject.Of(address.Question));
    }

    private static List<Problem> Problems(IReadOnlyDictionary<string, InvalidParameter> wrong, bool options) =>
        [.. wrong.Select(part => options ? new Problem("Commands.OfOption", part.Key, part.Value.Problem) : part.Value.Problem)];

    private static string Query(IEnumerable<KeyValuePair<string, string?>> parts) =>
        parts.Where(part => !part.Key.Equals(Format, StringComparison.OrdinalIgnoreCase) && part.Value is not null)
        .Aggregate("", (text, part) => QueryHelpers.AddQueryString(text, part.Key, part.Value!));
}
