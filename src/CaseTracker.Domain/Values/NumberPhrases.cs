using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Reads numbers as people write them.</summary>
internal static class NumberPhrases
{
    public static bool SaysAbout(string text) => text.Length <= BoundedNumber.MaxLength && Tokens(text).Exists(IsAbout);

    public static bool SaysNearly(string text) => text.Length <= BoundedNumber.MaxLength
        && Tokens(text).Exists(token => token.Word == NumberWord.Nearly);

    /// <summary>"Half", "three quarters": read as percent.</summary>
    public static bool SaysShare(string text)
    {
        if (text.Length > BoundedNumber.MaxLength) return false;
        var tokens = Tokens(text);
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Word is NumberWord.Number or NumberWord.Multiplier or NumberWord.Fraction
                && NumberAmount.Read(tokens, ref at, joined: false).Share) return true;
        return false;
    }

    public static Parsed<BoundedNumber> Read(string verbatim)
    {
        if (KhmerText.Clean(verbatim).Length == 0) return new Problem("Values.Number.Empty");
        var tokens = Tokens(verbatim);
        if (tokens.Exists(token => token.Word == NumberWord.NotKnown)) return new Problem("Values.Number.Unknown");
        if (tokens.Find(token => token.Word == NumberWord.Malformed) is { Text: { } malformed })
            return new Problem("Values.Number.Separators", malformed);
        if (tokens.Find(token => token.Word is NumberWord.Unknown or NumberWord.Comma) is { Text: { } word })
            return NotUnderstood(verbatim, word);
        if (tokens is [{ Word: NumberWord.Minus or NumberWord.Dash }, ..] || tokens.Exists(token => token.Word == NumberWord.Minus))
            return new Problem("Values.Number.Negative", verbatim);
        // "Several hundred" is no more a number than "hundreds".
        var counted = tokens.Exists(token => token.Word is NumberWord.Number or NumberWord.Fraction)
            || (tokens.Exists(token => token.Word == NumberWord.Multiplier) && !tokens.Exists(token => token.Word == NumberWord.Vague));
        if (!counted) return ReadWords(verbatim, tokens);
        return ReadNumbers(verbatim, tokens);
    }

    /// <summary>"Dozens", "at least several", "a group": no digits, so no bounds.</summary>
    private static Parsed<BoundedNumber> ReadWords(string verbatim, List<NumberToken> tokens)
    {
        var vague = tokens.Exists(token => token.Word is NumberWord.Vague or NumberWord.Some);
        var stray = tokens.Find(token => token.Word is not (NumberWord.Vague or NumberWord.Some or NumberWord.Multiplier
            or NumberWord.AtLeast or NumberWord.MoreThan
            or NumberWord.About or NumberWord.Nearly or NumberWord.AtMost or NumberWord.LessThan or NumberWord.And or NumberWord.To));
        return vague && stray.Text is null ? new BoundedNumber(NumberBound.WordsOnly, null, null, verbatim)
            : NotUnderstood(verbatim, stray.Text ?? verbatim);
    }

    private static Parsed<BoundedNumber> ReadNumbers(string verbatim, List<NumberToken> tokens)
    {
        NumberBound? bound = null;
        var ranged = false;
        var between = false;
        var numbers = new List<NumberAmount>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var first = numbers.Count == 0;
            NumberBound? says = token.Word switch
            {
                NumberWord.AtLeast when first => NumberBound.AtLeast,
                NumberWord.MoreThan when first => NumberBound.MoreThan,
                NumberWord.AtMost when first => NumberBound.AtMost,
                NumberWord.LessThan when first => NumberBound.LessThan,
                // "100 at most", "100 minimum"; Khmer has "more than" on either side: ១០០ជាង.
                NumberWord.Plus or NumberWord.OrMore or NumberWord.AtLeast when numbers.Count == 1 && !ranged => NumberBound.AtLeast,
                NumberWord.OrFewer or NumberWord.AtMost when numbers.Count == 1 && !ranged => NumberBound.AtMost,
                NumberWord.MoreThan when numbers.Count == 1 && !ranged && token.Text == "morethan" => NumberBound.MoreThan,
                _ => null,
            };
            if (says is not null)
            {
                if (bound is not null) return NotUnderstood(verbatim, token.Text);
                bound = says;
            }
            else if (token.Word is NumberWord.Number or NumberWord.Multiplier or NumberWord.Fraction
                && (first || (ranged && numbers.Count == 1)))
            {
                var amount = NumberAmount.Read(tokens, ref at, joined: between && first);
                if (amount.Value is null or > BoundedNumber.Largest) return new Problem("Values.Number.TooLarge", verbatim);
                numbers.Add(amount);
            }
            // "100-odd", "100-plus".
            else if (token.Word == NumberWord.Dash && numbers.Count == 1 && !ranged && at == tokens.Count - 2
                && tokens[at + 1].Word is NumberWord.Thereabouts or NumberWord.Plus) continue;
            else if (token.Word == NumberWord.Between && first && bound is null && !between) between = true;
            else if ((token.Word is NumberWord.To or NumberWord.Dash || (token.Word == NumberWord.And && between)) && numbers.Count == 1
                && !ranged) ranged = true;
            else if (!(token.Word is NumberWord.About or NumberWord.Nearly or NumberWord.Some && (first || (ranged && numbers.Count == 1)))
                && !(token.Word == NumberWord.Thereabouts && !first)) return NotUnderstood(verbatim, token.Text);
        }
        if (numbers.Count != (ranged ? 2 : 1) || (ranged && bound is not null) || (between && !ranged))
            return NotUnderstood(verbatim, verbatim);
        if (numbers.Exists(number => number.Share) && Shares(verbatim, numbers) is { } problem) return problem;
        return ranged ? Range(verbatim, numbers[0], numbers[1]) : One(verbatim, numbers[0].Value!.Value, bound, tokens);
    }

    /// <summary>"Half" is 50 percent where nothing else is named. Half of the villagers is no number that anybody could compare.</summary>
    private static Problem? Shares(string verbatim, List<NumberAmount> numbers)
    {
        var raw = Raw(verbatim);
        var percent = raw.Exists(token => token.Text == "percent") || verbatim.Contains('%', StringComparison.Ordinal);
        if (raw.Exists(token => token.Word == NumberWord.Noise && token.IsWord && !IsArticle(token.Text)) || (percent && numbers.Count > 1)
            || !numbers.TrueForAll(number => number.Share))
            return new Problem("Values.Number.Share", verbatim);
        // "Half a percent" is one.
        if (!percent)
            for (var at = 0; at < numbers.Count; at++) numbers[at] = numbers[at] with { Value = numbers[at].Value * 100 };
        return null;
    }

    private static bool IsArticle(string word) => word is "a" or "an" or "the" or "of" or "exactly" or "percent" or "just" or "only";

    private static Parsed<BoundedNumber> One(string verbatim, decimal value, NumberBound? bound, List<NumberToken> tokens)
    {
        // Nothing that is counted or measured lies below 0.
        if (bound == NumberBound.LessThan && value == 0) return new Problem("Values.Number.Negative", verbatim);
        var approximate = tokens.Exists(IsAbout);
        return new BoundedNumber(bound ?? (approximate ? NumberBound.About : NumberBound.Exactly),
            bound is NumberBound.AtMost or NumberBound.LessThan ? null : value, bound is NumberBound.AtLeast or NumberBound.MoreThan
                ? null : value, verbatim);
    }

    /// <summary>"2 to 3 million" means two million.</summary>
    private static Parsed<BoundedNumber> Range(string verbatim, NumberAmount first, NumberAmount second)
    {
        var (from, to) = (first.Value!.Value, second.Value!.Value);
        var scaled = first.Scale == 1 && from * second.Scale <= to;
        var low = scaled ? from * second.Scale : from;
        if (low > to) return new Problem("Values.Number.UpsideDown", verbatim);
        return new BoundedNumber(low == to ? NumberBound.Exactly : NumberBound.Range, low, to, verbatim);
    }

    private static List<NumberToken> Tokens(string verbatim)
    {
        var tokens = Raw(verbatim);
        tokens.RemoveAll(token => token.Word == NumberWord.Noise);
        for (var at = 0; at < tokens.Count; at++)
        {
            // "Some 50 people" are about 50.
            if (tokens[at].Word == NumberWord.Some && at + 1 < tokens.Count
                && tokens[at + 1].Word is NumberWord.Number or NumberWord.Fraction or NumberWord.Multiplier)
                tokens[at] = tokens[at] with { Word = NumberWord.About };
            if (IsDoubtful(tokens, at)) tokens[at] = tokens[at] with { Word = NumberWord.Malformed };
        }
        return tokens;
    }

    private static List<NumberToken> Raw(string verbatim)
    {
        var text = NumberVocabulary.Simplify(KhmerText.Clean(verbatim));
        var tokens = new List<NumberToken>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && IsNumeric(text, at)) at++;
                tokens.Add(Number(text[start..at]));
            }
            else if (IsLetter(text[at]))
            {
                while (at < text.Length && IsLetter(text[at])) at++;
                var (word, value) = NumberVocabulary.Find(text[start..at]);
                tokens.Add(new(word, value, text[start..at]));
            }
            else if (NumberVocabulary.Fraction(text[at]) is { } part) tokens.Add(new(NumberWord.Fraction, part, text[at++].ToString()));
            else
            {
                if (Sign(text[at]) is var sign && sign != NumberWord.Noise) tokens.Add(new(sign, 0, text[at].ToString()));
                at++;
                // ">=" and "<=" as typed.
                if (at < text.Length && text[at] == '=' && sign is NumberWord.MoreThan or NumberWord.LessThan)
                {
                    tokens[^1] = tokens[^1] with { Word = sign == NumberWord.MoreThan ? NumberWord.AtLeast : NumberWord.AtMost };
                    at++;
                }
            }
        }
        return tokens;
    }

    /// <summary>Digits, and the separators between digits: a comma, a point, or one space before a group of three.</summary>
    private static bool IsNumeric(string text, int at) => char.IsAsciiDigit(text[at])
        || (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
            && (text[at] is ',' or '.' || (text[at] == ' ' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 2])
                && char.IsAsciiDigit(text[at + 3])
                && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4])))));

    private static NumberToken Number(string text)
    {
        var digits = text.Replace(' ', ',');
        var whole = digits.Split('.')[0].Split(',');
        var grouped = whole.Length == 1 || (whole[0].Length <= 3 && whole.Skip(1).All(group => group.Length == 3));
        return grouped && decimal.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value)
            ? new(NumberWord.Number, value, text) : new(NumberWord.Malformed, 0, text);
    }

    /// <summary>770.000: a point before three digits parts decimals in English and thousands elsewhere. Before "million" it
    /// can only part decimals.</summary>
    private static bool IsDoubtful(List<NumberToken> tokens, int at) =>
        tokens[at].Word == NumberWord.Number && tokens[at].Text.Split('.') is [{ Length: <= 3 } whole, { Length: 3 }] && whole != "0"
        && !(at + 1 < tokens.Count && tokens[at + 1].Word == NumberWord.Multiplier);

    private static NumberWord Sign(char c) => c switch
    {
        '+' => NumberWord.Plus,
        '>' => NumberWord.MoreThan,
        '≥' => NumberWord.AtLeast,
        '<' => NumberWord.LessThan,
        '≤' => NumberWord.AtMost,
        '~' or '≈' => NumberWord.About,
        '-' or '–' or '—' or '‒' or '−' or '‐' or '‑' or '―' or '－' or '﹣' => NumberWord.Dash,
        ' ' or '%' or '$' or '€' or '៛' or '.' or '"' or '“' or '”' => NumberWord.Noise,
        ',' => NumberWord.Comma,
        _ => NumberWord.Unknown,
    };

    private static bool IsLetter(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAbout(NumberToken token) => token.Word is NumberWord.About or NumberWord.Nearly or NumberWord.Thereabouts;

    private static Problem NotUnderstood(string text, string part) => new("Values.Number.NotUnderstood", text, part);
}
