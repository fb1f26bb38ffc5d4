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
        var (tokens, problem) = DateTokens.Read(DateVocabulary.Simplify(text));
        if (problem is not null) return problem;
        foreach (var token in tokens)
        {
            var refused = token.Word switch
            {
                DateWord.NotKnown => new Problem("Values.Date.Unknown"),
                DateWord.Relative => new Problem("Values.Date.Relative", text),
                DateWord.BuddhistEra => new Problem("Values.Date.BuddhistEra", text),
                DateWord.BeforeChrist => new Problem("Values.Date.YearOutOfRange", text),
                _ => null,
            };
            if (refused is not null) return refused;
        }
        var marks = tokens.TakeWhile(token => token.Word == DateWord.Mark).ToList();
        if (marks.Count == tokens.Count) return tokens.Count == 0 ? NotUnderstood(text) : new Problem("Values.Date.Unknown");
        tokens.RemoveRange(0, marks.Count);
        return new Phrase(text, tokens, marks).Read();
    }

    private static Problem NotUnderstood(string text) => new("Values.Date.NotUnderstood", text, text);

    /// <param name="Marks">Qualifiers before everything else hold for every date that follows.</param>
    private sealed record Phrase(string Text, List<DateToken> Tokens, List<DateToken> Marks)
    {
        public Parsed<EdtfDate> Read()
        {
            var first = Tokens[0].Word;
            var last = Tokens[^1].Word;
            return first switch
            {
                DateWord.Between => Two(1, [DateWord.And, DateWord.To, DateWord.Dash], (from, to) => EdtfSet.Between(from.From, to.To)),
                DateWord.Since or DateWord.From when Find(1, [DateWord.To, DateWord.Until, DateWord.Dash]) > 0 && last != DateWord.Onwards => Lasting(1),
                DateWord.Since or DateWord.From => One(1, last == DateWord.Onwards ? Before(Tokens.Count - 1) : Tokens.Count, date => new EdtfInterval(date.AsStart, null)),
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

        private Parsed<EdtfDate> Lasting(int start) => Two(start, [DateWord.To, DateWord.Until, DateWord.Dash], (from, to) => new EdtfInterval(from.AsStart, to.AsEnd));

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
            var from = first.Value.Borrow(second.Value).Resolve(Text);
            if (!from.Ok) return from.Problem;
            var to = second.Value.Borrow(first.Value).Resolve(Text);
            if (!to.Ok) return to.Problem;
            // "Mid to late July" is one stretch of the month, as "late July" is, and says nothing of lasting.
            var date = first.Value.IsBareThird ? EdtfSet.Between(from.Value.From, to.Value.To) : make(from.Value, to.Value);
            return date is EdtfSet { Spans.Count: > 1 } ? date : EdtfReader.Ordered(date, from.Value.From, to.Value.To);
        }

        private Parsed<DateParts> Parts(int start, int end) =>
            start >= end ? NotUnderstood(Text) : DateParts.Read(CollectionsMarshal.AsSpan([.. Marks, .. Tokens[start..end]]), Text);
    }
}
