using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Detention;

/// <summary>The address of a cross-tab: the question of the list, and its two sides.</summary>
/// <param name="Asked">The sides that the address names; else the usual ones stand.</param>
public sealed record CrossTabAddress(PrisonerAddress List, MatrixSides Sides, AskedSides Asked)
{
    public const string Path = PrisonerAddress.Path + "/cross-tab", RowsName = AskedSides.Rows, ColumnsName = AskedSides.Columns;

    public PrisonerQuestion Question => List.Question;
    public IReadOnlyDictionary<string, InvalidParameter> Wrong => List.Wrong;

    public static CrossTabAddress Read(string? query, DateOnly today)
    {
        var list = PrisonerAddress.Read(query, today, RowsName, ColumnsName);
        var asked = AskedSides.Read(PrisonerFilters.List, query, "PrisonerPages.WrongAxis");
        var wrong = new Dictionary<string, InvalidParameter>(list.Wrong.Concat(asked.Wrong), StringComparer.Ordinal);
        var sides = asked.Sides;
        if (sides.Rows == sides.Columns)
        {
            wrong[ColumnsName] = new InvalidParameter(sides.Columns.Key, new Problem("PrisonerPages.SameAxes", sides.Columns.Label));
            sides = PrisonerFilters.List.SidesOf(sides.Rows);
        }
        return new CrossTabAddress(list with { Wrong = wrong }, sides, asked);
    }

    public static string Of(PrisonerQuestion question, MatrixSides sides) =>
        $"{Path}{PrisonerAddress.Query(question with { Page = 1 })}&{AskedSides.Parts(sides)}";

    /// <summary>The address of the workbook that holds the cross-tab.</summary>
    public static string Export(PrisonerQuestion question, MatrixSides sides) =>
        $"{PrisonerAddress.Export(question, "xlsx")}&{AskedSides.Parts(sides)}";
}
