using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Lists;

/// <summary>The sides of a matrix, as its address names them.</summary>
/// <param name="RowsAsked">Whether the address names the rows; else the usual ones stand.</param>
public sealed record AskedSides(MatrixSides Sides, bool RowsAsked, bool ColumnsAsked, IReadOnlyDictionary<string, InvalidParameter> Wrong)
{
    public const string Rows = "rows", Columns = "columns";

    /// <param name="wrong">The problem of what is no side, of what was written and of what can be.</param>
    public static AskedSides Read(ListDefinition list, string? query, string wrong = "Lists.WrongAxis")
    {
        var parts = QueryHelpers.ParseQuery(query);
        var errors = new Dictionary<string, InvalidParameter>(StringComparer.Ordinal);
        var (rows, columns) = (Side(Rows), Side(Columns));
        return new(list.SidesOf(rows, columns), rows is not null, columns is not null, errors);

        App.Lists.Filters.FilterDefinition? Side(string name)
        {
            if (!parts.TryGetValue(name, out var values) || values.ToString().Trim() is not { Length: > 0 } text) return null;
            if (list.FindSide(text) is { } filter) return filter;
            errors[name] = new InvalidParameter(text, new Problem(wrong, text, string.Join(", ", list.Sides.Select(one => one.Key))));
            return null;
        }
    }

    /// <summary>The sides that an export asks for, null where it asks for none. Unlike a page it takes no usual ones.</summary>
    public Outcome<MatrixSides?> Both => Wrong.Values.FirstOrDefault()?.Problem is { } wrong ? Outcome<MatrixSides?>.Failed(wrong)
        : RowsAsked != ColumnsAsked ? Outcome<MatrixSides?>.Failed(new Problem("PrisonerPages.OneAxis"))
        : RowsAsked && Sides.Rows.Asks == Sides.Columns.Asks ? Outcome<MatrixSides?>.Failed(new Problem("Lists.SameAxes", Sides.Rows.Label))
        : Outcome<MatrixSides?>.Of(RowsAsked ? Sides : null);

    /// <summary>The sides as the end of an address.</summary>
    public static string Parts(MatrixSides sides) => $"{Rows}={sides.Rows.Key}&{Columns}={sides.Columns.Key}";
}
