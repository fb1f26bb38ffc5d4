using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Records;

/// <summary>The identities that an entry of the audit log holds.</summary>
internal static class EntryIdentities
{
    /// <summary>The fields that are identities, by the name of their kind.</summary>
    public static ILookup<string, (string Key, string As)> Fields(IModel model) => SealedColumns.All(model)
        .ToLookup(column => column.As.Split('.')[0], column => (Key: column.As.Split('.')[1], column.As));

    /// <summary>Gives an entry its identities as they are kept now; false where they are so already.</summary>
    public static bool Anew(IdentityTexts identities, AuditEntry entry, ILookup<string, (string Key, string As)> fields)
    {
        var of = fields[entry.Kind?.Name ?? ""].Where(field => entry.Changes.Contains(field.Key, StringComparison.Ordinal)).ToList();
        if (of.Count == 0) return false;
        var (json, found) = (JsonNode.Parse(entry.Changes)!.AsObject(), false);
        foreach (var (key, sealedAs) in of)
            foreach (var state in new[] { "before", "after" })
                if (json[key]?[state] is JsonValue value && value.TryGetValue(out string? text)
                    && identities.Anew(text, sealedAs) is var anew && anew != text)
                {
                    json[key]![state] = anew;
                    found = true;
                }
        if (found) entry.Changes = ChangesJson.Text(json);
        return found;
    }
}
