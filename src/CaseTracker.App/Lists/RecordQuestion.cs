using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists;

/// <summary>The whole question of a list of records.</summary>
public sealed record RecordQuestion : ListQuestion<RecordListPage, RecordListPage>
{
    public RecordQuestion(RecordList list) : base(list) { }

    public new RecordList List => (RecordList)base.List;

    public const int LongestText = 200;

    /// <summary>Words that stand in the record's texts or in the name of what it links to, in any order; null or empty is no
    /// filter.</summary>
    public string? Text { get; init; }

    /// <summary>The moment of knowledge, UTC: the records as they were known then; null: as they are known now.</summary>
    public DateTime? KnownAsOf { get; init; }

    /// <summary>What it asks of that is known as of now alone; null where it can be answered.</summary>
    public override Problem? Refused => KnownAsOf is null ? null
        : Folded.Count > 0 ? new Problem("Lists.NotKnownThen", Texts.Localize("Lists.Search"))
        : Filters.All.Select(one => one.Filter).FirstOrDefault(filter => !((ListFilterDefinition)filter).KnownThen) is { } filter
            ? new Problem("Lists.NotKnownThen", filter.Label) : null;

    /// <summary>The key of the field to sort by; null: the list's own order, whatever <see cref="ListQuestion.Descending"/>
    /// says.</summary>
    public string? Sort { get; init; }

    /// <summary>The keys of the columns that a page shows beside the name; null: the list's usual ones. Nothing in the answer depends on
    /// it.</summary>
    public IReadOnlyList<string>? Show { get; init; }

    /// <summary>What a file shows of each record beside its fields, by its key: the review, the tags.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Whether the rows say what stands beside each record under a key: as a column that is shown, or filtered by.</summary>
    internal bool Shows(string key) => Beside.Contains(key) || Show?.Contains(key) == true || Filters.Of(key).Count > 0;

    /// <summary>The words to look for.</summary>
    public IReadOnlyList<string> Words => (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The words as texts are searched for them.</summary>
    public IReadOnlyList<string> Folded => TextFold.Words(Text);

    public bool Narrowed => Filters.Count > 0 || Folded.Count > 0 || Only.Count > 0;

    /// <summary>What the list is sorted by, and whether backwards.</summary>
    public (string Key, bool Descending) Order => Sort is { } key ? (key, Descending) : (List.Order, List.Descending);

    /// <summary>The question with other values of one filter, from its first page on.</summary>
    public RecordQuestion Choose(string key, IEnumerable<string> values) => this with { Filters = Filters.With(key, values), Page = 1 };

    /// <summary>The same list, in the same order, and no filter.</summary>
    public RecordQuestion Unfiltered() =>
        new(List) { Sort = Sort, Descending = Descending, PageSize = PageSize, Show = Show, KnownAsOf = KnownAsOf };

    internal override RecordSource Source(ListAsked asked) => new(this, asked);
}
