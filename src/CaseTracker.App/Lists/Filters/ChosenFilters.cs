namespace CaseTracker.App.Lists.Filters;

/// <summary>What is chosen of each filter: several values of one filter mean any of them, different filters mean all of
/// them. Two with the same choices are equal.</summary>
public sealed class ChosenFilters : IEquatable<ChosenFilters>
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _values;
    private readonly Func<string, FilterDefinition?> _find;

    private ChosenFilters(SortedDictionary<string, IReadOnlyList<string>> values, Func<string, FilterDefinition?> find) =>
        (_values, _find) = (values, find);

    /// <summary>Nothing chosen of a list's filters.</summary>
    internal static ChosenFilters NoneOf(Func<string, FilterDefinition?> find) =>
        new(new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), find);

    public int Count => _values.Count;

    /// <summary>The filters with a value, by key.</summary>
    public IEnumerable<(FilterDefinition Filter, IReadOnlyList<string> Values)> All =>
        _values.Select(pair => (_find(pair.Key)!, pair.Value));

    public IReadOnlyList<string> Of(string key) => _values.GetValueOrDefault(key) ?? [];

    /// <summary>The same choices, and of one filter these values only; none takes the filter off.
    /// Throws <see cref="ArgumentException"/> for a key that no filter has.</summary>
    public ChosenFilters With(string key, IEnumerable<string> values)
    {
        if (_find(key) is null) throw new ArgumentException(key, nameof(key));
        var copy = new SortedDictionary<string, IReadOnlyList<string>>(_values, StringComparer.Ordinal);
        var chosen = values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0) copy.Remove(key);
        else copy[key] = chosen;
        return new ChosenFilters(copy, _find);
    }

    public bool Equals(ChosenFilters? other) => other is not null && _values.Count == other._values.Count
        && _values.All(pair => other._values.TryGetValue(pair.Key, out var values)
            && values.SequenceEqual(pair.Value, StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as ChosenFilters);

    public override int GetHashCode() => string.Join('&', _values.Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"))
        .GetHashCode(StringComparison.Ordinal);
}
