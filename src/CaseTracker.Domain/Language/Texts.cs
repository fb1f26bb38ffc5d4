using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CaseTracker.Domain.Language;

/// <summary>Every sentence that a person may see, by key. A key is "Area.Name": the area names the resource file
/// beside this class (Values.resx and Values.km.resx hold the keys that start with "Values."). English is complete;
/// where Khmer lacks a key the English stands.</summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Areas = new(StringComparer.Ordinal);

    // A list asks for the same few texts once a cell; a resource manager takes a key apart each time.
    private static readonly ConcurrentDictionary<(CultureInfo Culture, string Key), string> Found = new();

    /// <summary>The languages that texts stand in, English first.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("km")];

    /// <summary>The text of a key in the current interface language, with its arguments in place. A key that does not
    /// exist comes back as it is, so that a page still opens; a test finds such keys.</summary>
    public static string Localize(string key, params object?[] args) => LocalizeIn(CultureInfo.CurrentUICulture, key, args);

    /// <summary>As <see cref="Localize"/>, in a given language.</summary>
    public static string LocalizeIn(CultureInfo culture, string key, params object?[] args)
    {
        var text = Find(key, culture);
        if (text is null) return key;
        if (args.Length == 0) return text;
        return string.Format(culture, text, Array.ConvertAll(args, arg => InWords(arg, culture)));
    }

    // A count is an int and is read; an id is a long and is copied, to where only Latin digits may be understood.
    private static object? InWords(object? arg, CultureInfo culture) => arg switch
    {
        ILocalizable inner => inner.Localize(culture),
        int count => PrintedDigits.In(culture, count.ToString(CultureInfo.InvariantCulture)),
        _ => arg,
    };

    /// <summary>The text, or null where the key is unknown.</summary>
    public static string? Find(string key, CultureInfo? culture = null)
    {
        var asked = (culture ?? CultureInfo.CurrentUICulture, key);
        if (Found.TryGetValue(asked, out var known)) return known;
        // A key that is none is not kept: anybody could fill the memory with such.
        return Read(key, asked.Item1) is { } text ? Found.GetOrAdd(asked, text) : null;
    }

    /// <summary>A text in each of <see cref="Languages"/> that has it, for who reads what was written in either.</summary>
    public static IEnumerable<string> InEach(string key) => Languages.Select(language => Find(key, language)).OfType<string>();

    private static string? Read(string key, CultureInfo culture)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0) return null;
        var area = Areas.GetOrAdd(key[..dot], name => new ResourceManager($"CaseTracker.Domain.Language.{name}", typeof(Texts).Assembly));
        try { return area.GetString(key[(dot + 1)..], culture); }
        catch (MissingManifestResourceException) { return null; }
    }
}
