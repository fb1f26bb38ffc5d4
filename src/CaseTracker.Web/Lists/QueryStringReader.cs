using System.Globalization;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Records;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CaseTracker.Web.Lists;

/// <summary>What stands in the address under a name and cannot be used: the text, and why.</summary>
public sealed record InvalidParameter(string Text, Problem Problem);

/// <summary>Reads the query of an address part by part. What cannot be read leaves the usual value in place and is told under
/// its name.</summary>
/// <param name="query">With or without its question mark.</param>
public sealed class QueryStringReader(string? query)
{
    public const string Page = "page", Size = "size", Sort = "sort", Descending = "desc", Only = "ids";
    public const int LastPage = 100_000, LargestPage = 500, UsualPage = 50;
    private const string All = "all";

    private readonly Dictionary<string, StringValues> _parts = QueryHelpers.ParseQuery(query);
    private readonly Dictionary<string, InvalidParameter> _wrong = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, InvalidParameter> Wrong => _wrong;

    private IEnumerable<string> Names => _parts.Keys;

    /// <summary>The names and values of a query, a name that stands several times as often.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Parts(IEnumerable<KeyValuePair<string, StringValues>> query) =>
        query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value)));

    private void AddError(string name, Problem problem) =>
        _wrong[name] = new InvalidParameter(_parts.GetValueOrDefault(name).ToString(), problem);

    /// <param name="read">Gives the value, or the <see cref="Problem"/> with it.</param>
    public T Take<T>(string name, Func<string, object> read, T usual)
    {
        if (!_parts.TryGetValue(name, out var values)) return usual;
        var text = string.Join(',', values.ToArray()).Trim();
        if (text.Length == 0) return usual;
        var value = read(text);
        if (value is not Problem problem) return (T)value;
        _wrong[name] = new InvalidParameter(text, problem);
        return usual;
    }

    /// <summary>The moment of knowledge, UTC; null: as it is known now.</summary>
    public DateTime? TakeKnown() => Take<DateTime?>(KnownAddress.Moment, KnownAddress.ReadMoment, null)
        ?? Take<DateTime?>(KnownAddress.Day, KnownAddress.ReadEnd, null);

    /// <summary>The question with what every list can be asked: filters, the other way round, page and rows a page. A name that asks for
    /// nothing is told.</summary>
    /// <param name="filters">Those that stand in the address by their own keys.</param>
    /// <param name="names">The other names that ask for something.</param>
    /// <param name="unknown">The problem of a name that does not.</param>
    public TQuestion Ask<TQuestion>(TQuestion question, IReadOnlyCollection<FilterDefinition> filters, IEnumerable<string> names,
        string unknown) where TQuestion : ListQuestion
    {
        var known = names.Concat([Sort, Descending, Page, Size, Only]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names.Where(name => !known.Contains(name) && filters.All(filter => filter.Key != name)))
            AddError(name, new Problem(unknown, name));
        return (TQuestion)((ListQuestion)question with
        {
            Filters = Choose(question.Filters, filters),
            Only = Take<IReadOnlyList<long>>(Only, Ids, []),
            Descending = TakeDescending(),
            Page = TakePage(),
            PageSize = TakeSize(),
        });
    }

    private bool TakeDescending() => Take(Descending, text => text is "1" or "0"
        ? text is "1" : (object)new Problem("PrisonerPages.WrongDescending", text), false);

    private int TakePage() => Take(Page, text => Whole(text, LastPage) ?? (object)new Problem("PrisonerPages.WrongPage", text), 1);

    private static object Ids(string text)
    {
        var ids = text.Split(',').Select(word => Whole(word.Trim(), int.MaxValue)).Distinct().ToList();
        return ids.Contains(null) || ids.Count > ListQuestion.MostOnly ? new Problem("Lists.WrongIds", ListQuestion.MostOnly)
            : ids.Select(id => (long)id!).ToList();
    }

    /// <summary>Rows a page; 0 is all of them.</summary>
    private int TakeSize() => Take(Size, text => text.Equals(All, StringComparison.OrdinalIgnoreCase)
        ? 0 : Whole(text, LargestPage) ?? (object)new Problem("PrisonerPages.WrongSize", text, LargestPage), UsualPage);

    private ChosenFilters Choose(ChosenFilters none, IEnumerable<FilterDefinition> filters) =>
        filters.Aggregate(none, (chosen, filter) => _parts.TryGetValue(filter.Key, out var values)
            ? Choose(chosen, filter, [.. values.OfType<string>()]) : chosen);

    /// <summary>The chosen filters as parts of a query.</summary>
    public static IEnumerable<string> Parts(ChosenFilters chosen) => chosen.All.SelectMany(one => one.Filter.Kind == FilterKind.Words
        ? one.Values.Select(value => $"{one.Filter.Key}={Uri.EscapeDataString(value)}")
            : [$"{one.Filter.Key}={string.Join(',', one.Values)}"]);

    /// <summary>The rows that alone are asked for as a part of a query.</summary>
    public static IEnumerable<string> Parts(IReadOnlyList<long> only)
    {
        if (only.Count > 0) yield return $"{Only}={string.Join(',', only)}";
    }

    /// <summary>A page and its size as parts of a query; the usual ones are left out.</summary>
    public static IEnumerable<string> Parts(int page, int size)
    {
        if (page != 1) yield return $"{Page}={page.ToString(CultureInfo.InvariantCulture)}";
        if (size != UsualPage) yield return $"{Size}={(size == 0 ? All : size.ToString(CultureInfo.InvariantCulture))}";
    }

    /// <summary>The number of a page, from 1; 1 where the text is none.</summary>
    public static int PageOf(string? text) => Whole(text ?? "", LastPage) ?? 1;

    private ChosenFilters Choose(ChosenFilters chosen, FilterDefinition filter, string[] texts)
    {
        // Words as printed may hold commas: each stands by itself.
        var words = (filter.Kind == FilterKind.Words ? texts : texts.SelectMany(text => text.Split(','))).Select(text => text.Trim())
            .Where(text => text.Length > 0).ToList();
        var read = words.Select(filter.Read).ToList();
        var problem = read.FirstOrDefault(value => !value.Succeeded)?.Problems[0]
            ?? (read.Count > FilterDefinition.MostValues
                ? new Problem("PrisonerPages.TooManyValues", filter.Label, FilterDefinition.MostValues) : null);
        if (problem is null) return chosen.With(filter.Key, read.Select(value => value.Value));
        _wrong[filter.Key] = new InvalidParameter(string.Join(',', texts), problem);
        return chosen;
    }

    private static int? Whole(string text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest
            ? number : null;
}
