using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Catalogue;

/// <summary>The fields of one details record, in the order in which a reader meets them. It drives form, page, lists,
/// import, export, audit, redaction and the data dictionary.</summary>
public sealed class FieldCatalogue<T> : RecordDefinition where T : class, new()
{
    private readonly Dictionary<string, Field<T>> _byKey;

    public FieldCatalogue(RecordKind kind, params Field<T>[] fields) : base(kind)
    {
        Fields = Array.ConvertAll(fields, field => field with { Record = kind.ToString() });
        _byKey = Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
    }

    public override Type Details => typeof(T);
    public IReadOnlyList<Field<T>> Fields { get; }

    /// <summary>What the kind asks of its records besides its fields; by itself nothing. No rule here needs a database.</summary>
    public Func<T, IEnumerable<Problem>> Rule { get; init; } = _ => [];

    /// <summary>Carries along what the program works out and keeps beside the fields; null where there is nothing of the kind. No form,
    /// file or history holds it, and a save leaves it as it is.</summary>
    public Action<T, T>? Kept { get; init; }

    public Field<T>? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>A copy that holds the catalogue's fields, what is kept beside them, and nothing else, whatever type the original
    /// has.</summary>
    public T Copy(T from)
    {
        var copy = new T();
        CopyInto(from, copy);
        Kept?.Invoke(from, copy);
        return copy;
    }

    /// <summary>Writes every field of one record into another.</summary>
    public void CopyInto(T from, T into)
    {
        foreach (var field in Fields) field.Set(into, field.Get(from));
    }

    /// <summary>The records that it links to; null or 0 for a link that nobody filled.</summary>
    public IEnumerable<long?> Links(T of) => Fields.Where(field => field.Kind == FieldKind.Link).Select(field => field.Get(of) as long?);

    /// <summary>The fields in which two records differ.</summary>
    public IEnumerable<Field<T>> Differences(T before, T after) =>
        Fields.Where(field => !Equals(field.Get(before), field.Get(after)));
}
