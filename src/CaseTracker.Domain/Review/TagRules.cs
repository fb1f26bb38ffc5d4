using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Review;

/// <summary>What a tag can be called: a short word that a team puts on records for its own sorting.</summary>
public static class TagRules
{
    public const int Longest = 60;

    /// <summary>The name as it is kept and shown: single spaces, none around it.</summary>
    public static string Written(string? name) =>
        string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Names that look or read the same are one tag: case, spaces, accents and the order of Khmer signs make no other
    /// (<see cref="TextFold"/>).</summary>
    public static string Folded(string? name) => TextFold.Of(name);

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static Problem? Wrong(string? name) => Folded(name).Length == 0 ? new Invalid("tag", "Tags.NameMissing")
        : Written(name).Length > Longest ? new Invalid("tag", "Tags.NameTooLong", Longest) : null;
}
