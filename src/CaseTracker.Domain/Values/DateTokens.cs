using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>A word, number or sign of a typed date. <see cref="Text"/> is what stood there, to quote in a message.</summary>
internal readonly record struct DateToken(DateWord Word, int Value, string Text, EdtfPoint? Point = null);

internal static class DateTokens
{
    /// <summary>Cuts a simplified text into tokens, without noise words. One pass; each stretch between spaces is
    /// looked at a fixed number of times.</summary>
    public static (List<DateToken> Tokens, Problem? Problem) Read(string text)
    {
        var tokens = new List<DateToken>();
        foreach (var chunk in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = chunk.Trim('(', ')', ',', ';');
            if (word.Length == 0 || IsTime(word)) continue;
            var whole = ReadWhole(word);
            if (whole?.Problem is { } problem) return (tokens, problem);
            if (whole?.Value is { } point) tokens.Add(new(DateWord.Point, 0, word, point));
            else Cut(word, tokens);
        }
        tokens.RemoveAll(token => token.Word == DateWord.Noise);
        return (tokens, null);
    }

    /// <summary>A time of day beside a date is read over: the program keeps days.</summary>
    private static bool IsTime(string word) =>
        TimeOnly.TryParseExact(word, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A stretch that is one numeric date: 2024-11-24?, 2017-9-3, 13/09/2017. Null where it is none.</summary>
    private static Parsed<EdtfPoint>? ReadWhole(string word)
    {
        if (word[0] == '-' || !word.Any(char.IsAsciiDigit) || !EdtfReader.Resembles(word)) return null;
        if (word.Contains('-', StringComparison.Ordinal) || word.Contains('x', StringComparison.Ordinal))
        {
            var point = EdtfReader.ReadPoint(word.ToUpperInvariant());
            if (point.Problem is not { Key: "Values.Date.NotUnderstood" }) return point;
        }
        var parts = word.Split('-', '/', '.');
        if (!parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit))) return null;
        return parts switch
        {
            [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } day] => EdtfPoint.Of(year, month.PadLeft(2, '0'), day.PadLeft(2, '0')),
            [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 4 } year] => ReadDayAndMonth(first.PadLeft(2, '0'), second.PadLeft(2, '0'), year, word),
            [{ Length: <= 2 }, { Length: <= 2 }, { Length: <= 2 }] => new Problem("Values.Date.ShortYear", word),
            [{ Length: <= 2 } month, { Length: 4 } year] => EdtfPoint.Of(year, month.PadLeft(2, '0')),
            [{ Length: 4 } year, { Length: 1 } month] => EdtfPoint.Of(year, month.PadLeft(2, '0')),
            _ => null,
        };
    }

    private static Parsed<EdtfPoint> ReadDayAndMonth(string first, string second, string year, string text)
    {
        var dayFirst = EdtfPoint.Of(year, second, first);
        var monthFirst = EdtfPoint.Of(year, first, second);
        var ambiguous = dayFirst.Ok && monthFirst.Ok && first != second && IsMonth(first) && IsMonth(second);
        if (ambiguous) return new Problem("Values.Date.Ambiguous", text, dayFirst.Value!.ToString(), monthFirst.Value!.ToString());
        return IsMonth(second) ? dayFirst : monthFirst;
    }

    private static bool IsMonth(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 12;

    private static void Cut(string word, List<DateToken> tokens)
    {
        for (var at = 0; at < word.Length;)
        {
            var start = at;
            if (char.IsAsciiDigit(word[at]))
            {
                while (at < word.Length && char.IsAsciiDigit(word[at])) at++;
                tokens.Add(Number(word, start, ref at));
            }
            else if (IsLetter(word[at]))
            {
                while (at < word.Length && IsLetter(word[at])) at++;
                var found = DateVocabulary.Find(word[start..at]);
                tokens.Add(new(found.Word, found.Value, word[start..at]));
            }
            else
            {
                var sign = Sign(word[at++]);
                // The hyphen of mid-July and 3-Sep-2017 joins; that of 24-25 and July-August parts.
                if (sign == DateWord.Dash && Joins(word, at, tokens)) continue;
                if (sign != DateWord.Noise) tokens.Add(new(sign, MarkOf(word[start]), word[start..at]));
            }
        }
    }

    private static DateToken Number(string word, int start, ref int at)
    {
        var digits = word[start..at];
        var suffix = at;
        while (suffix < word.Length && (char.IsAsciiLetter(word[suffix]) || word[suffix] is '\'' or '’')) suffix++;
        var letters = word[at..suffix];
        var value = digits.Length > 4 ? -1 : int.Parse(digits, CultureInfo.InvariantCulture);
        var word_ = letters switch
        {
            "st" or "nd" or "rd" or "th" => DateWord.Ordinal,
            "s" or "'s" or "’s" when digits.Length == 4 => DateWord.Decade,
            _ => DateWord.Number,
        };
        if (word_ != DateWord.Number) at = suffix;
        return new(word_, value, digits);
    }

    private static bool Joins(string word, int next, List<DateToken> tokens)
    {
        if (tokens is [.., { Word: DateWord.Third }]) return true;
        var digits = word.AsSpan(next).IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? word.Length - next : end;
        var letters = digits == 0 && next < word.Length && IsLetter(word[next]);
        return tokens is [.., { Word: DateWord.Month }] && digits == 4
            || tokens is [.., { Word: DateWord.Number or DateWord.Ordinal }] && letters;
    }

    private static DateWord Sign(char c) => c switch
    {
        '-' or '–' or '—' or '‒' or '−' => DateWord.Dash,
        '?' or '~' or '%' => DateWord.Mark,
        ',' or '.' or '\'' or '’' or '(' or ')' or ';' or '"' or '“' or '”' or '។' => DateWord.Noise,
        _ => DateWord.Unknown,
    };

    private static int MarkOf(char c) => (int)(c switch
    {
        '?' => Marks.Uncertain,
        '~' => Marks.Approximate,
        '%' => Marks.Uncertain | Marks.Approximate,
        _ => Marks.None,
    });

    /// <summary>Khmer vowels and signs are marks by category, and part of a word.</summary>
    private static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
