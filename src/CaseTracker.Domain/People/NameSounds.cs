using System.Text;

namespace CaseTracker.Domain.People;

/// <summary>How a part of a Khmer name in Latin letters sounds, as far as the ways of writing it differ: "Khunthea" and
/// "Kunthea" become one. Consonants are small letters (ŋ for ng), vowels capitals. The rules are those by which pairs seen in
/// sources differ: ph=p, th=t, kh=k, chh=ch, nh=gn=n, finals b=p, d=t, g=k, w=v, z=s, f=ph, doubled letters, an r that is not
/// heard, a final h, and the vowels that romanisations write in several ways.</summary>
internal static class NameSounds
{
    /// <summary>Names of people are shorter.</summary>
    private const int Short = 64;

    private const float VowelWeight = 0.35f, FirstConsonant = 1.5f;

    private static readonly (string Written, char Sound)[] Consonants =
    [
        ("chh", 'c'), ("ch", 'c'), ("ph", 'p'), ("th", 't'), ("kh", 'k'), ("ng", 'ŋ'), ("nh", 'n'), ("gn", 'n'), ("ck", 'k'),
        ("f", 'p'), ("q", 'k'), ("w", 'v'), ("z", 's'), ("x", 's'), ("j", 'c'),
    ];

    private static readonly Dictionary<string, char> Vowels = new(StringComparer.Ordinal)
    {
        ["a"] = 'A',
        ["aa"] = 'A',
        ["e"] = 'E',
        ["ae"] = 'E',
        ["oe"] = 'E',
        ["eu"] = 'E',
        ["oeu"] = 'E',
        ["euo"] = 'E',
        ["ueu"] = 'E',
        ["eo"] = 'E',
        ["i"] = 'I',
        ["ee"] = 'I',
        ["y"] = 'I',
        ["ii"] = 'I',
        ["o"] = 'O',
        ["uo"] = 'O',
        ["u"] = 'U',
        ["ou"] = 'U',
        ["oo"] = 'U',
        ["uu"] = 'U',
        ["ue"] = 'U',
        ["ow"] = 'W',
        ["ao"] = 'W',
        ["au"] = 'W',
        ["aw"] = 'W',
        ["ie"] = 'X',
        ["ea"] = 'X',
        ["ia"] = 'X',
        ["ey"] = 'Y',
        ["ei"] = 'Y',
        ["ai"] = 'Y',
        ["ay"] = 'Y',
    };

    public static string Of(string part)
    {
        var sounds = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length;)
        {
            var run = VowelsFrom(part, at);
            if (run > 0)
            {
                sounds.Append(Vowels.TryGetValue(part.Substring(at, run), out var vowel) ? vowel : char.ToUpperInvariant(part[at]));
                at += run;
                continue;
            }
            var found = Array.Find(Consonants, pair => string.CompareOrdinal(part, at, pair.Written, 0, pair.Written.Length) == 0);
            var (sound, length) = found.Written is null ? (part[at] is 'c' ? 'k' : part[at], 1) : (found.Sound, found.Written.Length);
            at += length;
            if (sound == 'r' && (at == part.Length || VowelsFrom(part, at) == 0) && sounds.Length > 0) continue;
            if (sounds.Length == 0 || sounds[^1] != sound) sounds.Append(sound);
        }
        if (sounds.Length > 1 && sounds[^1] == 'h') sounds.Length--;
        if (sounds.Length > 0) sounds[^1] = sounds[^1] switch { 'b' => 'p', 'd' => 't', 'g' => 'k', var other => other };
        return sounds.ToString();
    }

    /// <summary>The consonants alone, and those that are often confused as one: what two spellings of a name nearly always
    /// have in common.</summary>
    public static string Skeleton(string sounds)
    {
        var bones = new StringBuilder(sounds.Length);
        foreach (var sound in sounds.Where(sound => !char.IsUpper(sound) && sound != 'h'))
        {
            var bone = sound switch { 'ŋ' => 'n', 'b' => 'p', 'd' => 't', 'g' => 'k', _ => sound };
            if (bones.Length == 0 || bones[^1] != bone) bones.Append(bone);
        }
        return bones.Length > 0 ? bones.ToString() : sounds;
    }

    /// <summary>1 for the same sounds, towards 0 for none in common. Consonants weigh most, the first one more than others.</summary>
    public static float Likeness(string one, string other)
    {
        // A row of the table of costs, and the one before.
        var row = other.Length <= Short ? stackalloc float[Short + 1] : new float[other.Length + 1];
        var before = other.Length <= Short ? stackalloc float[Short + 1] : new float[other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 && j == 0)
                {
                    row[0] = 0;
                    continue;
                }
                var least = float.MaxValue;
                if (i > 0) least = Math.Min(least, before[j] + Alone(one, i - 1));
                if (j > 0) least = Math.Min(least, row[j - 1] + Alone(other, j - 1));
                if (i > 0 && j > 0) least = Math.Min(least, before[j - 1] + Instead(one[i - 1], other[j - 1], i == 1 && j == 1));
                row[j] = least;
            }
            var free = before;
            before = row;
            row = free;
        }
        var weight = Math.Max(Weight(one), Weight(other));
        return weight == 0 ? 0 : Math.Max(0, 1 - before[other.Length] / weight);
    }

    /// <summary>How much a part tells: a consonant 1, a vowel about a third.</summary>
    public static float Weight(string sounds)
    {
        var weight = 0d;
        foreach (var sound in sounds) weight += char.IsUpper(sound) ? VowelWeight : 1;
        return (float)weight;
    }

    private static float Alone(string sounds, int at) => char.IsUpper(sounds[at]) ? 0.3f
        // A final s is heard as h, an h often not at all.
        : sounds[at] == 'h' || sounds[at] == 's' && at == sounds.Length - 1 ? 0.4f
        : at == 0 ? FirstConsonant : 1;

    private static float Instead(char one, char other, bool first)
    {
        if (one == other) return 0;
        if (char.IsUpper(one) != char.IsUpper(other)) return first ? FirstConsonant : 1.2f;
        if (char.IsUpper(one)) return NearVowels(one, other) ? 0.15f : 0.3f;
        return NearConsonants(one, other) ? 0.5f : first ? FirstConsonant : 1;
    }

    private static bool NearVowels(char one, char other) => (one < other ? (one, other) : (other, one)) is ('O', 'U') or ('E', 'I')
        or ('A', 'O') or ('A', 'X') or ('E', 'X') or ('I', 'X') or ('A', 'W') or ('O', 'W') or ('E', 'Y') or ('I', 'Y') or ('A', 'Y')
        or ('E', 'U') or ('E', 'O');

    private static bool NearConsonants(char one, char other) => (one < other ? (one, other) : (other, one)) is ('m', 'n') or ('n', 'ŋ')
        or ('m', 'ŋ') or ('b', 'p') or ('d', 't') or ('g', 'k');

    /// <summary>How many letters from here write one vowel. A y before a vowel is a consonant; a w after one is part of it
    /// unless a vowel follows.</summary>
    private static int VowelsFrom(string part, int at)
    {
        var end = at;
        while (end < part.Length && (part[end] is 'a' or 'e' or 'i' or 'o' or 'u' || part[end] == 'y' && !IsVowel(part, end + 1))) end++;
        if (end > at && end < part.Length && part[end] == 'w' && (part[end - 1] is 'a' or 'o') && !IsVowel(part, end + 1)) end++;
        return end - at;
    }

    private static bool IsVowel(string part, int at) => at < part.Length && (part[at] is 'a' or 'e' or 'i' or 'o' or 'u');
}
