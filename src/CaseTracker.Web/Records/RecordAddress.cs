using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Web.Records;

/// <summary>Where a record is read, where it is edited, and where a new one is made, by the definition of its kind.</summary>
public static class RecordAddress
{
    /// <summary>The page of a record. One that has no page of its own is shown by its fields, or leads on to whose it is.</summary>
    public static string Of(NamedRecord record) => Of(record.Kind, record.Id);

    /// <inheritdoc cref="Of(NamedRecord)"/>
    public static string Of(RecordKind kind, long id) =>
        RecordDefinitions.Of(kind) is { ShownOn: ShownOn.OwnPage } definition ? $"/{definition.Folder}/{id}" : $"/records/{id}";

    /// <summary>The form of a record that is shown by its fields; null for a kind that has none.</summary>
    public static string? Form(RecordKind kind, long id) =>
        RecordDefinitions.Of(kind) is { ShownOn: ShownOn.Fields, Folder: { } folder } ? $"/{folder}/{id}/edit" : null;

    /// <summary>The form of a record of any kind that has one, at one of its fields; null for a kind without a form.</summary>
    public static string? Field(RecordKind kind, long id, string field) => RecordDefinitions.Of(kind) is { Folder: { } folder }
        ? RecordDefinition.FieldOf($"/{folder}/{id}/edit", field) : null;

    /// <summary>The form for a new record; null for a kind of which one is made from another page.</summary>
    public static string? New(RecordKind kind) =>
        RecordDefinitions.Of(kind) is { ShownOn: not ShownOn.OwnersPage, MadeAlone: true, Folder: { } folder } ? $"/{folder}/new" : null;

    /// <summary>Where what a list holds is logged as a story, in steps and one save: a dispute with its families, evictions and who was
    /// behind them. Null for a list of single records.</summary>
    /// <param name="list">The list's name, which is also the folder of the form for one record alone.</param>
    public static string? Story(string list) => list switch
    {
        "land" => "/log/land",
        "transnational" => "/log/abroad",
        "civic-space" => "/log/closure",
        "events" => "/log/event",
        _ => null,
    };

    /// <summary>The kind in whose folder records are made and edited in the form that every definition gives, unless a page of its own has
    /// these addresses; null where no such kind has that folder.</summary>
    public static RecordDefinition? WithForm(string folder) => RecordDefinitions.All.FirstOrDefault(of =>
        of is { ShownOn: ShownOn.Fields, MadeAlone: true } && folder.Equals(of.Folder, StringComparison.OrdinalIgnoreCase));
}
