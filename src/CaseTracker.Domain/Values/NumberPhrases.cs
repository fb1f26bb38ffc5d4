using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Reads numbers as people write them.</summary>
internal static class NumberPhrases
{
    private readonly record struct Token(NumberWord Word, decimal Value, string Text);

    public static bool SaysAbout(string text) => text.Length <= BoundedNumber.MaxLength && Tokens(text).Exists(token => token.Word is NumberWord.About or NumberWord.Nearly);

    public static bool SaysNearly(string text) => text.Length <= BoundedNumber.MaxLength && Tokens(text).Exists(token => token.Word == NumberWord.Nearly);

    public static Parsed<BoundedNumber> Read(string verbatim)
    {
        if (KhmerText.Clean(verbatim).Length == 0) return new Problem("Values.Number.Empty");
        var tokens = Tokens(verbatim);
        if (tokens.Exists(token => token.Word == NumberWord.NotKnown)) return new Problem("Values.Number.Unknown");
        if (tokens.Find(token => token.Word == NumberWord.Malformed) is { Text: { } malformed }) return new Problem("Values.Number.Separators", malformed);
        if (tokens.Find(token => token.Word is NumberWord.Unknown or NumberWord.Comma) is { Text: { } word }) return NotUnderstood(verbatim, word);
        if (tokens is [{ Word: NumberWord.Minus or NumberWord.Dash }, ..] || tokens.Exists(token => token.Word == NumberWord.Minus)) return new Problem("Values.Number.Negative", verbatim);
        if (!tokens.Exists(token => token.Word is NumberWord.Number or NumberWord.Multiplier)) return ReadWords(verbatim, tokens);
        return ReadNumbers(verbatim, tokens);
    }

    /// <summary>"Dozens", "at least several", "a group": no digits, so no bounds.</summary>
    private static Parsed<BoundedNumber> ReadWords(string verbatim, List<Token> tokens)
    {
        var vague = tokens.Exists(token => token.Word is NumberWord.Vague or NumberWord.Some);
        var stray = tokens.Find(token => token.Word is not (NumberWord.Vague or NumberWord.Some or NumberWord.AtLeast or NumberWord.MoreThan
            or NumberWord.About or NumberWord.Nearly or NumberWord.AtMost or NumberWord.And or NumberWord.To));
        return vague && stray.Text is null ? new BoundedNumber(NumberBound.WordsOnly, null, null, verbatim) : NotUnderstood(verbatim, stray.Text ?? verbatim);
    }

    private static Parsed<BoundedNumber> ReadNumbers(string verbatim, List<Token> tokens)
    {
        NumberBound? bound = null;
        var fewer = false;
        var ranged = false;
        var between = false;
        var numbers = new List<(decimal Value, decimal Scale)>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var first = numbers.Count == 0;
            NumberBound? says = token.Word switch
            {
                NumberWord.AtLeast when first => NumberBound.AtLeast,
                NumberWord.MoreThan when first => NumberBound.MoreThan,
                NumberWord.AtMost or NumberWord.FewerThan when first => NumberBound.AtMost,
                NumberWord.Plus or NumberWord.OrMore when numbers.Count == 1 && !ranged => NumberBound.AtLeast,
                NumberWord.OrFewer when numbers.Count == 1 && !ranged => NumberBound.AtMost,
                _ => null,
            };
            if (says is not null)
            {
                if (bound is not null) return NotUnderstood(verbatim, token.Text);
                bound = says;
                fewer |= token.Word == NumberWord.FewerThan;
            }
            else if (token.Word is NumberWord.Number or NumberWord.Multiplier && (first || (ranged && numbers.Count == 1)))
            {
                var (value, scale) = Amount(tokens, ref at);
                if (value is null or > BoundedNumber.Largest) return new Problem("Values.Number.TooLarge", verbatim);
                numbers.Add((value.Value, scale));
            }
            else if (token.Word == NumberWord.Between && first && bound is null && !between) between = true;
            else if ((token.Word is NumberWord.To or NumberWord.Dash || (token.Word == NumberWord.And && between)) && numbers.Count == 1 && !ranged) ranged = true;
            else if (!(token.Word is NumberWord.About or NumberWord.Nearly or NumberWord.Some && (first || ranged && numbers.Count == 1))) return NotUnderstood(verbatim, token.Text);
        }
        if (numbers.Count != (ranged ? 2 : 1) || (ranged && bound is not null) || (between && !ranged)) return NotUnderstood(verbatim, verbatim);
        return ranged ? Range(verbatim, numbers[0], numbers[1]) : One(verbatim, numbers[0].Value, bound, fewer, tokens);
    }

    private static Parsed<BoundedNumber> One(string verbatim, decimal value, NumberBound? bound, bool fewer, List<Token> tokens)
    {
        // "Fewer" counts things, so the next lower whole number is the most there can be.
        var most = fewer ? Math.Ceiling(value) - 1 : value;
        if (most < 0) return new Problem("Values.Number.Negative", verbatim);
        var approximate = tokens.Exists(token => token.Word is NumberWord.About or NumberWord.Nearly);
        return new BoundedNumber(bound ?? (approximate ? NumberBound.About : NumberBound.Exactly),
            bound == NumberBound.AtMost ? null : value, bound is NumberBound.AtLeast or NumberBound.MoreThan ? null : most, verbatim);
    }

    /// <summary>"2 to 3 million" means two million.</summary>
    private static Parsed<BoundedNumber> Range(string verbatim, (decimal Value, decimal Scale) from, (decimal Value, decimal Scale) to)
    {
        var scaled = from.Scale == 1 && from.Value * to.Scale <= to.Value;
        var low = scaled ? from.Value * to.Scale : from.Value;
        if (low > to.Value) return new Problem("Values.Number.UpsideDown", verbatim);
        return new BoundedNumber(low == to.Value ? NumberBound.Exactly : NumberBound.Range, low, to.Value, verbatim);
    }

    private static (decimal? Value, decimal Scale) Amount(List<Token> tokens, ref int at)
    {
        var value = tokens[at].Word == NumberWord.Number ? tokens[at].Value : 1;
        if (tokens[at].Word == NumberWord.Multiplier) at--;
        // twenty-four
        if (value >= 20 && at >= 0 && char.IsLetter(tokens[at].Text[0]) && at + 2 < tokens.Count && tokens[at + 1].Word == NumberWord.Dash
            && tokens[at + 2] is { Word: NumberWord.Number, Value: < 10 and > 0 } unit && char.IsLetter(unit.Text[0]))
        {
            value += unit.Value;
            at += 2;
        }
        var scale = 1m;
        while (at + 1 < tokens.Count && tokens[at + 1].Word == NumberWord.Multiplier)
        {
            scale *= tokens[++at].Value;
            if (value > BoundedNumber.Largest || scale > BoundedNumber.Largest || (value > 0 && scale > BoundedNumber.Largest / value)) return (null, scale);
        }
        return (value * scale, scale);
    }

    private static List<Token> Tokens(string verbatim)
    {
        var text = NumberVocabulary.Simplify(KhmerText.Clean(verbatim));
        var tokens = new List<Token>();
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
            else
            {
                if (Sign(text[at]) is var sign && sign != NumberWord.Noise) tokens.Add(new(sign, 0, text[at].ToString()));
                at++;
                // ">=" and "<=" as typed.
                if (at < text.Length && text[at] == '=' && sign is NumberWord.MoreThan or NumberWord.FewerThan)
                {
                    tokens[^1] = tokens[^1] with { Word = sign == NumberWord.MoreThan ? NumberWord.AtLeast : NumberWord.AtMost };
                    at++;
                }
            }
        }
        tokens.RemoveAll(token => token.Word == NumberWord.Noise);
        for (var at = 0; at < tokens.Count; at++)
        {
            // "Some 50 people" are about 50.
            if (tokens[at].Word == NumberWord.Some && at + 1 < tokens.Count && tokens[at + 1].Word == NumberWord.Number) tokens[at] = tokens[at] with { Word = NumberWord.About };
            if (IsDoubtful(tokens, at)) tokens[at] = tokens[at] with { Word = NumberWord.Malformed };
        }
        return tokens;
    }

    /// <summary>Digits, and the separators between digits: a comma, a point, or one space before a group of three.</summary>
    private static bool IsNumeric(string text, int at) => char.IsAsciiDigit(text[at])
        || (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
            && (text[at] is ',' or '.' || (text[at] == ' ' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
                && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4])))));

    private static Token Number(string text)
    {
        var digits = text.Replace(' ', ',');
        var whole = digits.Split('.')[0].Split(',');
        var grouped = whole.Length == 1 || (whole[0].Length <= 3 && whole.Skip(1).All(group => group.Length == 3));
        return grouped && decimal.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(NumberWord.Number, value, text) : new(NumberWord.Malformed, 0, text);
    }

    /// <summary>770.000: a point before three digits parts decimals in English and thousands elsewhere. Before "million" it
    /// can only part decimals.</summary>
    private static bool IsDoubtful(List<Token> tokens, int at) =>
        tokens[at].Word == NumberWord.Number && tokens[at].Text.Split('.') is [{ Length: <= 3 } whole, { Length: 3 }] && whole != "0"
        && !(at + 1 < tokens.Count && tokens[at + 1].Word == NumberWord.Multiplier);

    private static NumberWord Sign(char c) => c switch
    {
        '+' => NumberWord.Plus,
        '>' => NumberWord.MoreThan,
        '≥' => NumberWord.AtLeast,
        '<' => NumberWord.FewerThan,
        '≤' => NumberWord.AtMost,
        '~' or '≈' => NumberWord.About,
        '-' or '–' or '—' or '‒' or '−' => NumberWord.Dash,
        ' ' or '%' or '$' or '€' or '៛' or '.' or '"' or '“' or '”' => NumberWord.Noise,
        ',' => NumberWord.Comma,
        _ => NumberWord.Unknown,
    };

    private static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Problem NotUnderstood(string text, string part) => new("Values.Number.NotUnderstood", text, part);
}
