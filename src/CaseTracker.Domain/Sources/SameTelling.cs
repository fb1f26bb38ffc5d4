using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Sources;

/// <summary>Whether what a source tells can be a record that stands: a second source for the same arrest is a second source, not a second
/// arrest. Each kind declares it by its fields (<see cref="Field{T}.Tells"/>); records of a kind that declares nothing are never asked
/// about.</summary>
public static class SameTelling
{
    public static bool IsDeclared<T>(FieldCatalogue<T> catalogue) where T : class, new() =>
        catalogue.Fields.Any(field => field.Tells != Telling.Nothing);

    /// <summary>Whether the two can be one. What one of them leaves open excludes nothing.</summary>
    /// <param name="reported">What sources report of a <see cref="Telling.WhichOf"/> field of the record that stands, besides its own
    /// value: values and words.</param>
    public static bool CanBe<T>(FieldCatalogue<T> catalogue, T stands, T told, Func<string, IEnumerable<string?>>? reported = null) where T
        : class, new()
    {
        bool? oneOf = null;
        foreach (var field in catalogue.Fields.Where(field => field.Tells != Telling.Nothing))
        {
            var agrees = Alike(field.Get(stands), field.Get(told));
            if (field.Tells != Telling.WhichOf)
            {
                if (agrees is false) return false;
                continue;
            }
            bool?[] all = [oneOf, agrees, .. (reported?.Invoke(field.Key) ?? []).Select(said => Alike(said, Said(field.Get(told))))];
            oneOf = all.Contains(true) ? true : all.Contains(false) ? false : null;
        }
        return oneOf is not false;
    }

    /// <summary>Whether the value says nothing: a new record has the same.</summary>
    public static bool IsBlank<T>(Field<T> field, object? value) where T : class, new() => value is null or ""
        || Equals(value, field.Get(new T()));

    /// <summary>Whether what is told of a field may stand in the record that leaves it empty. What tells a value only together with others,
    /// or speaks of a value that stands otherwise, would make one value of two sources' that neither reports.</summary>
    public static bool Fills<T>(FieldCatalogue<T> catalogue, Field<T> field, T stands, T told) where T : class, new()
    {
        var of = Telling(field.Of);
        return IsBlank(field, field.Get(stands)) && !Says(Telling(field.PartOf), stands)
            && (!Says(of, stands) || !Says(of, told) || of.TrueForAll(Agree));

        List<Field<T>> Telling(string? value) => value is null
            ? [] : [.. catalogue.Fields.Where(one => one.Key == value || one.PartOf == value)];

        static bool Says(List<Field<T>> fields, T details) => fields.Exists(one => !IsBlank(one, one.Get(details)));

        bool Agree(Field<T> one) => IsBlank(one, one.Get(stands)) == IsBlank(one, one.Get(told))
            && Alike(one.Get(stands), one.Get(told)) is not false;
    }

    /// <summary>Whether two dates can be of one and the same day: an open or unknown bound excludes nothing.</summary>
    private static bool CanBeOneDay(ImpreciseDate one, ImpreciseDate other) =>
        !(one.Earliest > other.Latest || other.Earliest > one.Latest);

    /// <summary>Null where the values cannot be compared.</summary>
    private static bool? Alike(object? stands, object? told) => (stands, told) switch
    {
        (ImpreciseDate one, ImpreciseDate other) => CanBeOneDay(one, other),
        (string one, string other) => SameWords(one, other),
        _ => Said(stands) is { } one && Said(told) is { } other ? one == other : null,
    };

    private static string? Said(object? value) => value as string ?? CitedValue.Of(value);

    /// <summary>Labels say the same where the words of one are among the other's: "incitement", "incitement to commit a felony". One in
    /// Khmer and one in Latin letters cannot be compared.</summary>
    private static bool? SameWords(string one, string other)
    {
        if (string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other)
            || KhmerSpelling.IsKhmer(one) != KhmerSpelling.IsKhmer(other)) return null;
        var (first, second) = (TextFold.Words(one).ToHashSet(StringComparer.Ordinal), TextFold.Words(other)
            .ToHashSet(StringComparer.Ordinal));
        return first.IsSubsetOf(second) || second.IsSubsetOf(first);
    }
}
