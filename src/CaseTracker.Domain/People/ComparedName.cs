using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>A name taken apart once, to be compared with many (<see cref="NameMatch"/>).</summary>
public sealed class ComparedName
{
    private ComparedName(string[] parts, bool titleDropped)
    {
        (Count, TitleDropped, Khmer) = (parts.Length, titleDropped, parts.Length > 0 && KhmerSpelling.IsKhmer(parts[0]));
        Ways = Array.ConvertAll([.. Joins(parts)], way => (Array.ConvertAll(way.Parts, part => NamePart.Of(part, Khmer)), way.Joined));
    }

    /// <summary>How many parts it has.</summary>
    internal int Count { get; }

    internal bool TitleDropped { get; }

    /// <summary>Written in Khmer signs.</summary>
    internal bool Khmer { get; }

    /// <summary>The name as it is, and with two neighbours, or all its parts, written together.</summary>
    internal (NamePart[] Parts, bool Joined)[] Ways { get; }

    public static ComparedName Of(string? name) => new(NameParts.Of(name, out var titleDropped), titleDropped);

    private static IEnumerable<(string[] Parts, bool Joined)> Joins(string[] parts)
    {
        yield return (parts, false);
        for (var at = 0; at + 1 < parts.Length; at++)
            yield return ([.. parts[..at], parts[at] + parts[at + 1], .. parts[(at + 2)..]], true);
        if (parts.Length > 2) yield return ([string.Concat(parts)], true);
    }
}

/// <summary>A part of a name.</summary>
/// <param name="Sounds">Of Latin letters (<see cref="NameSounds"/>); empty of Khmer signs, which are compared as they are.</param>
/// <param name="Weight">How much it tells.</param>
internal readonly record struct NamePart(string Written, string Sounds, float Weight)
{
    public static NamePart Of(string part, bool khmer)
    {
        if (khmer) return new(part, "", part.Length);
        var sounds = NameSounds.Of(part);
        return new(part, sounds, MathF.Max(1, NameSounds.Weight(sounds)));
    }
}
