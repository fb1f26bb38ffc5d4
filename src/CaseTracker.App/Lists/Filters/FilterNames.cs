using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The names of filters' values, as the viewer may read them.</summary>
internal sealed class FilterNames
{
    private readonly Dictionary<long, string> _records;
    private readonly Dictionary<string, Dictionary<string, string>> _words;

    /// <param name="words">By the key of a filter how its words are written.</param>
    private FilterNames(Dictionary<long, string> records, Dictionary<string, Dictionary<string, string>> words) =>
        (_records, _words) = (records, words);

    /// <param name="kept">Names that were read before, where the caller keeps them in step with the records.</param>
    public static async Task<FilterNames> For<T>(CaseTrackerDb db, IEnumerable<(T Filter, string? Value)> values, Clearance clearance,
        CancellationToken cancel, KeptNames? kept = null) where T : FilterDefinition
    {
        var asked = values.ToList();
        var ids = asked.Where(value => value.Filter.Kind == FilterKind.Record).Select(value => Id(value.Value)).OfType<long>().Distinct();
        var words = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var filter in asked.Where(value => value.Filter.Spellings is not null).GroupBy(value => (FilterDefinition)value.Filter))
        {
            var texts = filter.Select(value => value.Value).OfType<string>().Where(text => text != FilterDefinition.NotOnRecord).Distinct();
            words[filter.Key.Key] = kept is null ? await Written([.. texts])
                : await kept.Of(filter.Key.Key, texts, Written);

            Task<Dictionary<string, string>> Written(IReadOnlyList<string> some) => AsWritten(db, filter.Key, some, clearance, cancel);
        }
        return new(kept is null ? await Records([.. ids]) : await kept.Of(CultureInfo.CurrentUICulture.Name, ids, Records), words);

        Task<Dictionary<long, string>> Records(IReadOnlyList<long> some) =>
            LinkNames.For(db, some.Select(id => (long?)id), clearance, cancel);
    }

    /// <summary>Words as most of the records write them that the viewer may see.</summary>
    private static async Task<Dictionary<string, string>> AsWritten(CaseTrackerDb db, FilterDefinition filter, IReadOnlyList<string> words,
        Clearance clearance, CancellationToken cancel)
    {
        if (words.Count == 0) return [];
        var scope = new FilterScope(db.Provider(), true, clearance);
        var names = words.Select((word, number) => (Name: string.Create(CultureInfo.InvariantCulture, $"@word{number}"), word)).ToList();
        var spelled = filter.Folds ? "x.Word" : "LOWER(x.Said)";
        var sql = $"SELECT x.Said, {spelled} AS Word, COUNT(*) AS Number FROM ({filter.Spellings!(db, scope)}) x WHERE {spelled} IN ("
            + $"{string.Join(", ", names.Select(one => $"LOWER({one.Name})"))}) GROUP BY x.Said, {spelled}";
        object[] parameters = [.. KnownFactsSql.Levels(clearance).Select((level, index) => db.Parameter($"@level{index}", level)),
            .. names.Select(one => db.Parameter(one.Name, one.word))];
        var found = (await db.Database.SqlQueryRaw<Spelling>(sql, parameters).ToListAsync(cancel))
            .OrderByDescending(one => one.Number).ThenBy(one => one.Said, StringComparer.Ordinal)
            .ToLookup(one => one.Word, StringComparer.OrdinalIgnoreCase);
        return words.Where(found.Contains).ToDictionary(word => word, word => found[word].First().Said, StringComparer.Ordinal);
    }

    private sealed record Spelling(string Said, string Word, int Number);

    /// <summary>What is chosen of some filters, in words.</summary>
    /// <param name="offers">Whether the viewer may know of a filter.</param>
    public static async Task<IReadOnlyList<ChosenValues>> Chosen(CaseTrackerDb db, ChosenFilters filters,
        Func<FilterDefinition, bool> offers, Clearance clearance, CancellationToken cancel)
    {
        var chosen = filters.All.Where(one => offers(one.Filter)).ToList();
        var names = await For(db, chosen.SelectMany(one => one.Values.Select(value => (one.Filter, (string?)value))), clearance, cancel);
        return [.. chosen.Select(one => new ChosenValues(one.Filter, [.. one.Values.Select(value => names.Name(one.Filter, value))]))];
    }

    /// <summary>A record above the clearance keeps its number, which the viewer typed.</summary>
    public string Name(FilterDefinition filter, string value) =>
        (_words.GetValueOrDefault(filter.Key)?.GetValueOrDefault(value) ?? filter.Localize(value))
        ?? (Id(value) is { } id && _records.TryGetValue(id, out var name) ? name : value);

    /// <summary>Records and words by how many have them, everything else by its own order; those without a value last.</summary>
    public static IEnumerable<CountedValue> InOrder(FilterDefinition filter, IEnumerable<CountedValue> values)
    {
        var rest = values.OrderBy(value => value.Value == FilterDefinition.NotOnRecord);
        return filter.Kind switch
        {
            FilterKind.Record or FilterKind.Words => rest.ThenByDescending(value => value.Count)
                // Of the same name always in the same order, whoever counted them.
                .ThenBy(value => value.Name, StringComparer.CurrentCulture).ThenBy(value => value.Value, StringComparer.Ordinal),
            FilterKind.MoreThan => rest.ThenBy(value => Id(value.Value)),
            FilterKind.Choice => rest.ThenBy(value => filter.Order(value.Value)),
            FilterKind.YesNo => rest.ThenByDescending(value => value.Value, StringComparer.Ordinal),
            _ => rest.ThenBy(value => value.Value, StringComparer.Ordinal),
        };
    }

    private static long? Id(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
