using System.Collections.Frozen;

namespace CaseTracker.Domain.Values;

internal enum NumberWord
{
    Unknown, Noise, Number, Multiplier, Fraction, AtLeast, MoreThan, AtMost, LessThan, About, Nearly, Thereabouts, Between, To, Dash, And,
    Plus, OrMore, OrFewer, Vague, Some, Minus, NotKnown, Malformed, Comma,
}

/// <summary>The words of numbers in English and Khmer, the latter turned into the former.</summary>
internal static class NumberVocabulary
{
    private static readonly (string From, string To)[] Phrases = [.. new[]
    {
        ("at least", "atleast"), ("no fewer than", "atleast"), ("not fewer than", "atleast"), ("no less than", "atleast"),
        ("not less than", "atleast"), ("a minimum of", "atleast"), ("upwards of", "atleast"), ("more than", "morethan"),
        ("greater than", "morethan"), ("in excess of", "morethan"), ("at most", "atmost"), ("up to", "atmost"), ("no more than", "atmost"),
        ("not more than", "atmost"), ("a maximum of", "atmost"), ("fewer than", "lessthan"), ("less than", "lessthan"),
            ("or more", "ormore"),
        ("or over", "ormore"), ("at the least", "ormore"), ("or fewer", "orfewer"), ("or less", "orfewer"), ("close to", "nearly"),
        ("just under", "lessthan"), ("just below", "lessthan"), ("a little under", "lessthan"), ("slightly under", "lessthan"),
            ("slightly less than", "lessthan"),
        ("just over", "morethan"), ("just above", "morethan"), ("a little over", "morethan"), ("slightly over", "morethan"),
            ("slightly more than", "morethan"),
        ("well over", "morethan"), ("well under", "lessthan"), ("not quite", "nearly"), ("as many as", "atmost"), ("as much as", "atmost"),
        ("well in excess of", "morethan"), ("far more than", "morethan"), ("much more than", "morethan"), ("many more than", "morethan"),
            ("well below", "lessthan"),
        ("far fewer than", "lessthan"), ("far less than", "lessthan"), ("much less than", "lessthan"), ("just shy of", "lessthan"),
            ("upward of", "atleast"),
        ("at a minimum", "atleast"), ("at minimum", "atleast"), ("at a maximum", "atmost"), ("at maximum", "atmost"),
            ("at the most", "atmost"), ("at the very least", "atleast"),
        ("in the region of", "about"), ("in the order of", "about"), ("on the order of", "about"), ("up to and including", "atmost"),
        ("half-a-dozen", "half dozen"), ("half-a-million", "half million"), ("half-a-billion", "half billion"), ("or so", "thereabouts"),
            ("or thereabouts", "thereabouts"), ("one half", "half"), ("one quarter", "quarter"), ("a quarter", "quarter"),
        ("not known", "unknown"), ("not stated", "unknown"), ("n/a", "unknown"), ("an estimated", "about"), ("per cent", "percent"),
    }.OrderByDescending(pair => pair.Item1.Length)];

    private static readonly (string From, string To)[] Khmer = [.. new[]
    {
        ("យ៉ាងតិច", "atleast"), ("យ៉ាងតិចណាស់", "atleast"), ("យ៉ាងហោចណាស់", "atleast"), ("មិនតិចជាង", "atleast"), ("លើសពី", "morethan"),
            ("ច្រើនជាង", "morethan"), ("ជាង", "morethan"),
        ("មិនដល់", "lessthan"), ("ឬ", "or"), ("ហិកតា", "hectares"), ("រៀល", "riel"), ("ដុល្លារ", "dollars"), ("ឆ្នាំ", "years"),
            ("អាយុ", "aged"),
        ("យ៉ាងច្រើន", "atmost"), ("យ៉ាងច្រើនបំផុត", "atmost"), ("មិនលើសពី", "atmost"), ("មិនលើស", "atmost"), ("តិចជាង", "lessthan"),
            ("ក្រោម", "lessthan"), ("ប្រហែល", "about"),
        ("ប្រហែលជា", "about"), ("ប្រមាណ", "about"), ("ប្រមាណជា", "about"), ("ជិត", "nearly"), ("ចន្លោះ", "between"),
            ("ចន្លោះពី", "between"),
        ("ពី", "from"), ("ទៅ", "to"), ("ដល់", "to"), ("និង", "and"), ("ឬច្រើនជាងនេះ", "ormore"), ("ឡើងទៅ", "ormore"),
        ("ពាន់", "thousand"), ("ម៉ឺន", "tenthousand"), ("សែន", "hundredthousand"), ("លាន", "million"), ("ពាន់លាន", "billion"),
            ("រយ", "hundred"),
        ("រាប់សិប", "vague"), ("រាប់រយ", "vague"), ("រាប់ពាន់", "vague"), ("រាប់ម៉ឺន", "vague"), ("រាប់លាន", "vague"),
            ("រាប់ពាន់លាន", "vague"), ("មួយចំនួន", "vague"), ("ជាច្រើន", "vague"),
        ("មួយក្រុម", "vague"), ("ក្រុមមួយ", "vague"), ("ខ្លះ", "vague"), ("នាក់", "people"), ("មនុស្ស", "people"), ("គ្រួសារ", "people"),
            ("ភាគរយ", "percent"), ("ចំនួន", "people"),
        ("មួយ", "one"), ("ពីរ", "two"), ("បី", "three"), ("បួន", "four"), ("ប្រាំ", "five"), ("ប្រាំមួយ", "six"), ("ប្រាំពីរ", "seven"),
        ("ប្រាំបី", "eight"), ("ប្រាំបួន", "nine"), ("ដប់", "ten"), ("ម្ភៃ", "twenty"), ("សាមសិប", "thirty"), ("សែសិប", "forty"),
        ("ហាសិប", "fifty"), ("ហុកសិប", "sixty"), ("ចិតសិប", "seventy"), ("ប៉ែតសិប", "eighty"), ("កៅសិប", "ninety"), ("សូន្យ", "zero"),
        // Behind a number ½ is added to it, as in «មួយលានកន្លះ», one and a half million.
        ("កន្លះ", "½"), ("ពាក់កណ្តាល", "half"), ("មួយភាគបួន", "quarter"), ("បីភាគបួន", "¾"), ("មួយឡូ", "dozen"), ("ពីរឡូ", "two dozen"),
            ("កន្លះឡូ", "half dozen"), ("មិនដឹង", "unknown"), ("មិនស្គាល់", "unknown"),
    }.OrderByDescending(pair => pair.Item1.Length)];

    private static readonly FrozenDictionary<string, (NumberWord, decimal)> Words = Build();

    public static (NumberWord Word, decimal Value) Find(string word) =>
        Words.TryGetValue(word, out var found) ? found : (NumberWord.Unknown, 0);

    /// <summary>½ is also how Khmer «កន្លះ» comes in.</summary>
    public static decimal? Fraction(char sign) => sign switch { '½' => 0.5m, '¼' => 0.25m, '¾' => 0.75m, _ => null };

    public static string Simplify(string text) =>
        Vocabulary.Replace(Vocabulary.Replace(text.ToLowerInvariant(), Khmer, wholeWords: false), Phrases, wholeWords: true);

    private static FrozenDictionary<string, (NumberWord, decimal)> Build()
    {
        var words = new Dictionary<string, (NumberWord, decimal)>(StringComparer.Ordinal);
        void Add(NumberWord word, decimal value, params string[] forms) => Array.ForEach(forms, form => words[form] = (word, value));
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];
        for (var at = 0; at < small.Length; at++) Add(NumberWord.Number, at, small[at]);
        string[] tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var at = 0; at < tens.Length; at++) Add(NumberWord.Number, 30 + 10 * at, tens[at]);
        Add(NumberWord.Fraction, 0.5m, "half");
        Add(NumberWord.Fraction, 0.25m, "quarter", "quarters");
        Add(NumberWord.Multiplier, 12, "dozen");
        Add(NumberWord.Multiplier, 100, "hundred");
        Add(NumberWord.Multiplier, 1_000, "thousand", "k");
        Add(NumberWord.Multiplier, 10_000, "tenthousand");
        Add(NumberWord.Multiplier, 100_000, "hundredthousand");
        Add(NumberWord.Multiplier, 1_000_000, "million", "m", "mn", "mln");
        Add(NumberWord.Multiplier, 1_000_000_000, "billion", "bn", "b");
        Add(NumberWord.Multiplier, 1_000_000_000_000, "trillion", "tn");
        Add(NumberWord.AtLeast, 0, "atleast", "minimum", "min");
        Add(NumberWord.MoreThan, 0, "morethan", "over", "above", "exceeding");
        Add(NumberWord.AtMost, 0, "atmost", "maximum", "max");
        Add(NumberWord.LessThan, 0, "lessthan", "under", "below");
        Add(NumberWord.About, 0, "about", "around", "approximately", "approx", "roughly", "circa", "ca", "c", "estimated");
        Add(NumberWord.Nearly, 0, "nearly", "almost");
        Add(NumberWord.Thereabouts, 0, "thereabouts", "odd");
        Add(NumberWord.Between, 0, "between", "from");
        Add(NumberWord.To, 0, "to", "or");
        Add(NumberWord.And, 0, "and");
        Add(NumberWord.Plus, 0, "plus");
        Add(NumberWord.OrMore, 0, "ormore");
        Add(NumberWord.OrFewer, 0, "orfewer");
        Add(NumberWord.Minus, 0, "minus", "negative");
        Add(NumberWord.NotKnown, 0, "unknown");
        Add(NumberWord.Some, 0, "some");
        Add(NumberWord.Vague, 0, "vague", "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "several", "few",
            "couple", "many",
            "numerous", "countless", "group", "groups", "number", "numbers", "increasing", "increasingly", "handful", "majority", "most",
                "unquantified");
        Add(NumberWord.Noise, 0, "of", "a", "an", "the", "large", "small", "growing", "exactly", "only", "just", "total", "people",
            "persons", "person", "individuals",
            "arrests", "arrested", "detained", "charged", "convicted", "released", "held", "children", "men", "women", "activists",
                "prisoners", "families", "households", "villages", "communities", "deaths",
            "killed", "dead", "injured", "wounded", "seriously", "evicted", "sentenced", "jailed", "imprisoned", "deported", "defendants",
                "journalists",
            "monks", "workers", "villagers", "residents", "members", "protesters", "students", "homes", "houses", "cases", "years",
                "months", "days", "percent", "hectares", "hectare", "ha", "usd", "us", "dollars", "dollar", "riel", "riels", "khr",
            "detainees", "inmates", "suspects", "unionists", "farmers", "victims", "adults", "minors", "girls", "boys", "citizens",
                "officers", "aged", "age", "old");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
