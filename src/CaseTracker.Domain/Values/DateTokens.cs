using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>A word, number or sign of a typed date. <see cref="Text"/> is what stood there, to quote in a message.</summary>
internal readonly record struct DateToken(DateWord Word, int Value, string Text, EdtfPoint? Point = null);

internal static partial class DateTokens
{
    /// <summary>Cuts a simplified text into tokens, without noise words. One pass; each stretch between spaces is
    /// looked at a fixed number of times.</summary>
    public static (List<DateToken> Tokens, Problem? Problem) Read(string text)
    {
        var tokens = new List<DateToken>();
        var chunks = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(chunk => chunk.Trim('(', ')', ',', ';'))
            .Where(chunk => chunk.Length > 0).ToList();
        for (var at = 0; at < chunks.Count; at++)
        {
            var (word, next) = (chunks[at], at + 1 < chunks.Count ? chunks[at + 1] : "");
            if (IsTime(word) || ReadWeek(word, tokens)) continue;
            if (AreTwo(word) is { } dash)
            {
                if (Take(word[..dash], tokens, "") is { } first) return (tokens, first);
                tokens.Add(new(DateWord.Dash, 0, word[dash..(dash + 1)]));
                if (Take(word[(dash + 1)..], tokens, next) is { } second) return (tokens, second);
            }
            else if (Take(word, tokens, next) is { } problem) return (tokens, problem);
        }
        tokens.RemoveAll(token => token.Word == DateWord.Noise);
        return (tokens, null);
    }

    private static Problem? Take(string word, List<DateToken> tokens, string next)
    {
        // In "28 December 2023-03 January 2024" the numbers around the hyphen belong to the words beside them.
        var whole = IsMonth(Last(tokens)) && IsMonthWord(next) ? null : ReadWhole(word);
        if (whole?.Problem is { } problem) return problem;
        if (whole?.Value is { } point) tokens.Add(new(DateWord.Point, 0, word, point));
        else Cut(word, tokens, next);
        return null;
    }

    /// <summary>Where the dash between two numeric dates stands: 2023-12-28–2024-01-03. A hyphen would be one of their own.</summary>
    private static int? AreTwo(string word)
    {
        for (var at = 1; at < word.Length - 1; at++)
            if (word[at] != '-' && Sign(word[at]) == DateWord.Dash && ReadWhole(word[..at]) is not null
                && ReadWhole(word[(at + 1)..]) is not null) return at;
        return null;
    }

    /// <summary>A week or a day of ISO 8601: 2017-W02, 2017-W02-7.</summary>
    private static bool ReadWeek(string word, List<DateToken> tokens)
    {
        if (IsoWeek().Match(word) is not { Success: true } match) return false;
        var (year, week) = (Number(match, "year"), Number(match, "week"));
        if (year is 0 or 9999 || week == 0 || week > ISOWeek.GetWeeksInYear(year)) return false;
        var day = match.Groups["day"].Success ? Number(match, "day") : (int?)null;
        if (day is null) tokens.Add(new(DateWord.Week, (int)WeekNaming.From, word));
        tokens.Add(new(DateWord.Point, 0, word,
            EdtfPoint.OfDay(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, (DayOfWeek)((day ?? 1) % 7))))));
        return true;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<year>[0-9]{4})-?w(?<week>[0-9]{2})(?:-?(?<day>[1-7]))?$")]
    private static partial Regex IsoWeek();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}[0-9:.]*(?:z|[+−-][0-9:]+)?$")]
    private static partial Regex IsoMoment();

    /// <summary>A time of day beside a date is read over: the program keeps days.</summary>
    private static bool IsTime(string word) =>
        TimeOnly.TryParseExact(word, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A stretch that is one numeric date: 2024-11-24?, 2017-9-3, 13/09/2017. Null where it is none.</summary>
    private static Parsed<EdtfPoint>? ReadWhole(string word)
    {
        if (word.Length == 0 || word[0] == '-' || !word.Any(char.IsAsciiDigit)) return null;
        if (IsoMoment().IsMatch(word)) return EdtfReader.ReadPoint(word.ToUpperInvariant().Replace('−', '-'));
        if (!EdtfReader.Resembles(word)) return null;
        if (word.Contains('-', StringComparison.Ordinal) || word.Contains('x', StringComparison.Ordinal))
        {
            var point = EdtfReader.ReadPoint(word.ToUpperInvariant());
            if (point.Problem is not { Key: "Values.Date.NotUnderstood" }) return point;
        }
        var parts = word.Split('-', '/', '.');
        if (!parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit))) return null;
        return parts switch
        {
            [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } day] =>
                EdtfPoint.Of(year, month.PadLeft(2, '0'), day.PadLeft(2, '0')),
            [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 4 } year] =>
                ReadDayAndMonth(first.PadLeft(2, '0'), second.PadLeft(2, '0'), year, word),
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

    private static void Cut(string word, List<DateToken> tokens, string following)
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
                // The hyphen of mid-July and 3-Sep-2017 joins; that of 24-25, July-August and 2023-Jan 2024 parts.
                if (sign == DateWord.Dash && Joins(word, start, tokens, following)) continue;
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

    private static bool Joins(string word, int dash, List<DateToken> all, string following)
    {
        List<DateToken> tokens = [.. all.Where(token => token.Word != DateWord.Noise)];
        if (tokens is [.., { Word: DateWord.Third }]) return true;
        if (dash == 0) return false;
        var after = word[(dash + 1)..];
        var digits = after.TakeWhile(char.IsAsciiDigit).Count();
        if (tokens is [.., { Word: DateWord.Number, Text.Length: 4 }, { Word: DateWord.Month }]) return digits is 1 or 2;
        if (tokens is [.., { Word: DateWord.Month }]) return digits == 4;
        if (digits > 0 || after is "" or "today" || !IsLetter(after[0])
            || tokens is not [.., { Word: DateWord.Number or DateWord.Ordinal } number]) return false;
        // Behind a month the number is that month's day or year, and what follows the dash is another date.
        var year = number.Text.Length == 4;
        var ends = tokens.Count > 1 && (IsMonth(tokens[^2]) || (year && tokens[^2].Word is DateWord.Number or DateWord.Ordinal));
        return !ends && (!year || !(following.Length == 4 && following.All(char.IsAsciiDigit)));
    }

    private static DateToken Last(List<DateToken> tokens) => tokens.FindLast(token => token.Word != DateWord.Noise);

    private static bool IsMonth(DateToken token) => token.Word is DateWord.Month or DateWord.MonthSign;

    private static bool IsMonthWord(string chunk) => DateVocabulary.Find(new string([.. chunk.TakeWhile(IsLetter)])).Word is DateWord.Month
        or DateWord.MonthSign;

    private static DateWord Sign(char c) => c switch
    {
        '-' or '–' or '—' or '‒' or '−' or '‐' or '‑' or '―' or '－' or '﹣' => DateWord.Dash,
        '?' or '~' or '≈' or '%' => DateWord.Mark,
        '&' => DateWord.And,
        ',' or '.' or '\'' or '’' or '(' or ')' or ';' or '"' or '“' or '”' or '។' or '·' => DateWord.Noise,
        _ => DateWord.Unknown,
    };

    private static int MarkOf(char c) => (int)(c switch
    {
        '?' => Marks.Uncertain,
        '~' or '≈' => Marks.Approximate,
        '%' => Marks.Uncertain | Marks.Approximate,
        _ => Marks.None,
    });

    /// <summary>Khmer vowels and signs are marks by category, and part of a word.</summary>
    private static bool IsLetter(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
