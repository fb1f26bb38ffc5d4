using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Web.Pages.Today;

/// <summary>The page of a record; null for a kind that has none of its own.</summary>
public static class RecordAddress
{
    public static string? Of(NamedRecord record) => record.Kind switch
    {
        RecordKind.Person => $"/people/{record.Id}",
        RecordKind.Case => $"/cases/{record.Id}",
        RecordKind.Source => $"/sources/{record.Id}",
        RecordKind.Organisation => $"/organisations/{record.Id}",
        _ => null,
    };
}
