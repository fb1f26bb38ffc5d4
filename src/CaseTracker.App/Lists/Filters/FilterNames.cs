using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The names of filters' values, as the viewer may read them.</summary>
internal sealed class FilterNames
{
    private readonly Dictionary<long, string> _records;

    private FilterNames(Dictionary<long, string> records) => _records = records;

    /// <param name="kept">Names that were read before, where the caller keeps them in step with the records.</param>
    public static async Task<FilterNames> For<T>(CaseTrackerDb db, IEnumerable<(T Filter, string? Value)> values, Confidentiality clearance,
        CancellationToken cancel, KeptNames? kept = null) where T : FilterDefinition
    {
        var ids = values.Where(value => value.Filter.Kind == FilterKind.Record).Select(value => Id(value.Value)).Distinct();
        return new(kept is null ? await LinkNames.For(db, ids, clearance, cancel)
            : await kept.Of(ids.OfType<long>(), missing => LinkNames.For(db, missing, clearance, cancel)));
    }

    /// <summary>What is chosen of some filters, in words.</summary>
    /// <param name="offers">Whether the viewer may know of a filter.</param>
    public static async Task<IReadOnlyList<ChosenValues>> Chosen(CaseTrackerDb db, ChosenFilters filters,
        Func<FilterDefinition, bool> offers, Confidentiality clearance, CancellationToken cancel)
    {
        var chosen = filters.All.Where(one => offers(one.Filter)).ToList();
        var names = await For(db, chosen.SelectMany(one => one.Values.Select(value => (one.Filter, (string?)value))), clearance, cancel);
        return [.. chosen.Select(one => new ChosenValues(one.Filter, [.. one.Values.Select(value => names.Name(one.Filter, value))]))];
    }

    /// <summary>A record above the clearance keeps its number, which the viewer typed.</summary>
    public string Name(FilterDefinition filter, string value) => filter.Localize(value)
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
