using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CaseTracker.Web.Lists;

/// <summary>The two sides of a matrix, as its address names them.</summary>
public sealed record MatrixSides(ListFilterDefinition Rows, ListFilterDefinition Columns, IReadOnlyDictionary<string,
    InvalidParameter> Wrong)
{
    private static readonly Dictionary<string, (string Rows, string Columns)> Sides = new()
    {
        ["transnational"] = ("host", "method"),
        ["land"] = ("province", "status"),
        ["concessions"] = ("province", "status"),
        ["figures"] = ("topic", "unit"),
        ["sanctions"] = ("authority", "basis"),
        ["charges"] = ("article", "outcome"),
        ["people"] = ("kind", "sex"),
        ["organisations"] = ("kind", "ended"),
        ["sources"] = ("kind", "published"),
    };

    /// <summary>What is counted by what where nobody says: kinds by years.</summary>
    public static MatrixSides Usual(RecordList list)
    {
        var (rows, columns) = Sides.GetValueOrDefault(list.Name, ("kind", "on"));
        return new MatrixSides(list.Find(rows)!, list.Find(columns)!, new Dictionary<string, InvalidParameter>());
    }

    public static MatrixSides Read(RecordList list, string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        var wrong = new Dictionary<string, InvalidParameter>(StringComparer.Ordinal);
        var usual = Usual(list);
        var (rows, columns) = (Side(ListAddress.Rows), Side(ListAddress.Columns));
        return new MatrixSides(rows ?? (columns == usual.Rows ? usual.Columns : usual.Rows), columns
            ?? (rows == usual.Columns ? usual.Rows : usual.Columns), wrong);

        ListFilterDefinition? Side(string name) => MatrixSides.Side(list, parts, name, wrong);
    }

    /// <summary>The sides that an export asks for; null where it asks for none. Unlike a page it takes no usual ones.</summary>
    public static Outcome<(ListFilterDefinition Rows, ListFilterDefinition Columns)?> Asked(RecordList list, string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        var wrong = new Dictionary<string, InvalidParameter>(StringComparer.Ordinal);
        var (rows, columns) = (Side(list, parts, ListAddress.Rows, wrong), Side(list, parts, ListAddress.Columns, wrong));
        var problem = wrong.Values.FirstOrDefault()?.Problem
            ?? ((rows is null) != (columns is null) ? new Problem("PrisonerPages.OneAxis") : rows is not null && rows == columns
                ? new Problem("Lists.SameAxes", rows.Label) : null);
        return problem is not null ? Outcome<(ListFilterDefinition, ListFilterDefinition)?>.Failed(problem)
            : Outcome<(ListFilterDefinition, ListFilterDefinition)?>.Of(rows is null ? null : (rows, columns!));
    }

    private static ListFilterDefinition? Side(RecordList list, Dictionary<string, StringValues> parts, string name, Dictionary<string,
        InvalidParameter> wrong)
    {
        if (!parts.TryGetValue(name, out var values) || values.ToString().Trim() is not { Length: > 0 } text) return null;
        if (list.Find(text) is { } filter) return filter;
        wrong[name] = new InvalidParameter(text, new Problem("Lists.WrongAxis", text,
            string.Join(", ", list.Filters.Select(one => one.Key))));
        return null;
    }
}
