using System.Text.Json;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>How somebody has said that a file is to be read, where its headings do not say it themselves.</summary>
/// <param name="Sheet">The name of the sheet; null: the one whose headings are known best.</param>
/// <param name="HeadingRow">The number of the row with the headings; null: the one with most that are known.</param>
/// <param name="Columns">What each heading is read as: a field's key, "KEY.record", "record", "version", "confidentiality", "source",
/// "locator", "sameAs", or "-" for what is not to be read.</param>
public sealed record ImportMapping(string? Sheet = null, int? HeadingRow = null, IReadOnlyDictionary<string, string>? Columns = null)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static ImportMapping None { get; } = new();

    /// <summary>Reads the JSON of a mapping's file.</summary>
    public static Outcome<ImportMapping> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportMapping>(json, AsWritten) is { } mapping ? Outcome<ImportMapping>.Of(mapping)
                : Outcome<ImportMapping>.Failed(new Problem("Import.NotAMapping", 1));
        }
        catch (JsonException wrong)
        {
            return Outcome<ImportMapping>.Failed(new Problem("Import.NotAMapping", (wrong.LineNumber ?? 0) + 1));
        }
    }
}
