namespace CaseTracker.App.Lists.Filters;

/// <summary>The names of records as one clearance may read them, in each language, and how words are written, until somebody says that one
/// may be another.</summary>
internal sealed class KeptNames
{
    private readonly Dictionary<(string Of, object Value), string?> _names = [];
    private readonly Lock _turn = new();
    private int _forgotten;

    /// <summary>The names of those that have one.</summary>
    /// <param name="of">What the values are of: a language, a filter.</param>
    public async Task<Dictionary<T, string>> Of<T>(string of, IEnumerable<T> values,
        Func<IReadOnlyList<T>, Task<Dictionary<T, string>>> read) where T : notnull
    {
        var (names, missing, asOf) = (new Dictionary<T, string>(), new List<T>(), 0);
        lock (_turn)
        {
            asOf = _forgotten;
            foreach (var value in values)
                if (!_names.TryGetValue((of, value), out var name)) missing.Add(value);
                else if (name is not null) names[value] = name;
        }
        if (missing.Count == 0) return names;
        var found = await read(missing);
        lock (_turn)
        {
            // What was read before a change is not kept after it.
            foreach (var value in missing.Where(_ => asOf == _forgotten)) _names[(of, value)] = found.GetValueOrDefault(value);
        }
        foreach (var (value, name) in found) names[value] = name;
        return names;
    }

    public void Forget()
    {
        lock (_turn)
        {
            _names.Clear();
            _forgotten++;
        }
    }
}
