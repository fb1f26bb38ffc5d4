using System.Runtime.InteropServices;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Reads dates as people write them in English and Khmer: "late July 2024", "since 2020", "between 24 and 25
/// November 2024", «ថ្ងៃទី៣ ខែកញ្ញា ឆ្នាំ២០១៧».
/// "Since", "from … to", "until" and a dash last; "between", "before", "by", "after" and "or" are one unknown day. "Before"
/// and "after" leave out the date that they name, as precisely as it is named: before 2014 ends with 2013.</summary>
internal static class DatePhrases
{
    public static Parsed<EdtfDate> Read(string text)
    {
        var (words, time, noZone) = ClockTime.TakenFrom(text);
        if (noZone is not null) return noZone;
        var (tokens, problem) = DateTokens.Read(DateVocabulary.Simplify(words));
        if ((problem ?? Refused(text, tokens)) is { } refused) return refused;
        tokens.RemoveAll(token => token.Word == DateWord.DayNotKnown);
        var night = tokens.RemoveAll(token => token.Word == DateWord.Night) > 0;
        // "The night of 3/4 May".
        if (night) tokens = tokens.ConvertAll(token => token.Text == "/" ? token with { Word = DateWord.Dash } : token);
        if (tokens is [.., { Word: DateWord.Relative } today]) tokens[^1] = today with { Word = DateWord.Onwards };
        var marks = tokens.TakeWhile(token => token.Word == DateWord.Mark).ToList();
        if (marks.Count == tokens.Count) return tokens.Count == 0 ? NotUnderstood(text) : new Problem("Values.Date.Unknown");
        tokens.RemoveRange(0, marks.Count);
        var read = new Phrase(text, tokens, marks, night).Read();
        if (time is not { FromUtc: { } zone } moment || zone == CambodianTime.Offset || !read.Ok) return read;
        if (read.Value is not EdtfSingle single) return new Problem("Values.Date.TimeZone", text);
        var day = moment.On(single.Point, text);
        return day.Ok ? new EdtfSingle(day.Value) : day.Problem;
    }

    /// <summary>The one third of a month or year that a text names (1 early, 2 mid, 3 late); null where it names none, or
    /// several.</summary>
    public static int? ThirdNamed(string text)
    {
        var tokens = DateTokens.Read(DateVocabulary.Simplify(ClockTime.TakenFrom(KhmerText.Clean(text)).Text)).Tokens;
        return tokens.Where(token => token.Word == DateWord.Third).ToList() is [var one] ? one.Value : null;
    }

    /// <summary>Why a text with these words names no date of its own, whatever else it says.</summary>
    private static Problem? Refused(string text, List<DateToken> tokens)
    {
        var year = tokens.FindIndex(token => token is { Word: DateWord.Number, Text.Length: 4 } or { Word: DateWord.Decade, Value: > 0 })
            is var at && at >= 0 ? tokens[at].Value : (int?)null;
        if (year is { } far && (BuddhistEra.Counts(far) || tokens.Exists(token => token.Word == DateWord.BuddhistEra)))
            return BuddhistEra.Problem(text, far);
        var dated = year is not null || tokens.Exists(token => token.Word == DateWord.Point);
        if (tokens.Exists(token => token.Word == DateWord.Week)
            && !tokens.Exists(token => token.Word is DateWord.Number or DateWord.Ordinal or DateWord.Point or DateWord.Month
            or DateWord.Decade))
            return new Problem("Values.Date.Relative", text);
        foreach (var token in tokens)
        {
            var refused = token.Word switch
            {
                DateWord.NotKnown => new Problem("Values.Date.Unknown"),
                // "On an unknown date in May 2021" names its month; beside a day the words contradict themselves.
                DateWord.DayNotKnown when !dated || tokens.Exists(NamesDay) => new Problem("Values.Date.Unknown"),
                // "2019 to today" lasts, as "2019 to present" does.
                DateWord.Relative when dated && token.Text == "today"
                    && tokens is [.., { Word: DateWord.To or DateWord.Until or DateWord.Dash }, var end] && end == token => null,
                // "Last Tuesday in March 2020" holds its date, so it does not hang on the day of writing.
                DateWord.Relative => dated ? new Problem("Values.Date.NotUnderstood", text, token.Text)
                    : new Problem("Values.Date.Relative", text),
                DateWord.Counted => new Problem("Values.Date.Counted", text),
                DateWord.BeforeChrist => new Problem("Values.Date.YearOutOfRange", text),
                _ => null,
            };
            if (refused is not null) return refused;
        }
        return null;
    }

    private static bool NamesDay(DateToken token) => token is { Word: DateWord.Number or DateWord.Ordinal, Text.Length: <= 2 }
        or { Point.IsDay: true };

    private static Problem NotUnderstood(string text) => new("Values.Date.NotUnderstood", text, text);

    /// <param name="Marks">Qualifiers before everything else hold for every date that follows.</param>
    /// <param name="Night">"The night of 3–4 May" is one night, and no time that lasts two days.</param>
    private sealed record Phrase(string Text, List<DateToken> Tokens, List<DateToken> Marks, bool Night)
    {
        public Parsed<EdtfDate> Read()
        {
            var first = Tokens[0].Word;
            var last = Tokens[^1].Word;
            return first switch
            {
                DateWord.Between => Two(1, [DateWord.And, DateWord.To, DateWord.Dash], (from, to) => EdtfSet.Between(from.From, to.To)),
                DateWord.Since or DateWord.From when Find(1, [DateWord.To, DateWord.Until, DateWord.Dash]) > 0
                    && last != DateWord.Onwards => Lasting(1),
                DateWord.Since or DateWord.From => One(1, last == DateWord.Onwards
                    ? Before(Tokens.Count - 1) : Tokens.Count, date => new EdtfInterval(date.AsStart, null)),
                DateWord.Until or DateWord.To => One(1, Tokens.Count, date => new EdtfInterval(null, date.AsEnd)),
                DateWord.Before => One(1, Tokens.Count, date => date.From.Previous() is { } end ? EdtfSet.Between(null, end) : null),
                DateWord.After => One(1, Tokens.Count, date => date.To.Next() is { } start ? EdtfSet.Between(start, null) : null),
                DateWord.By => One(1, Tokens.Count, date => EdtfSet.Between(null, date.To)),
                DateWord.OrLater => One(1, Tokens.Count, date => EdtfSet.Between(date.From, null)),
                _ => last switch
                {
                    DateWord.Onwards => One(0, Before(Tokens.Count - 1), date => new EdtfInterval(date.AsStart, null)),
                    DateWord.OrEarlier => One(0, Tokens.Count - 1, date => EdtfSet.Between(null, date.To)),
                    DateWord.OrLater => One(0, Tokens.Count - 1, date => EdtfSet.Between(date.From, null)),
                    _ when Find(0, [DateWord.To, DateWord.Until, DateWord.Dash]) >= 0 => Lasting(0),
                    _ when Find(0, [DateWord.Or]) >= 0 => Two(0, [DateWord.Or], (from, to) => Listed(true, from, to)),
                    _ when Find(0, [DateWord.And]) >= 0 => Two(0, [DateWord.And], (from, to) => Listed(false, from, to)),
                    _ => One(0, Tokens.Count, date => date.Alone),
                },
            };
        }

        /// <summary>"2020 to present" and "2020 – now": the word before the last is the joint.</summary>
        private int Before(int end) => end > 1 && Tokens[end - 1].Word is DateWord.To or DateWord.Until or DateWord.Dash ? end - 1 : end;

        private int Find(int from, DateWord[] words) => Tokens.FindIndex(from, token => words.Contains(token.Word));

        private Parsed<EdtfDate> Lasting(int start) => Two(start, [DateWord.To, DateWord.Until, DateWord.Dash],
            (from, to) => Night && from.From.IsDay && to.To.IsDay && to.To.Earliest.DayNumber - from.From.Latest.DayNumber == 1
                ? start > 0 ? new EdtfInterval(from.From.Mark(Values.Marks.Approximate), null) : EdtfSet.Between(from.From, to.To)
                    : new EdtfInterval(from.AsStart, to.AsEnd));

        private static EdtfSet Listed(bool oneOf, TypedDate first, TypedDate second) => new(oneOf, [Span(first), Span(second)]);

        private static EdtfSpan Span(TypedDate date) => new(date.From, date.To, !ReferenceEquals(date.From, date.To));

        private Parsed<EdtfDate> One(int start, int end, Func<TypedDate, EdtfDate?> make)
        {
            var parts = Parts(start, end);
            if (!parts.Ok) return parts.Problem;
            var date = parts.Value.Resolve(Text);
            if (!date.Ok) return date.Problem;
            return make(date.Value) is { } read ? read : new Problem("Values.Date.YearOutOfRange", Text);
        }

        private Parsed<EdtfDate> Two(int start, DateWord[] joints, Func<TypedDate, TypedDate, EdtfDate> make)
        {
            var joint = Find(start, joints);
            if (joint < 0) return NotUnderstood(Text);
            var first = Parts(start, joint);
            if (!first.Ok) return first.Problem;
            var second = Parts(joint + 1, Tokens.Count);
            if (!second.Ok) return second.Problem;
            // "The week of 8–14 January" names its days itself.
            var week = first.Value.IsWeekOfDay;
            var ends = DateEnds.Of(week ? first.Value.Days() : first.Value, second.Value);
            var from = ends.From.Resolve(Text);
            if (!from.Ok) return from.Problem;
            var to = ends.To.Resolve(Text);
            if (!to.Ok) return to.Problem;
            // "Mid to late July" is one stretch of the month, as "late July" is, and says nothing of lasting.
            var date = week || first.Value.IsBareThird ? EdtfSet.Between(from.Value.From, to.Value.To) : make(from.Value, to.Value);
            if (date is not EdtfSet { Spans.Count: > 1 }) return EdtfReader.Ordered(date, from.Value.From, to.Value.To);
            return ends.Turned && to.Value.From.Earliest.DayNumber - from.Value.To.Latest.DayNumber > 31
                ? new Problem("Values.Date.EitherYear", Text) : date;
        }

        private Parsed<DateParts> Parts(int start, int end) =>
            start >= end ? NotUnderstood(Text) : DateParts.Read(CollectionsMarshal.AsSpan([.. Marks, .. Tokens[start..end]]), Text);
    }
}
