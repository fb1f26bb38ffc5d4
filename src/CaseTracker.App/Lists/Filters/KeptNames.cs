using System.Globalization;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The names of records as one clearance may read them, in each language, until somebody says that one may be another.</summary>
internal sealed class KeptNames
{
    private readonly Dictionary<(string Language, long Id), string?> _names = [];
    private readonly Lock _turn = new();
    private int _forgotten;

    /// <summary>The names of those that have one.</summary>
    public async Task<Dictionary<long, string>> Of(IEnumerable<long> ids, Func<IEnumerable<long?>, Task<Dictionary<long, string>>> read)
    {
        var (language, names, missing, asOf) = (CultureInfo.CurrentUICulture.Name, new Dictionary<long, string>(), new List<long>(), 0);
        lock (_turn)
        {
            asOf = _forgotten;
            foreach (var id in ids)
                if (!_names.TryGetValue((language, id), out var name)) missing.Add(id);
                else if (name is not null) names[id] = name;
        }
        if (missing.Count == 0) return names;
        var found = await read(missing.Select(id => (long?)id));
        lock (_turn)
        {
            // What was read before a change is not kept after it.
            foreach (var id in missing.Where(_ => asOf == _forgotten)) _names[(language, id)] = found.GetValueOrDefault(id);
        }
        foreach (var (id, name) in found) names[id] = name;
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
