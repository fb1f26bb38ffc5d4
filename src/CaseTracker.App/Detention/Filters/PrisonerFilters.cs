using System.Globalization;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;

namespace CaseTracker.App.Detention.Filters;

/// <summary>Every filter of the prisoner list, in the order of the page. A new filter is an entry here, its label, and its
/// rows in <see cref="FilterRows"/>: address, page, counts, cross-tab, workbook and command take it from here.</summary>
public static class PrisonerFilters
{
    /// <summary>Status and certainty are filters too; a question holds them by themselves.</summary>
    public const string Conflicting = "conflicting";
    public const string Status = "status", Certainty = "certainty", Unconfirmed = "unconfirmed", Review = ListFilters.Review,
        Tag = ListFilters.Tag;

    public static IReadOnlyList<PrisonerFilterDefinition> All { get; } =
    [
        new(Status, FilterKind.Choice, new(FilterRows.Status, Column: _ => "s.Status")) { Choices = [typeof(CustodyStatus)],
            AlwaysHasValue = true, ValueLabel = value => Enum.Parse<CustodyStatus>(value).Localize().ToString() },
        new(Certainty, FilterKind.Choice, new(FilterRows.Certainty,
            Column: _ => "CASE s.Certain WHEN 1 THEN 'Certain' ELSE 'Possible' END"))
            { Choices = [typeof(Certainty)], AlwaysHasValue = true, ValueLabel = value => Enum.Parse<Certainty>(value).Localize()
                .ToString() },
        new("article", FilterKind.Record, new(FilterRows.Articles)) { Open = FilterRows.OpenArticles },
        new("label", FilterKind.Words, new(FilterRows.Labels)) { Open = FilterRows.OpenLabels,
            Spellings = (_, scope) => FilterRows.LabelsAsSaid(scope) },
        new("court", FilterKind.Record, new(FilterRows.Courts)) { OnEveryDay = true },
        new("judge", FilterKind.Words, new(FilterRows.Judges)) { Spellings = (_, scope) => FilterRows.JudgesAsSaid(scope),
            OnEveryDay = true },
        new("province", FilterKind.Record, new(FilterRows.ProvincesHeld)),
        new("arrest-province", FilterKind.Record, new(FilterRows.ProvincesOfArrest)),
        new("facility", FilterKind.Record, new(FilterRows.Facilities)),
        new("sex", FilterKind.Choice, new(FilterRows.Sexes)) { Choices = [typeof(Sex)], AlwaysHasValue = true,
            OnEveryDay = true },
        new("age", FilterKind.Choice, new(FilterRows.AgeGroups)) { Choices = [typeof(AgeGroup)], AlwaysHasValue = true,
            OnEveryDay = true },
        new("occupation", FilterKind.Words, new(FilterRows.Occupations))
            { Spellings = (_, scope) => FilterRows.OccupationsAsSaid(scope), OnEveryDay = true },
        new("organisation", FilterKind.Record, new(FilterRows.Organisations)),
        new("case", FilterKind.Record, new(FilterRows.Cases)) { OnEveryDay = true },
        new("arrested", FilterKind.Span, new(FilterRows.Arrests)),
        new("sentence-over", FilterKind.MoreThan, new(FilterRows.Terms, FilterRows.YearOfTerm)) { Steps = [0, 1, 2, 5, 10, 20],
            Largest = 1000 },
        new("assessment", FilterKind.Choice, new(FilterRows.Assessments)) {
            Choices = [typeof(AssessmentDefinition), typeof(AssessmentConclusion)] },
        new(Review, FilterKind.Choice, new(FilterRows.Reviews)) { Choices = [typeof(ReviewState)], AlwaysHasValue = true,
            Without = $"{ReviewRules.Unbegun}", OnEveryDay = true },
        new(Tag, FilterKind.Words, new(FilterRows.Tags)) { Folds = true, Spellings = (_, scope) => FilterRows.TagsAsNamed(scope),
            OnEveryDay = true },
        new("uncited", FilterKind.YesNo, new(FilterRows.Uncited)),
        new(Conflicting, FilterKind.YesNo, new(FilterRows.Conflicting)
        {
            Parts = [new(FilterRows.SourcesDisagree), new(FilterRows.FactsDisagree, FollowsOthers: true)]
        }),
        new(Unconfirmed, FilterKind.MoreThan, new(FilterRows.Unconfirmed, Column: FilterRows.DaysUnconfirmed)) {
            Steps = [30, 90, 180, 365, 730] },
    ];

    /// <summary>The list that they belong to.</summary>
    public static ListDefinition List { get; } = new Prisoners();

    /// <summary>Nothing chosen.</summary>
    public static ChosenFilters None { get; } = ChosenFilters.NoneOf(List.Find);

    /// <summary>The filter of that key, or null.</summary>
    public static PrisonerFilterDefinition? Find(string key) => (PrisonerFilterDefinition?)List.Find(key);

    /// <summary>The filters without the two that a question holds by themselves.</summary>
    public static IEnumerable<PrisonerFilterDefinition> Others => All.Where(filter => filter.Key is not (Status or Certainty));

    /// <summary>The question with other values of one filter, from its first page on.</summary>
    public static PrisonerQuestion Choose(this PrisonerQuestion question, string key, IEnumerable<string> values)
    {
        var first = question with { Page = 1 };
        if (key == Certainty) return first with { Certainty = values.ToList() is [var only] ? Enum.Parse<Certainty>(only) : null };
        if (key != Status) return first with { Filters = question.Filters.With(key, values) };
        var statuses = values.Select(Enum.Parse<CustodyStatus>).Distinct().Order().ToList();
        // No status means the usual question: a list that asks for nobody answers nothing.
        var usual = new PrisonerQuestion(question.AsOf).StatusesInForce.Order();
        return first with { Statuses = statuses.SequenceEqual(usual) ? [] : statuses };
    }

    /// <summary>The list of those in custody on a day, as known then or now.</summary>
    private sealed class Prisoners : ListDefinition
    {
        public Prisoners() : base("prisoners", All) { }

        internal override int? MostValues => null;

        internal override int? MostOnSide => null;

        internal override IColumnPlan Plan { get; } = new PrisonerColumnPlan();

        private protected override (string Rows, string Columns, string? Third) UsualSides => (Status, "sex", "article");
    }
}
