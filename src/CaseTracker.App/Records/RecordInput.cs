using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>Takes a record as text, by the keys of its catalogue, and saves it as a form would.</summary>
internal abstract class RecordInput
{
    /// <summary>Whether the record has a field of this key.</summary>
    public abstract bool Has(string field);

    /// <summary>The new record's id, or every field that cannot be read, or what the handler refuses.</summary>
    /// <param name="find">Gives the id behind a link's key, or null.</param>
    public abstract Task<Outcome<long>> Save(CurrentUser user, IReadOnlyDictionary<string, string> cells, Func<string, long?> find,
        CancellationToken cancel);

    /// <summary>The keys of the records that a row links to.</summary>
    public abstract IEnumerable<string> Links(IReadOnlyDictionary<string, string> cells);

    /// <summary>The handlers of every kind of record, on one writer.</summary>
    public static IReadOnlyDictionary<RecordKind, RecordInput> On(RecordWriter writer) =>
        RecordTypes.All.ToDictionary(type => type.Key, type => type.Value.Input(writer));
}

internal sealed class RecordInput<T>(RecordType<T> type, RecordWriter writer) : RecordInput where T : class, IDetails<T>, new()
{
    private static readonly string[] DateParts = ["basis", "note", "extent"];
    private static readonly FieldCatalogue<T> Catalogue = T.Catalogue;

    public override bool Has(string field) => Catalogue.Find(field) is not null;

    public override IEnumerable<string> Links(IReadOnlyDictionary<string, string> cells) =>
        Catalogue.Fields.Where(field => field.Kind == FieldKind.Link).Select(field => cells.GetValueOrDefault(field.Key)).OfType<string>();

    public override async Task<Outcome<long>> Save(CurrentUser user, IReadOnlyDictionary<string, string> cells, Func<string, long?> find,
        CancellationToken cancel)
    {
        var details = new T();
        var problems = Unknown(cells).ToList();
        foreach (var field in Catalogue.Fields)
        {
            if (!cells.TryGetValue(field.Key, out var text)) continue;
            var read = FieldReader.Read(field.Kind, field.Choices,
                new(text, Part(cells, field, "basis"), Part(cells, field, "note"), Part(cells, field, "extent")));
            if (read is { Problem: null, Value: string key } && field.Kind == FieldKind.Link)
                read = find(key) is { } id ? FieldValue.Of(id) : FieldValue.Bad("Seed.NoSuchKey", key);
            if (read.Problem is { } problem) problems.Add(new Problem("Seed.Field", field.Key, problem));
            // An empty cell leaves what a new record has.
            else if (read.Value is not null) field.Set(details, read.Value);
        }
        return problems.Count > 0
            ? Outcome<long>.Failed(problems)
            // A file tells its records apart by their keys.
            : await type.Save(writer, user, new Save<T>(null, 0, details, Confidentiality.Public) { Same = SameRecord.Another }, cancel);
    }

    /// <summary>A misspelt column would otherwise lose its value without a word.</summary>
    private static IEnumerable<Problem> Unknown(IReadOnlyDictionary<string, string> cells) => cells.Keys
        .Where(key => Catalogue.Find(key) is null && !Catalogue.Fields.Any(field => field.Kind == FieldKind.Date
            && DateParts.Any(part => key == $"{field.Key}.{part}")))
        .Select(key => new Problem("Seed.NoSuchField", key, string.Join(", ", Catalogue.Fields.Select(field => field.Key))));

    private static string? Part(IReadOnlyDictionary<string, string> cells, Field<T> field, string part) =>
        cells.GetValueOrDefault($"{field.Key}.{part}");
}
