using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What a column is called in the Humanitarian Exchange Language (hxlstandard.org), so that lists of many organisations can be
/// put together.</summary>
internal static class HxlTags
{
    private static readonly Dictionary<string, string> ByKey = new(StringComparer.Ordinal)
    {
        ["on"] = "#date+occurred",
        ["from"] = "#date+start",
        ["to"] = "#date+end",
        ["asOf"] = "#meta+asof",
        ["published"] = "#date+reported",
        ["killed"] = "#affected+killed",
        ["injured"] = "#affected+injured",
        ["affected"] = "#affected",
        ["families"] = "#affected+evicted+hh",
        ["persons"] = "#affected+evicted",
        ["returned"] = "#affected+returned",
        ["publisher"] = "#org+source",
        ["reporter"] = "#org+source",
        ["address"] = "#meta+url",
        ["sex"] = "#indicator+sex",
    };

    /// <summary>Null where HXL has no word for it.</summary>
    public static string? Of(RecordKind kind, string key, RecordKind? linked) => (key, linked) switch
    {
        _ when linked == RecordKind.Place => key is "origin" or "host" or "transit" ? $"#country+{key}" : "#loc+name",
        _ when linked == RecordKind.Facility => "#loc+name",
        ("kind", _) => kind == RecordKind.Organisation ? "#org+type" : "#event+type",
        ("method", _) => "#event+type",
        ("isoCode", _) => "#adm1+code",
        ("name", _) when kind == RecordKind.Organisation => "#org+name",
        _ => ByKey.GetValueOrDefault(key),
    };

    /// <summary>The tags of a column's cells: of a date also its bounds, of a number too; a record's own number has none.</summary>
    public static IEnumerable<string?> Cells(TableColumn column) => column.Hxl is not { } tag ? new string?[column.Cells]
        : column.Kind switch
        {
            TableKind.Date => [tag, $"{tag}+min", $"{tag}+max"],
            TableKind.Number => [tag, $"{tag}+min", $"{tag}+max", null],
            TableKind.Link => [tag, null],
            _ => [tag],
        };
}
