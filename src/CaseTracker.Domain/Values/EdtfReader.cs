using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Reads EDTF (ISO 8601-2:2019): level 0, level 1 and, of level 2, sets, X digits anywhere, qualified components
/// and parts of a year, which may also end an interval. Years run from 0001 to 9999.</summary>
internal static class EdtfReader
{
    /// <summary>Whether the text holds nothing but characters of EDTF, so that its complaint is the one to show.</summary>
    public static bool Resembles(string text) => text.All(c => char.IsAsciiDigit(c)
        || "Xx?~%-/.,[]{}:TZ+YES ".Contains(c, StringComparison.Ordinal));

    public static Parsed<EdtfDate> Read(string text)
    {
        var edtf = text.Replace('x', 'X');
        if (edtf.Length > 1 && edtf[0] is '[' or '{') return ReadSet(edtf.Replace(" ", "", StringComparison.Ordinal));
        var slash = edtf.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0) return ReadInterval(edtf[..slash].TrimEnd(), edtf[(slash + 1)..].TrimStart(), edtf);
        var point = ReadPoint(edtf);
        return point.Ok ? new EdtfSingle(point.Value) : point.Problem;
    }

    /// <summary>The interval, or a complaint where the end cannot but lie before the start.</summary>
    public static Parsed<EdtfDate> Ordered(EdtfDate date, EdtfPoint? from, EdtfPoint? to) =>
        from is null && to is null ? new Problem("Values.Date.NoEnds")
        : from is not null && to is not null && to.Latest < from.Earliest
            ? new Problem("Values.Date.EndBeforeStart", from.ToString(), to.ToString())
            : date;

    private static Parsed<EdtfDate> ReadInterval(string from, string to, string whole)
    {
        if (to.Contains('/', StringComparison.Ordinal)) return NotEdtf(whole);
        Parsed<EdtfPoint>? first = from is "" or ".." ? null : ReadPoint(from);
        Parsed<EdtfPoint>? last = to is "" or ".." ? null : ReadPoint(to);
        if ((first?.Problem ?? last?.Problem) is { } problem) return problem;
        return Ordered(new EdtfInterval(first?.Value, last?.Value, from.Length == 0, to.Length == 0), first?.Value, last?.Value);
    }

    private static Parsed<EdtfDate> ReadSet(string text)
    {
        var oneOf = text[0] == '[';
        if (text[^1] != (oneOf ? ']' : '}')) return NotEdtf(text);
        var parts = text[1..^1].Split(',');
        var spans = new List<EdtfSpan>(parts.Length);
        for (var at = 0; at < parts.Length; at++)
        {
            var range = parts[at].IndexOf("..", StringComparison.Ordinal);
            var from = range < 0 ? parts[at] : parts[at][..range];
            var to = range < 0 ? from : parts[at][(range + 2)..];
            // "Any earlier" stands only in front of a set, "any later" only behind it.
            if ((from.Length == 0 && at > 0) || (to.Length == 0 && at < parts.Length - 1)) return NotEdtf(text);
            Parsed<EdtfPoint>? first = from.Length == 0 && range >= 0 ? null : ReadPoint(from);
            Parsed<EdtfPoint>? last = range < 0 ? first : to.Length == 0 ? null : ReadPoint(to);
            if ((first?.Problem ?? last?.Problem) is { } problem) return problem;
            var span = new EdtfSpan(first?.Value, last?.Value, range >= 0);
            spans.Add(span);
            if (Ordered(new EdtfSet(oneOf, [span]), span.From, span.To).Problem is { } reversed) return reversed;
        }
        return spans is [{ IsRange: false, From: { } only }] ? new EdtfSingle(only) : new EdtfSet(oneOf, spans);
    }

    /// <summary>One date: an optional qualifier before and behind each component. One behind holds for all components to
    /// its left, one before for its own alone.</summary>
    public static Parsed<EdtfPoint> ReadPoint(string text)
    {
        var (date, time) = WithoutTime(text);
        if (date.Length > 0 && (date[0] is '-' or 'Y' || date.TakeWhile(char.IsAsciiDigit).Count() > 4))
            return new Problem("Values.Date.YearOutOfRange", text);
        int[] widths = [4, 2, 2];
        var parts = new string?[3];
        var marks = new Marks[3];
        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            marks[part] |= ReadMark(date, ref at);
            if (at + widths[part] > date.Length) return NotEdtf(text);
            parts[part] = date.Substring(at, widths[part]);
            if (!parts[part]!.All(c => char.IsAsciiDigit(c) || c == 'X')) return NotEdtf(text);
            at += widths[part];
            var behind = ReadMark(date, ref at);
            for (var left = 0; left <= part; left++) marks[left] |= behind;
            if (at == date.Length) break;
            if (part == 2 || date[at++] != '-') return NotEdtf(text);
        }
        var point = EdtfPoint.Of(parts[0]!, parts[1], parts[2]);
        if (!point.Ok) return point;
        var marked = point.Value.Mark(marks[0], marks[1], marks[2]);
        return time is { } clock ? clock.On(marked, text) : marked;
    }

    /// <summary>What follows the T must look like a time.</summary>
    private static (string Date, ClockTime? Time) WithoutTime(string text) =>
        text.Length >= 13 && text[10] == 'T' && ClockTime.OfEdtf(text.AsSpan(11)) is { } time ? (text[..10], time) : (text, null);

    private static Marks ReadMark(string text, ref int at)
    {
        var mark = at >= text.Length ? Marks.None : text[at] switch
        {
            '?' => Marks.Uncertain,
            '~' => Marks.Approximate,
            '%' => Marks.Uncertain | Marks.Approximate,
            _ => Marks.None,
        };
        if (mark != Marks.None) at++;
        return mark;
    }

    private static Problem NotEdtf(string text) => new("Values.Date.NotUnderstood", text, text);
}
