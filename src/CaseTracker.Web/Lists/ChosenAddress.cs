using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Web.Lists;

/// <summary>Where the rows that were chosen on a list are taken.</summary>
public static class ChosenAddress
{
    /// <summary>The page that adds them to a case.</summary>
    public const string AddToCase = "/cases/add";

    /// <summary>The address of that page for records of a kind; null where records of that kind take part in no case.</summary>
    public static string? ToCase(RecordKind kind, IEnumerable<long> ids) =>
        App.Cases.AddToCase.Takes(kind) ? $"{AddToCase}?kind={kind}&ids={string.Join(',', ids)}" : null;

    /// <summary>The page that does one thing with each of them.</summary>
    public const string Bulk = "/bulk";

    /// <summary>The address of that page.</summary>
    public static string ToBulk(RecordKind kind, IEnumerable<long> ids) => $"{Bulk}?kind={kind}&ids={string.Join(',', ids)}";
}
