using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Lists;

/// <summary>The values of one filter, counted over what all other filters take. What has several values counts in each.</summary>
/// <param name="Open">How many count under several values because their sources disagree and nobody has chosen.</param>
/// <param name="More">There are more values than are counted: the most frequent stand here.</param>
public sealed record Facet(FilterDefinition Filter, IReadOnlyList<CountedValue> Values, int Open, bool More)
{
    /// <summary>The facets of all filters that were counted, with the names of what is counted, as the viewer may read them. A filter that
    /// nobody matches stays, without a value: it would look as if it could not be asked.</summary>
    /// <param name="kept">Names that were read before, where the caller keeps them in step with the records.</param>
    internal static async Task<IReadOnlyList<Facet>> Told(CaseTrackerDb db, ListQuestion question, IReadOnlyList<CountedFilter> counts,
        Clearance clearance, CancellationToken cancel, KeptNames? kept = null)
    {
        var names = await FilterNames.For(db, counts.SelectMany(counted => counted.Rows.Select(row => (counted.Filter, row.Value))
            .Concat(question.Chosen(counted.Filter.Key).Select(value => (counted.Filter, (string?)value)))), clearance, cancel, kept);
        return [.. counts.Select(counted => Of(counted, question, names))];
    }

    private static Facet Of(CountedFilter counted, ListQuestion question, FilterNames names)
    {
        var (filter, most) = (counted.Filter, question.List.MostValues ?? counted.Rows.Count);
        var found = counted.Rows.Take(most).Select(row => (Value: row.Value ?? filter.NoValue, row)).Where(pair => pair.Value is not null)
            // A text may read like the word for what is not on record; and words count alike in capitals.
            .ToLookup(pair => pair.Value!, pair => pair.row, StringComparer.OrdinalIgnoreCase);
        // Those that are asked for are told, however few have them.
        var values = question.Chosen(filter.Key).Where(_ => filter.Kind is not (FilterKind.MoreThan or FilterKind.Span))
            .Union(found.Select(group => group.Key), StringComparer.OrdinalIgnoreCase)
            .Select(value => new CountedValue(value, names.Name(filter, value), Tally.Of(found[value])));
        // Where nothing has anything on record there is nothing to choose from.
        var ordered = FilterNames.InOrder(filter, values).ToList();
        return new(filter, ordered.Any(value => value.Value != FilterDefinition.NotOnRecord) ? ordered : [], counted.Open,
            counted.Rows.Count > most);
    }
}

/// <summary>Where everything on record went.</summary>
public abstract record ListSums;

/// <summary>The counts beside a list.</summary>
/// <param name="Sums">Null where a list says them with its page.</param>
public sealed record ListFacets(IReadOnlyList<Facet> Facets, ListSums? Sums)
{
    /// <summary>The counts of one filter; null where the viewer may not ask it.</summary>
    public Facet? Of(string key) => Facets.FirstOrDefault(facet => facet.Filter.Key == key);
}
