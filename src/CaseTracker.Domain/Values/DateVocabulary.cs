using System.Collections.Frozen;

namespace CaseTracker.Domain.Values;

internal enum DateWord
{
    Unknown, Noise, Number, Ordinal, Month, MonthSign, Weekday, Third, Half, Quarter, Season, Decade, Mark, Point, Dash,
    Since, From, To, Between, And, Or, Before, After, Until, By, Onwards, OrEarlier, OrLater, Relative, Week, Counted, NotKnown,
    DayNotKnown, Night, BuddhistEra, BeforeChrist,
}

/// <summary>The words of dates in English and Khmer. Khmer is turned into the English words first, as it runs without
/// spaces and then has the same grammar.</summary>
internal static class DateVocabulary
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>"The day after 3 May", "two weeks before the trial": what is meant has to be reckoned, and "after" alone would say another
    /// thing.</summary>
    private static IEnumerable<(string Phrase, string Word)> Counted =>
        from unit in (string[])["day", "night", "week", "month", "year", "days", "nights", "weeks", "months", "years"]
        from joint in (string[])["before", "after", "following", "preceding", "prior to", "earlier than", "later than"]
        select ($"{unit} {joint}", "countedfrom");

    /// <summary>Several words that mean one; the longest first.</summary>
    private static readonly (string Phrase, string Word)[] Phrases = [.. new[]
    {
        ("b.e.", "be"), ("buddhist era", "be"), ("a.d.", "ad"), ("c.e.", "ce"), ("b.c.", "bc"), ("b.c.e.", "bc"),
        ("on or about", "about"), ("on or around", "about"), ("on or near", "about"), ("in or about", "about"), ("in or around", "about"),
            ("at or about", "about"),
        ("at or around", "about"), ("on/about", "about"), ("o/a", "about"), ("on about", "about"), ("around about", "about"),
            ("round about", "about"), ("or about", "about"),
        ("or around", "about"), ("or thereabouts", "about"), ("or so", "about"), ("close to", "about"), ("some time around", "about"),
        ("week of", "week"), ("week beginning", "weekfrom"), ("week beginning on", "weekfrom"), ("week starting", "weekfrom"),
            ("week starting on", "weekfrom"),
        ("week commencing", "weekfrom"), ("week from", "weekfrom"), ("w/c", "weekfrom"), ("week ending", "weekto"),
            ("week ending on", "weekto"), ("week ended", "weekto"),
        ("w/e", "weekto"), ("last week of", "lastweek"), ("last week in", "lastweek"), ("final week of", "lastweek"),
            ("final week in", "lastweek"),
        ("before the end of", "by late"), ("before end of", "by late"), ("prior to the end of", "by late"), ("towards the end of", "late"),
            ("toward the end of", "late"),
        ("early hours of", "morning"), ("small hours of", "morning"), ("early morning", "morning"), ("early in the morning", "morning"),
            ("mid-morning", "morning"), ("late morning", "morning"),
        ("early afternoon", "morning"), ("mid-afternoon", "morning"), ("late afternoon", "morning"), ("early evening", "morning"),
            ("late evening", "morning"), ("late in the evening", "morning"),
        ("early on", "morning"), ("late on", "morning"), ("early on in", "early"), ("late on in", "late"), ("mid-to-late", "mid to late"),
            ("early-to-mid", "early to mid"),
        ("late night", "night"), ("late at night", "night"), ("overnight", "night"),
        ("to date", "to present"), ("till date", "to present"), ("to this day", "to present"), ("until this day", "to present"),
        ("at some point", "sometime"), ("some point", "sometime"), ("in the course of", "during"), ("time unknown", "morning"),
        ("exact date unknown", "dateunknown"), ("exact date not known", "dateunknown"), ("exact date is unknown", "dateunknown"),
            ("exact date unclear", "dateunknown"),
        ("exact day unknown", "dateunknown"), ("date unknown", "dateunknown"), ("date not known", "dateunknown"),
            ("day unknown", "dateunknown"), ("day not known", "dateunknown"),
        ("unknown date", "dateunknown"), ("unknown day", "dateunknown"), ("unspecified date", "dateunknown"),
            ("unspecified day", "dateunknown"), ("undisclosed date", "dateunknown"),
        ("morning after", "countedfrom"), ("eve of", "countedfrom"), ("within days of", "countedfrom"),
        ("up to", "until"), ("on or before", "by"), ("in or before", "by"), ("no later than", "by"), ("not later than", "by"),
            ("prior to", "before"),
        ("earlier than", "before"), ("later than", "after"), ("on or after", "onorafter"), ("in or after", "onorafter"),
        ("no earlier than", "onorafter"), ("not before", "onorafter"), ("ever since", "since"), ("starting from", "since"),
        ("or earlier", "orearlier"), ("or before", "orearlier"), ("or later", "orlater"), ("or after", "orlater"),
        ("the end of", "late"), ("end of", "late"), ("the beginning of", "early"), ("beginning of", "early"),
        ("the start of", "early"), ("start of", "early"), ("the middle of", "mid"), ("middle of", "mid"), ("latter half", "second half"),
        ("last half", "second half"), ("last quarter", "fourth quarter"), ("some time", "sometime"), ("not known", "unknown"),
        ("no date", "unknown"), ("n/a", "unknown"), ("at the latest", "orearlier"), ("at the earliest", "orlater"),
    }.Concat(Counted).OrderByDescending(pair => pair.Item1.Length)];

    private static readonly FrozenDictionary<string, (DateWord, int)> Words = Build();

    private static readonly (string Khmer, string Word)[] Khmer = [.. new[]
    {
        ("មករា", "january"), ("កុម្ភៈ", "february"), ("កុម្ភះ", "february"), ("កុម្ភ", "february"), ("មីនា", "march"), ("មេសា", "april"),
        ("ឧសភា", "may"), ("មិថុនា", "june"), ("កក្កដា", "july"), ("កក្តដា", "july"), ("សីហា", "august"), ("កញ្ញា", "september"),
        ("តុលា", "october"), ("វិច្ឆិកា", "november"), ("វិច្ចិកា", "november"), ("ធ្នូ", "december"),
        ("ថ្ងៃអាទិត្យ", "sunday"), ("ថ្ងៃចន្ទ", "monday"), ("ថ្ងៃច័ន្ទ", "monday"), ("ថ្ងៃអង្គារ", "tuesday"), ("ថ្ងៃពុធ", "wednesday"),
        ("ថ្ងៃព្រហស្បតិ៍", "thursday"), ("ថ្ងៃសុក្រ", "friday"), ("ថ្ងៃសៅរ៍", "saturday"),
        ("ថ្ងៃនេះ", "today"), ("ម្សិលមិញ", "yesterday"), ("ថ្ងៃស្អែក", "tomorrow"), ("សប្តាហ៍", "week"), ("សប្តាហ៍នៃ", "week"),
            ("សប្តាហ៍ទី1", "first week"), ("សប្តាហ៍ទីមួយ", "first week"), ("សប្តាហ៍ដំបូង", "first week"),
        ("សប្តាហ៍ទី2", "second week"), ("សប្តាហ៍ទីពីរ", "second week"), ("សប្តាហ៍ទី3", "third week"), ("សប្តាហ៍ទីបី", "third week"),
            ("សប្តាហ៍ទី4", "fourth week"),
        ("សប្តាហ៍ទីបួន", "fourth week"), ("សប្តាហ៍ទី5", "fifth week"), ("សប្តាហ៍ទីប្រាំ", "fifth week"), ("សប្តាហ៍ចុងក្រោយ", "lastweek"),
            ("សប្តាហ៍ចុងក្រោយនៃ", "lastweek"),
        ("ថ្ងៃទី", "day"), ("ថ្ងៃ", "day"), ("ទី", "day"), ("ខែ", "monthsign"), ("ឆ្នាំ", "year"), ("នៃ", "of"), ("នៅ", "in"),
            ("ក្នុង", "in"), ("នៅក្នុង", "in"),
        ("កាលពី", "in"), ("នាថ្ងៃ", "day"), ("នាថ្ងៃទី", "day"), ("នាខែ", "monthsign"), ("នាឆ្នាំ", "year"), ("អំឡុង", "during"),
            ("ក្នុងអំឡុង", "during"),
        ("ព្រឹក", "morning"), ("រសៀល", "morning"), ("ល្ងាច", "morning"), ("យប់", "night"), ("ថ្ងៃត្រង់", "morning"),
        ("ដើម", "early"), ("ចុង", "late"), ("ដំណាច់", "late"), ("មុនចុង", "by late"), ("មុនដំណាច់", "by late"), ("កណ្តាល", "mid"),
            ("ពាក់កណ្តាល", "mid"), ("ពាក់កណ្តាលដំបូង", "first half"), ("ពាក់កណ្តាលទី1", "first half"),
        ("ពាក់កណ្តាលទីមួយ", "first half"), ("ពាក់កណ្តាលចុងក្រោយ", "second half"), ("ពាក់កណ្តាលទី2", "second half"),
            ("ពាក់កណ្តាលទីពីរ", "second half"),
        ("ឆមាសទី", "half"), ("ឆមាស", "half"), ("ត្រីមាសទី", "quarter"), ("ត្រីមាស", "quarter"), ("ទសវត្សរ៍", "decade"),
            ("ទសវត្សរ៍ឆ្នាំ", "decade"),
        ("តាំងពី", "since"), ("ចាប់តាំងពី", "since"), ("ចាប់ពី", "since"), ("ពី", "from"), ("ដល់", "to"), ("រហូតដល់", "until"),
            ("រហូតមកដល់", "until"), ("បច្ចុប្បន្ន", "present"),
        ("ចន្លោះ", "between"), ("ចន្លោះពី", "between"), ("រវាង", "between"), ("និង", "and"), ("ឬ", "or"), ("មុន", "before"),
            ("ក្រោយ", "after"), ("បន្ទាប់ពី", "after"),
        ("ប្រហែល", "about"), ("ប្រហែលជា", "possibly"), ("ប្រមាណ", "about"), ("ប្រមាណជា", "about"), ("ឬប្រហែល", "about"),
            ("ឬប្រមាណ", "about"), ("ជុំវិញ", "about"), ("អាចជា", "possibly"), ("មិនដឹង", "unknown"), ("មិនស្គាល់", "unknown"),
        ("ព.ស.", "be"), ("ព.ស", "be"), ("ពុទ្ធសករាជ", "be"), ("គ.ស.", "ad"), ("គ.ស", "ad"), ("គ្រិស្តសករាជ", "ad"),
    }.OrderByDescending(pair => pair.Item1.Length)];

    public static (DateWord Word, int Value) Find(string word) => Words.TryGetValue(word, out var found) ? found : (DateWord.Unknown, 0);

    /// <summary>Lower case, Khmer words and fixed phrases replaced. One pass over the text for each table.</summary>
    public static string Simplify(string text) =>
        Vocabulary.Replace(Vocabulary.Replace(text.ToLowerInvariant(), Khmer, wholeWords: false), Phrases, wholeWords: true);

    private static FrozenDictionary<string, (DateWord, int)> Build()
    {
        var words = new Dictionary<string, (DateWord, int)>(StringComparer.Ordinal)
        {
            ["sept"] = (DateWord.Month, 9),
            ["febr"] = (DateWord.Month, 2)
        };
        void Add(DateWord word, int value, params string[] forms) => Array.ForEach(forms, form => words[form] = (word, value));
        for (var at = 0; at < 12; at++) Add(DateWord.Month, at + 1, Months[at], Months[at][..3]);
        for (var at = 0; at < 7; at++) Add(DateWord.Weekday, at, Weekdays[at], Weekdays[at][..3]);
        Add(DateWord.Weekday, 2, "tues");
        Add(DateWord.Weekday, 4, "thur", "thurs");
        Add(DateWord.Noise, 0, "of", "the", "a", "an", "in", "on", "at", "during", "day", "year", "ad", "ce", "sometime", "dated",
            "morning", "afternoon", "evening", "noon", "midday", "dawn", "daybreak", "dusk", "sunrise", "sunset");
        Add(DateWord.Night, 0, "night");
        Add(DateWord.MonthSign, 0, "monthsign", "month");
        Add(DateWord.Third, 1, "early", "start", "beginning");
        Add(DateWord.Third, 2, "mid", "middle");
        Add(DateWord.Third, 3, "late", "end");
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
        Add(DateWord.Ordinal, 5, "fifth");
        Add(DateWord.Decade, 0, "decade");
        Add(DateWord.Mark, (int)Marks.Approximate, "about", "around", "circa", "c", "ca", "approximately", "approx", "roughly",
            "approximate", "circ", "cca", "near");
        Add(DateWord.Mark, (int)Marks.Uncertain, "possibly", "maybe", "perhaps", "probably", "presumably", "likely", "apparently",
            "uncertain");
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
        Add(DateWord.Relative, 0, "today", "yesterday", "tomorrow", "last", "this", "next", "ago", "recently", "tonight");
        Add(DateWord.Week, (int)WeekNaming.Holding, "week");
        Add(DateWord.Week, (int)WeekNaming.From, "weekfrom");
        Add(DateWord.Week, (int)WeekNaming.To, "weekto");
        Add(DateWord.Week, (int)WeekNaming.Last, "lastweek");
        Add(DateWord.Counted, 0, "countedfrom");
        Add(DateWord.NotKnown, 0, "unknown", "undated", "none");
        Add(DateWord.DayNotKnown, 0, "dateunknown");
        Add(DateWord.BuddhistEra, 0, "be");
        Add(DateWord.BeforeChrist, 0, "bc", "bce");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
