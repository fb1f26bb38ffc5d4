using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Detention;

/// <summary>What the list is sorted by. What is hidden must not tell itself by its place.</summary>
internal static class PrisonerOrder
{
    public static string Key(PrisonerSort sort, FilterScope scope) => sort switch
    {
        PrisonerSort.Name => SortNames.Sql(RecordTypes.All[RecordKind.Person], "p", scope.Clearance),
        PrisonerSort.Status => "s.Status",
        PrisonerSort.HeldSince => "s.HeldSinceEarliest",
        PrisonerSort.LastConfirmed => "s.LastConfirmedLatest",
        PrisonerSort.SentenceEnd => "s.SentenceEndEarliest",
        PrisonerSort.Charge => $"(SELECT MIN(x.Value) FROM ({FilterRows.OwnLabels(scope)}) x WHERE x.PersonId = p.Id)",
        PrisonerSort.Sentence => $"(SELECT MAX(x.Amount) FROM ({FilterRows.Terms(scope)}) x WHERE x.PersonId = p.Id)",
        PrisonerSort.Facility =>
            $"(SELECT MIN(f.Name) FROM ({FilterRows.Facilities(scope)}) x JOIN Facilities f ON f.Id = x.Value WHERE x.PersonId = p.Id)",
        PrisonerSort.Sex => "p.Sex",
        PrisonerSort.Occupation => "LOWER(p.Occupation)",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };
}
