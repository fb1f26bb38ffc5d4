using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Detention;

/// <summary>The address of a cross-tab: the question of the list, and its two sides.</summary>
/// <param name="RowsAsked">Whether the address names the rows; else the usual ones stand.</param>
public sealed record CrossTabAddress(PrisonerAddress List, CrossTabAxes Axes, bool RowsAsked, bool ColumnsAsked, IReadOnlyDictionary<string,
    InvalidParameter> Wrong)
{
    public const string Path = PrisonerAddress.Path + "/cross-tab", RowsName = "rows", ColumnsName = "columns";

    public PrisonerQuestion Question => List.Question;

    public static CrossTabAddress Read(string? query, DateOnly today)
    {
        var list = PrisonerAddress.Read(query, today, RowsName, ColumnsName);
        var parts = QueryHelpers.ParseQuery(query);
        var wrong = new Dictionary<string, InvalidParameter>(list.Wrong, StringComparer.Ordinal);
        var (rows, columns) = (Side(RowsName), Side(ColumnsName));
        var axes = new CrossTabAxes(rows ?? Other(PrisonerFilters.Status, columns), columns
            ?? Other("sex", rows ?? PrisonerFilters.Find(PrisonerFilters.Status)));
        if (axes.Rows == axes.Columns)
        {
            wrong[ColumnsName] = new InvalidParameter(axes.Columns.Key, new Problem("PrisonerPages.SameAxes", axes.Columns.Label));
            axes = axes with { Columns = Other("sex", axes.Rows) };
        }
        return new CrossTabAddress(list with { Wrong = wrong }, axes, rows is not null, columns is not null, wrong);

        PrisonerFilterDefinition? Side(string name)
        {
            if (!parts.TryGetValue(name, out var values) || values.ToString().Trim() is not { Length: > 0 } text) return null;
            if (PrisonerFilters.Find(text) is { SupportsCrossTab: true } filter) return filter;
            wrong[name] = new InvalidParameter(text, new Problem("PrisonerPages.WrongAxis", text,
                string.Join(", ", PrisonerFilters.All.Where(one => one.SupportsCrossTab).Select(one => one.Key))));
            return null;
        }
    }

    public static string Of(PrisonerQuestion question, CrossTabAxes axes) =>
        $"{Path}{PrisonerAddress.Query(question with { Page = 1 })}&{RowsName}={axes.Rows.Key}&{ColumnsName}={axes.Columns.Key}";

    /// <summary>The address of the workbook that holds the cross-tab.</summary>
    public static string Export(PrisonerQuestion question, CrossTabAxes axes) =>
        $"{PrisonerAddress.Export(question, "xlsx")}&{RowsName}={axes.Rows.Key}&{ColumnsName}={axes.Columns.Key}";

    private static PrisonerFilterDefinition Other(string usual, PrisonerFilterDefinition? taken) =>
        PrisonerFilters.Find(taken?.Key == usual ? "article" : usual)!;
}
