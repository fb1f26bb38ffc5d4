using System.Globalization;

namespace CaseTracker.Domain.Language;

/// <summary>Digits as a language prints them. Khmer has its own, and a page that mixes two kinds is read twice.</summary>
internal static class PrintedDigits
{
    private const char KhmerZero = '\u17E0';

    /// <summary>The text with the digits of the language.</summary>
    public static string In(CultureInfo culture, string text) =>
        culture.TwoLetterISOLanguageName != "km" ? text
        : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(KhmerZero + (c - '0')) : c));
}
