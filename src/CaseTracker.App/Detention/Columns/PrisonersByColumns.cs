using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Detention.Columns;

/// <summary>Counts the prisoner list's facets from its columns: with the status on the day, which is worked out from everybody's custody
/// periods.</summary>
internal sealed class PrisonersByColumns : FacetsByColumns
{
    private readonly StatusesOnDay _statuses;

    private PrisonersByColumns(ColumnSet set, PrisonerQuestion question, ushort day, StatusesOnDay statuses,
        IReadOnlyDictionary<string, string> words) : base(set, question, day, statuses.Certain(), words) => _statuses = statuses;

    /// <param name="named">The ids of those whom the name that is asked for finds; null where none is.</param>
    /// <param name="words">The words that are asked for, as the columns hold them.</param>
    public static ListCounts Count(ColumnSet set, PrisonerQuestion question, ushort day, IReadOnlyCollection<long>? named,
        IReadOnlyDictionary<string, string> words)
    {
        var statuses = new StatusesOnDay(set[PrisonerColumnPlan.Periods], day, question.AsOf, set.Rows.Length);
        var facets = new PrisonersByColumns(set, question, day, statuses, words);
        var counted = facets.Count(question.List.Filters, named);
        var (values, people) = set[PrisonerColumnPlan.People];
        return new(counted, PrisonerSums.Of(question, facets.Statuses(), ColumnCounts.Those(people, values.Find(PrisonerColumnPlan.Seen)),
            ColumnCounts.Those(people, values.Find(PrisonerColumnPlan.HeldBack))));
    }

    protected override void TakeOwn(FilterDefinition filter, IReadOnlyList<string> values, bool[] takes)
    {
        if (filter.Kind == FilterKind.MoreThan) Exceed(_statuses.Unconfirmed, filter, values, takes);
        else ColumnCounts.Pick(_statuses.Kinds, [.. Enumerable.Range(0, _statuses.Count)
            .Select(kind => values.Contains(Standing(filter, kind)))], takes);
    }

    protected override List<CountedRow> CountOwn(FilterDefinition filter, byte[] weights)
    {
        if (filter.Kind == FilterKind.MoreThan) return Steps(filter, _statuses.Unconfirmed, weights);
        var byKind = new int[_statuses.Count];
        for (var row = 1; row < weights.Length; row++) if (weights[row] > 0) byKind[_statuses.Kinds[row]]++;
        return [.. Enumerable.Range(1, _statuses.Count - 1).Where(kind => byKind[kind] > 0)
            .GroupBy(kind => (Value: Standing(filter, kind), _statuses[kind].Certain), kind => byKind[kind])
            .Select(kind => new CountedRow(kind.Key.Value, kind.Key.Certain, kind.Sum()))];
    }

    private List<StatusRow> Statuses()
    {
        var (own, counts) = (Bit(PrisonerFilters.Status) | Bit(PrisonerFilters.Certainty), new int[_statuses.Count * 2]);
        ColumnCounts.ByKind(_statuses.Kinds, Fails, ~own, counts);
        return [.. Enumerable.Range(2, counts.Length - 2).Where(at => counts[at] > 0)
            .Select(at => new StatusRow(_statuses[at / 2].Status.ToString(), _statuses[at / 2].Certain, at % 2, counts[at]))];
    }

    private string Standing(FilterDefinition filter, int kind) => filter.Key == PrisonerFilters.Status
        ? _statuses[kind].Status.ToString() : ((Certainty)_statuses[kind].Certain).ToString();
}
