using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages.Charges;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.Review;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Prosecution;
using CaseTracker.Web.Review;

namespace CaseTracker.Web.Exchange;

/// <summary>One thing that a table can be asked, by its name in an address and, after two hyphens, of the command's option.</summary>
public sealed record ExportPart(string Name, string HelpName, Func<string> About);

/// <summary>A table that is exported and is no list of records: its name, and what its page can be asked.</summary>
public sealed class ExportTable
{
    private readonly Func<ILookup<string, string>, Outcome<ExportSubject>> _read;

    private ExportTable(string name, IReadOnlyList<ExportPart> parts, Func<ILookup<string, string>, Outcome<ExportSubject>> read) =>
        (Name, Parts, _read) = (name, parts, read);

    public static ExportTable Ledger { get; } = new("ledger",
        [new(ListAddress.Words, "TEXT", () => Texts.Localize("Ledger.OptionWords")),
            new("add", "KEY", () => Texts.Localize("Ledger.OptionAdd"))],
        parts => string.Join(' ', parts[ListAddress.Words]) is { Length: <= RecordQuestion.LongestText } text
            ? Outcome<ExportSubject>.Of(ExportSubject.Of(new LedgerQuestion(text, [.. parts["add"]])))
                : Outcome<ExportSubject>.Failed(new Problem("Lists.TextTooLong", RecordQuestion.LongestText)));

    public static ExportTable Corroboration { get; } = new("corroboration",
        [new("kind", "KIND", () => Texts.Localize("Ledger.OptionKind", KindName.All(ShowCorroboration.Kinds))),
            new("voices", "REST", () => Texts.Localize("Ledger.OptionVoices", Names(Enum.GetValues<Voices>())))],
        parts =>
        {
            var (kind, voices) = (OneKind(parts, "kind", ShowCorroboration.Kinds), One(parts, "voices", Enum.GetValues<Voices>()));
            return kind.Succeeded && voices.Succeeded ? Outcome<ExportSubject>.Of(ExportSubject.Corroboration(kind.Value, voices.Value))
                : Outcome<ExportSubject>.Failed([.. kind.Problems, .. voices.Problems]);
        });

    public static ExportTable Conflicts { get; } = new("conflicts", [], _ => Outcome<ExportSubject>.Of(ExportSubject.Conflicts));
    /// <summary>Without a kind who is ready for a submission, with one what its records lack.</summary>
    public static ExportTable Completeness { get; } = new("completeness",
        [
            new(GapAddress.Kind, "KIND", () => Texts.Localize("Completeness.OptionKind", GapAddress.AllKinds,
                KindName.All(FindGaps.Kinds))),
            new(GapAddress.Gap, "GAP", () => Texts.Localize("Completeness.OptionGap", Names(Enum.GetValues<RecordGap>()))),
            new(GapAddress.Field, "FIELD", () => Texts.Localize("Completeness.OptionField", GapQuestion.Whole)),
        ],
        parts =>
        {
            if (parts.Count == 0) return Outcome<ExportSubject>.Of(ExportSubject.Completeness);
            var question = GapAddress.Read(name => parts[name].LastOrDefault());
            return question.Succeeded ? Outcome<ExportSubject>.Of(ExportSubject.Of(question.Value))
                : Outcome<ExportSubject>.Failed(question.Problems);
        });

    public static ExportTable Exactness { get; } = new("exactness", [], _ => Outcome<ExportSubject>.Of(ExportSubject.Exactness));

    /// <summary>Why the list of prisoners of one day is another than that of an earlier day.</summary>
    public static ExportTable Changes { get; } = new(ChangeAddress.Name,
        [
            new(ChangeAddress.From, "DAY", () => Texts.Localize("Changes.OptionFrom")),
            new(ChangeAddress.To, "DAY", () => Texts.Localize("Changes.OptionTo")),
            new(ChangeAddress.Known, "DAY", () => Texts.Localize("Changes.OptionKnownOn")),
            new(ChangeAddress.OpeningKnown, "DAY", () => Texts.Localize("Changes.OptionOpeningKnownOn")),
            .. ChangeQuestion.Takes.Select(filter => new ExportPart(filter.Key, "VALUE", () => filter.Label)),
        ],
        parts =>
        {
            var question = ChangeAddress.Read(parts.SelectMany(part =>
                part.Select(value => KeyValuePair.Create(part.Key, (string?)value))));
            return question.Succeeded ? Outcome<ExportSubject>.Of(ExportSubject.Of(question.Value))
                : Outcome<ExportSubject>.Failed(question.Problems);
        });

    /// <summary>The review queue.</summary>
    public static ExportTable Review { get; } = new(ReviewAddress.Name,
        [
            new(ReviewAddress.State, "STATE", () => Texts.Localize("Review.OptionState", Names(Enum.GetValues<ReviewState>().Skip(1)))),
            new(ReviewAddress.For, "WHOSE", () => Texts.Localize("Review.OptionFor", Names(Enum.GetValues<ReviewFor>()))),
            new(ReviewAddress.Kind, "KIND", () => Texts.Localize("Review.OptionKind")),
        ],
        parts =>
        {
            var question = ReviewAddress.Read(name => parts[name].LastOrDefault());
            return question.Succeeded ? Outcome<ExportSubject>.Of(ExportSubject.Of(question.Value))
                : Outcome<ExportSubject>.Failed(question.Problems);
        });

    /// <summary>Charges by article, law, court, judge or stage.</summary>
    public static ExportTable Charges { get; } = new(ChargesAddress.Name,
        [
            new(ChargesAddress.By, "FILTER", () => Texts.Localize("Courts.OptionBy", Names(ChargeQuestion.Ways.Select(way => way.Key)))),
            .. ChargeQuestion.List.Filters.Select(filter => new ExportPart(filter.Key, "VALUE", () => filter.Label)),
        ],
        parts =>
        {
            var address = ChargesAddress.Read(QueryString.Create(parts.SelectMany(part =>
                part.Select(value => KeyValuePair.Create(part.Key, (string?)value)))).Value);
            return address.Wrong.Count == 0 ? Outcome<ExportSubject>.Of(ExportSubject.Of(address.Question))
                : Outcome<ExportSubject>.Failed([.. address.Wrong.Values.Select(part => part.Problem)]);
        });

    /// <summary>For other programs; not a table at all.</summary>
    public static ExportTable Entities { get; } = new("ftm", [], _ => Outcome<ExportSubject>.Of(ExportSubject.Entities));

    public static IReadOnlyList<ExportTable> All { get; } = [Ledger, Corroboration, Conflicts, Completeness, Exactness, Changes, Review,
        Charges, Entities];

    public string Name { get; }
    public IReadOnlyList<ExportPart> Parts { get; }

    /// <summary>One line for the help.</summary>
    public string About => Texts.Localize("Lists.Export_Command", Texts.Localize($"Lists.Title_{Name}"),
        Texts.Localize($"Lists.About_{Name}"));

    /// <summary>What is asked, by names and values; what cannot be read is told, never left out.</summary>
    public Outcome<ExportSubject> Read(IEnumerable<KeyValuePair<string, string?>> parts)
    {
        var all = parts.ToList();
        var said = all.Where(part => !ExportQuestion.IsOfTheOrder(part.Key) && !string.IsNullOrWhiteSpace(part.Value))
            .ToLookup(part => part.Key, part => part.Value!.Trim(),
            StringComparer.OrdinalIgnoreCase);
        return said.FirstOrDefault(part => Parts.All(known => !known.Name.Equals(part.Key, StringComparison.OrdinalIgnoreCase)))
            is { } unknown
            ? Outcome<ExportSubject>.Failed(new Problem("Lists.UnknownPart", unknown.Key))
            : _read(said) is { Succeeded: true } read ? ExportQuestion.With(read.Value, all, ExportQuestion.Query(all)) : _read(said);
    }

    /// <summary>The address of the file.</summary>
    public string Address(string format, params IEnumerable<(string Name, string? Value)> parts) =>
        $"/export/{Name}?{string.Concat(parts.Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}&"))}{ExportQuestion.Format}={format}";

    private static Outcome<T?> One<T>(ILookup<string, string> parts, string name, IReadOnlyList<T> choices) where T : struct
    {
        var word = string.Join(',', parts[name]);
        if (word.Length == 0) return Outcome<T?>.Of(null);
        return choices.Where(choice => $"{choice}".Equals(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var found]
            ? Outcome<T?>.Of(found) : Outcome<T?>.Failed(new Problem("Lists.WrongChoice", word, Names(choices), name));
    }

    private static Outcome<RecordKind?> OneKind(ILookup<string, string> parts, string name, IReadOnlyList<RecordKind> kinds)
    {
        if (parts[name].LastOrDefault() is not { Length: > 0 } word) return Outcome<RecordKind?>.Of(null);
        return KindName.Find(word, kinds) is { } found ? Outcome<RecordKind?>.Of(found)
            : Outcome<RecordKind?>.Failed(new Problem("Lists.WrongChoice", word, KindName.All(kinds), name));
    }

    private static string Names<T>(IEnumerable<T> choices) => string.Join(", ", choices);
}
