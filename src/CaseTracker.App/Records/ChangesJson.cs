using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>The field differences of an edit as JSON, whole values, so that any version can be shown and restored.</summary>
internal static class ChangesJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The differences between two states; <paramref name="before"/> is null for a new record.</summary>
    /// <param name="identities">Encrypts the identities among them: the log is hashed as it is kept, so that it is verified without their
    /// key.</param>
    /// <param name="level">How closed it was and is; null where that is none of the edit.</param>
    public static string Of<T>(IdentityTexts identities, FieldCatalogue<T> catalogue, T? before, T after,
        (Confidentiality? Before, Confidentiality After)? level = null) where T : class, new()
    {
        var changes = new JsonObject();
        foreach (var field in catalogue.Differences(before ?? new T(), after))
        {
            changes[field.Key] = new JsonObject
            {
                ["before"] = before is null ? null : Kept(field, before),
                ["after"] = Kept(field, after),
            };
        }
        if (level is var (was, now) && was != now)
            changes["confidentiality"] = new JsonObject { ["before"] = was?.ToString(), ["after"] = now.ToString() };
        return Text(changes);

        JsonNode? Kept(Field<T> field, T details) => field.Get(details) is string text && field.SealedAs is { } of
            ? identities.Seal(text, of) : Value(field.Get(details));
    }

    /// <summary>As the log keeps it.</summary>
    public static string Text(JsonObject changes) => changes.ToJsonString(Options);

    /// <summary>A field's value as it was written, its words read as they are today.</summary>
    private static object? Value(IdentityTexts identities, FieldDescriptor field, JsonNode? value) => value?.Deserialize(field.ValueType,
        Options) switch
    {
        string text when field.SealedAs is { } of => identities.Open(text, of),
        BoundedNumber number => number.AsReadNow(),
        ImpreciseDate date => date.AsReadNow(),
        var other => other,
    };

    /// <summary>Takes an edit back from what it left: its fields are as they were before it.</summary>
    /// <param name="details">Changed; of the type's details record.</param>
    /// <returns>How closed the record was before; null where the edit left that as it was.</returns>
    public static Confidentiality? TakeBack(IdentityTexts identities, RecordType type, object details, JsonObject changes)
    {
        foreach (var field in type.Fields.Where(field => changes.ContainsKey(field.Key)))
            field.Set(details, Value(identities, field, changes[field.Key]!["before"]));
        return changes["confidentiality"]?["before"]?.GetValue<string>() is { } level ? Enum.Parse<Confidentiality>(level) : null;
    }

    private static JsonNode? Value(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Options);
}
