using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Web.Pages.Today;

/// <summary>Where a record is read, and where it is edited.</summary>
public static class RecordAddress
{
    /// <summary>The page of a record. One that has no page of its own is shown by its fields, or leads on to whose it is.</summary>
    public static string Of(NamedRecord record) => Of(record.Kind, record.Id);

    /// <inheritdoc cref="Of(NamedRecord)"/>
    public static string Of(RecordKind kind, long id) => kind switch
    {
        RecordKind.Person => $"/people/{id}",
        RecordKind.Case => $"/cases/{id}",
        RecordKind.Source => $"/sources/{id}",
        RecordKind.Organisation => $"/organisations/{id}",
        _ => $"/records/{id}",
    };

    /// <summary>The form of a record that is shown by its fields; null for a kind that has none.</summary>
    public static string? Form(RecordKind kind, long id) => kind switch
    {
        RecordKind.Event => $"/events/{id}/edit",
        RecordKind.Involvement => $"/involvements/{id}/edit",
        RecordKind.LandDispute => $"/land/{id}/edit",
        RecordKind.Concession => $"/concessions/{id}/edit",
        RecordKind.TransnationalAct => $"/transnational/{id}/edit",
        RecordKind.Sanction => $"/sanctions/{id}/edit",
        RecordKind.Response => $"/responses/{id}/edit",
        RecordKind.Instrument => $"/instruments/{id}/edit",
        RecordKind.Figure => $"/figures/{id}/edit",
        RecordKind.Facility => $"/facilities/{id}/edit",
        RecordKind.Place => $"/places/{id}/edit",
        RecordKind.Law => $"/laws/{id}/edit",
        RecordKind.LegalArticle => $"/articles/{id}/edit",
        _ => null,
    };
}
