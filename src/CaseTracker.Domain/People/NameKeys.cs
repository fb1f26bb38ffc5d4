using System.Globalization;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Short keys of a name, such that two spellings of one name have some in common: an index over them finds the
/// few people whose names are worth comparing. Keys are ASCII, so that every database compares them alike.</summary>
public static class NameKeys
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 40;

    private const int LongSkeleton = 3;

    /// <summary>The keys, each once; none for a text without letters.</summary>
    public static IReadOnlyCollection<string> Of(string? name)
    {
        var parts = NameParts.Of(name, out _);
        if (parts.Length == 0) return [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        if (KhmerSpelling.IsKhmer(parts[0]))
        {
            foreach (var part in parts) Add('k', Hex(part));
            for (var at = 0; at + 1 < parts.Length; at++) Add('k', Hex(parts[at] + parts[at + 1]));
            if (parts.Length > 2) Add('k', Hex(string.Concat(parts)));
            return keys;
        }
        var sounds = Array.ConvertAll(parts, NameSounds.Of);
        foreach (var sound in sounds)
        {
            var skeleton = NameSounds.Skeleton(sound);
            Add('e', sound);
            Add('s', skeleton);
            if (skeleton.Length <= LongSkeleton) continue;
            // A letter too many at one end leaves the other end as it was.
            Add('b', skeleton[..LongSkeleton]);
            Add('z', skeleton[^LongSkeleton..]);
        }
        for (var at = 0; at + 1 < parts.Length; at++) Add('s', NameSounds.Skeleton(NameSounds.Of(parts[at] + parts[at + 1])));
        if (parts.Length > 2) Add('s', NameSounds.Skeleton(NameSounds.Of(string.Concat(parts))));
        if (parts.Length > 1) Add('i', string.Concat(sounds.Select(sound => NameSounds.Skeleton(sound)[0]).Order()));
        return keys;

        void Add(char kind, string key)
        {
            var ascii = kind + key.Replace('ŋ', 'q');
            keys.Add(ascii.Length > MaxLength ? ascii[..MaxLength] : ascii);
        }
    }

    private static string Hex(string khmer) => string.Concat(khmer.Select(c => (c & 0xFF).ToString("x2", CultureInfo.InvariantCulture)));
}
