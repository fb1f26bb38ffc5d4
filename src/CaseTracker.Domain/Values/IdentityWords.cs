namespace CaseTracker.Domain.Values;

/// <summary>By which words an identity is found that is kept encrypted, such as "Test Kin, sister, 012 345 678": the whole of it, each part
/// of two words or more, and each part with six digits or more, by its digits alone. A single word ("sister") is none of them, for many
/// records would share its hash.</summary>
public static class IdentityWords
{
    private const int LeastDigits = 6;
    private static readonly char[] Between = [',', ';', '\n', '\r', '(', ')', '/', ':', '។', '៖'];

    public static IReadOnlyList<string> Of(string text) => [.. text.Split(Between)
        .Where(part => Digits(part) is not null || Folded(part).Contains(' ', StringComparison.Ordinal)).Append(text)
        .Select(Asked).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>What somebody types to find one.</summary>
    public static string Asked(string text) => Digits(text) ?? Folded(text);

    private static string Folded(string text) => string.Join(' ', TextFold.Words(string.Concat(text.Select(letter =>
        char.IsPunctuation(letter) || char.IsSymbol(letter) ? ' ' : letter))));

    /// <summary>Of a telephone number or the number of a card, however it is grouped; null of what is none.</summary>
    private static string? Digits(string text)
    {
        string digits = new([.. text.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit)))]);
        return digits.Length >= LeastDigits && !text.Any(char.IsLetter) ? digits : null;
    }
}
