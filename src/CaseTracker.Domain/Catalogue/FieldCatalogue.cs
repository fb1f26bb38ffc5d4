using System.Reflection;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Catalogue;

/// <summary>The fields of one details record, in the order in which a reader meets them. It drives form, page, lists,
/// import, export, audit, redaction and the data dictionary.</summary>
public sealed class FieldCatalogue<T> : RecordDefinition where T : class, new()
{
    // A record's own way to copy itself, all at once: field by field each value is boxed.
    private static readonly ConstructorInvoker Copies = ConstructorInvoker.Create(typeof(T).GetConstructor(
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(T)])!);

    private readonly Dictionary<string, Field<T>> _byKey;
    private readonly Field<T>[][] _above;

    public FieldCatalogue(RecordKind kind, params Field<T>[] fields) : base(kind)
    {
        Fields = Array.ConvertAll(fields, field => field with { Record = kind.ToString() });
        _byKey = Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        _above = Array.ConvertAll(Enum.GetValues<Confidentiality>(),
            clearance => Fields.Where(field => SensitivityRules.AtMost(field) > clearance).ToArray());
    }

    public override Type Details => typeof(T);
    public IReadOnlyList<Field<T>> Fields { get; }

    /// <summary>What the kind asks of its records besides its fields; by itself nothing. No rule here needs a database.</summary>
    public Func<T, IEnumerable<Problem>> Rule { get; init; } = _ => [];

    public Field<T>? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The fields that are above a clearance in some record, or in all: no other needs to be looked at.</summary>
    internal IReadOnlyList<Field<T>> MayBeAbove(Confidentiality clearance) => _above[(int)clearance];

    /// <summary>A copy that holds the details and nothing else, whatever type the original has: the catalogue's fields, and what the
    /// program works out and keeps beside them.</summary>
    public T Copy(T from) => (T)Copies.Invoke(from);

    /// <summary>Writes every field of one record into another; what is kept beside them stays as it is there.</summary>
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
