using System.Collections.Frozen;

namespace CaseTracker.Domain.Values;

internal enum DateWord
{
    Unknown, Noise, Number, Ordinal, Month, MonthSign, Weekday, Third, Half, Quarter, Season, Decade, Mark, Point, Dash,
    Since, From, To, Between, And, Or, Before, After, Until, By, Onwards, OrEarlier, OrLater, Relative, NotKnown, BuddhistEra, BeforeChrist,
}

/// <summary>The words of dates in English and Khmer. Khmer is turned into the English words first, as it runs without
/// spaces and then has the same grammar.</summary>
internal static class DateVocabulary
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Several words that mean one; the longest first.</summary>
    private static readonly (string Phrase, string Word)[] Phrases = [.. new[]
    {
        ("b.e.", "be"), ("buddhist era", "be"), ("a.d.", "ad"), ("c.e.", "ce"), ("b.c.", "bc"), ("b.c.e.", "bc"),
        ("up to", "until"), ("on or before", "by"), ("in or before", "by"), ("no later than", "by"), ("not later than", "by"), ("prior to", "before"),
        ("earlier than", "before"), ("later than", "after"), ("on or after", "onorafter"), ("in or after", "onorafter"),
        ("no earlier than", "onorafter"), ("not before", "onorafter"), ("ever since", "since"), ("starting from", "since"),
        ("or earlier", "orearlier"), ("or before", "orearlier"), ("or later", "orlater"), ("or after", "orlater"),
        ("the end of", "late"), ("end of", "late"), ("the beginning of", "early"), ("beginning of", "early"),
        ("the start of", "early"), ("start of", "early"), ("the middle of", "mid"), ("middle of", "mid"), ("latter half", "second half"),
        ("last half", "second half"), ("last quarter", "fourth quarter"), ("some time", "sometime"), ("not known", "unknown"),
        ("no date", "unknown"), ("n/a", "unknown"), ("at the latest", "orearlier"), ("at the earliest", "orlater"),
    }.OrderByDescending(pair => pair.Item1.Length)];

    private static readonly FrozenDictionary<string, (DateWord, int)> Words = Build();

    private static readonly (string Khmer, string Word)[] Khmer = [.. new[]
    {
        ("មករា", "january"), ("កុម្ភៈ", "february"), ("កុម្ភះ", "february"), ("កុម្ភ", "february"), ("មីនា", "march"), ("មេសា", "april"),
        ("ឧសភា", "may"), ("មិថុនា", "june"), ("កក្កដា", "july"), ("កក្តដា", "july"), ("សីហា", "august"), ("កញ្ញា", "september"),
        ("តុលា", "october"), ("វិច្ឆិកា", "november"), ("វិច្ចិកា", "november"), ("ធ្នូ", "december"),
        ("ថ្ងៃអាទិត្យ", "sunday"), ("ថ្ងៃចន្ទ", "monday"), ("ថ្ងៃអង្គារ", "tuesday"), ("ថ្ងៃពុធ", "wednesday"),
        ("ថ្ងៃព្រហស្បតិ៍", "thursday"), ("ថ្ងៃសុក្រ", "friday"), ("ថ្ងៃសៅរ៍", "saturday"),
        ("ថ្ងៃនេះ", "today"), ("ម្សិលមិញ", "yesterday"), ("ថ្ងៃស្អែក", "tomorrow"), ("សប្តាហ៍", "week"),
        ("ថ្ងៃទី", "day"), ("ថ្ងៃ", "day"), ("ទី", "day"), ("ខែ", "monthsign"), ("ឆ្នាំ", "year"), ("នៃ", "of"), ("នៅ", "in"), ("ក្នុង", "in"), ("នៅក្នុង", "in"),
        ("ដើម", "early"), ("ចុង", "late"), ("ពាក់កណ្តាល", "mid"), ("ពាក់កណ្តាលដំបូង", "first half"), ("ពាក់កណ្តាលទី1", "first half"),
        ("ពាក់កណ្តាលទីមួយ", "first half"), ("ពាក់កណ្តាលចុងក្រោយ", "second half"), ("ពាក់កណ្តាលទី2", "second half"), ("ពាក់កណ្តាលទីពីរ", "second half"),
        ("ឆមាសទី", "half"), ("ឆមាស", "half"), ("ត្រីមាសទី", "quarter"), ("ត្រីមាស", "quarter"), ("ទសវត្សរ៍", "decade"), ("ទសវត្សរ៍ឆ្នាំ", "decade"),
        ("តាំងពី", "since"), ("ចាប់តាំងពី", "since"), ("ចាប់ពី", "since"), ("ពី", "from"), ("ដល់", "to"), ("រហូតដល់", "until"), ("រហូតមកដល់", "until"),
        ("ចន្លោះ", "between"), ("ចន្លោះពី", "between"), ("រវាង", "between"), ("និង", "and"), ("ឬ", "or"), ("មុន", "before"), ("ក្រោយ", "after"), ("បន្ទាប់ពី", "after"),
        ("ប្រហែល", "about"), ("ប្រហែលជា", "possibly"), ("អាចជា", "possibly"), ("មិនដឹង", "unknown"), ("មិនស្គាល់", "unknown"),
        ("ព.ស.", "be"), ("ព.ស", "be"), ("ពុទ្ធសករាជ", "be"), ("គ.ស.", "ad"), ("គ.ស", "ad"), ("គ្រិស្តសករាជ", "ad"),
    }.OrderByDescending(pair => pair.Item1.Length)];

    public static (DateWord Word, int Value) Find(string word) => Words.TryGetValue(word, out var found) ? found : (DateWord.Unknown, 0);

    /// <summary>Lower case, Khmer words and fixed phrases replaced. One pass over the text for each table.</summary>
    public static string Simplify(string text) =>
        Vocabulary.Replace(Vocabulary.Replace(text.ToLowerInvariant(), Khmer, wholeWords: false), Phrases, wholeWords: true);

    private static FrozenDictionary<string, (DateWord, int)> Build()
    {
        var words = new Dictionary<string, (DateWord, int)>(StringComparer.Ordinal) { ["sept"] = (DateWord.Month, 9) };
        void Add(DateWord word, int value, params string[] forms) => Array.ForEach(forms, form => words[form] = (word, value));
        for (var at = 0; at < 12; at++) Add(DateWord.Month, at + 1, Months[at], Months[at][..3]);
        for (var at = 0; at < 7; at++) Add(DateWord.Weekday, at, Weekdays[at], Weekdays[at][..3]);
        Add(DateWord.Weekday, 2, "tues");
        Add(DateWord.Weekday, 4, "thur", "thurs");
        Add(DateWord.Noise, 0, "of", "the", "in", "on", "at", "during", "day", "year", "ad", "ce", "sometime", "dated");
        Add(DateWord.MonthSign, 0, "monthsign", "month");
        Add(DateWord.Third, 1, "early");
        Add(DateWord.Third, 2, "mid", "middle");
        Add(DateWord.Third, 3, "late");
        Add(DateWord.Half, 0, "half", "h", "semester");
        Add(DateWord.Quarter, 0, "quarter", "q");
        Add(DateWord.Season, 21, "spring");
        Add(DateWord.Season, 22, "summer");
        Add(DateWord.Season, 23, "autumn", "fall");
        Add(DateWord.Season, 24, "winter");
        Add(DateWord.Ordinal, 1, "first");
        Add(DateWord.Ordinal, 2, "second");
        Add(DateWord.Ordinal, 3, "third");
        Add(DateWord.Ordinal, 4, "fourth");
        Add(DateWord.Decade, 0, "decade");
        Add(DateWord.Mark, (int)Marks.Approximate, "about", "around", "circa", "c", "ca", "approximately", "approx", "roughly", "approximate");
        Add(DateWord.Mark, (int)Marks.Uncertain, "possibly", "maybe", "perhaps", "probably", "uncertain");
        Add(DateWord.Since, 0, "since");
        Add(DateWord.From, 0, "from");
        Add(DateWord.To, 0, "to", "through", "thru");
        Add(DateWord.Between, 0, "between");
        Add(DateWord.And, 0, "and");
        Add(DateWord.Or, 0, "or");
        Add(DateWord.Before, 0, "before");
        Add(DateWord.After, 0, "after");
        Add(DateWord.Until, 0, "until", "till", "til");
        Add(DateWord.By, 0, "by");
        Add(DateWord.Onwards, 0, "onwards", "onward", "ongoing", "present", "now");
        Add(DateWord.OrEarlier, 0, "orearlier");
        Add(DateWord.OrLater, 0, "orlater", "onorafter");
        Add(DateWord.Relative, 0, "today", "yesterday", "tomorrow", "last", "this", "next", "ago", "recently", "week", "tonight");
        Add(DateWord.NotKnown, 0, "unknown", "undated", "none");
        Add(DateWord.BuddhistEra, 0, "be");
        Add(DateWord.BeforeChrist, 0, "bc", "bce");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
