using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Places;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The province that a place lies in, as far as the viewer may know of the places between.</summary>
internal static class ProvinceSql
{
    /// <summary>On the places of <see cref="Places"/>: its id. A province may be four steps above a village. Abroad the country stands for
    /// it.</summary>
    public static string Id { get; } = $"COALESCE({Step(PlaceKind.Province)}, {Step(PlaceKind.Country)})";

    /// <summary>Joins the place and what it lies in, four steps up, as p0 to p3.</summary>
    public static string Places(FilterScope scope, string first) => string.Join(' ', Enumerable.Range(0, 4)
        .Select(step => $"LEFT JOIN Places p{step} ON p{step}.Id = {(step == 0 ? first : $"p{step - 1}.ParentId")} "
            + $"AND {scope.Seen(RecordKind.Place, $"p{step}")}"));

    private static string Step(PlaceKind kind) =>
        "CASE " + string.Concat(Enumerable.Range(0, 4).Select(step => $"WHEN p{step}.Kind = '{kind}' THEN p{step}.Id ")) + "END";
}
