using System.Text.Json;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>How somebody has said that a file is to be read, where its headings do not say it themselves.</summary>
/// <param name="Sheet">The name of the sheet; null: the one whose headings are known best.</param>
/// <param name="HeadingRow">The number of the row with the headings; null: the one with most that are known.</param>
/// <param name="Columns">What each heading, or the column of these letters ("B:"), is read as: a field's key, "KEY.record", "record",
/// "version", "confidentiality", "source", "locator", "sameAs", "worked-out" for what the program works out, or "-" for what is not to be
/// read.</param>
public sealed record ImportMapping(string? Sheet = null, int? HeadingRow = null, IReadOnlyDictionary<string, string>? Columns = null)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static ImportMapping None { get; } = new();

    /// <summary>What a column is to be read as; null where nobody has said.</summary>
    /// <param name="heading">Empty where it has none.</param>
    /// <param name="at">Its place, from 0.</param>
    internal string? Of(string heading, int at) =>
        Columns?.GetValueOrDefault(At(at)) ?? (heading.Length > 0 ? Columns?.GetValueOrDefault(heading) : null);

    /// <summary>How <see cref="Columns"/> names a column by its place, from 0: "B:".</summary>
    internal static string At(int at) => $"{ImportTable.Letters(at)}:";

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
