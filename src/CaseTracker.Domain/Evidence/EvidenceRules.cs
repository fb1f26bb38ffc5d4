using System.Globalization;
using System.Text;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Evidence;

/// <summary>How much may be attached. Bytes.</summary>
/// <param name="OfFile">The largest file.</param>
/// <param name="OfAll">All files together, removed ones among them.</param>
/// <param name="CheckEvery">How long after its last check a file is read back again by itself.</param>
public sealed record EvidenceLimits(long OfFile, long OfAll, TimeSpan CheckEvery)
{
    public const long Megabyte = 1_000_000;

    public static EvidenceLimits Usual { get; } = new(100 * Megabyte, 20_000 * Megabyte, TimeSpan.FromDays(30));
}

/// <summary>What a file may be called, and what is said with it.</summary>
public static class EvidenceRules
{
    public const int LongestName = 200, LongestText = 1000;

    private const int LongestExtension = 20;
    private const string NotInNames = "\\/:*?\"<>|";

    /// <summary>The name of a file as it is kept: without folders, without characters that no system takes or that make a name look like
    /// another (controls, directions of text), and not too long; its ending stays. Empty where nothing is left.</summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Normalize(NormalizationForm.FormC);
        last = last[(last.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
                // Khmer is written with the zero-width space between words.
                kept.Append(rune.Value == 0x200B ? "\u200B" : "");
            else kept.Append(rune.IsAscii && NotInNames.Contains((char)rune.Value) ? "_" : rune.ToString());
        var clean = kept.ToString().Trim(' ', '.', '\u200B');
        if (clean.Length <= LongestName) return clean;
        var ending = Path.GetExtension(clean);
        return ending.Length is 0 or > LongestExtension ? Cut(clean, LongestName) : Cut(clean, LongestName - ending.Length) + ending;
    }

    /// <summary>What is wrong with what is said with a file; null where nothing is.</summary>
    /// <param name="field">Where it stands on the page.</param>
    public static Problem? WrongText(string field, string? text) =>
        text?.Trim().Length > LongestText ? new Invalid(field, "Evidence.TextTooLong", LongestText) : null;

    // Not through a pair of surrogates.
    private static string Cut(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
