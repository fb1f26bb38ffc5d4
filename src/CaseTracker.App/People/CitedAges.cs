using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>What sources report of a birth, of "adult or child", of an age and of the day of an event, beside the value on record. Where
/// sources disagree, the more protective of what they report holds until somebody has chosen between them; then the value on record is the
/// chosen one.</summary>
internal sealed class CitedAges
{
    /// <summary>The fields of which a citation bears on an age.</summary>
    public static readonly string[] Fields = ["birth", "ageGroup", "age", "on"];

    private readonly ILookup<(long Record, string Field), string> _values;

    private CitedAges(ILookup<(long Record, string Field), string> values) => _values = values;

    public static async Task<CitedAges> Of(CaseTrackerDb db, long[] records, CancellationToken cancel)
    {
        var cited = await db.Citations.AsNoTracking().Where(row => EF.Parameter(records).Contains(row.RecordId) && row.DeletedAt == null
            && Fields.Contains(row.Field))
            .Join(db.Sources.Where(source => source.DeletedAt == null), row => row.SourceId, source => source.Id,
                (row, _) => new { row.RecordId, row.Field, row.Value, row.Reported }).ToListAsync(cancel);
        long[] several = [.. cited.GroupBy(row => (row.RecordId, row.Field)).Where(group => group.Count() > 1)
            .Select(group => group.Key.RecordId).Distinct()];
        var choices = several.Length == 0 ? [] : await db.Settlements.AsNoTracking()
            .Where(row => EF.Parameter(several).Contains(row.RecordId) && row.DeletedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        return new(cited.GroupBy(row => (row.RecordId, Field: row.Field!))
            .Where(said => choices.FindLast(choice => choice.RecordId == said.Key.RecordId
                && choice.Field == said.Key.Field) is not { } choice
                || !ConflictResolutionRules.Holds(choice, said.Select(row => CitedValue.Compared(row.Value, row.Reported))))
            .SelectMany(said => said.Select(row => row.Value).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(value => (said.Key, value))).ToLookup(one => one.Key, one => one.value));
    }

    /// <summary>The record, and as further records of the same person what sources report of it otherwise.</summary>
    public IEnumerable<AgedRecord> With(long person, AgedRecord own, IEnumerable<AgedFactRow> facts)
    {
        yield return own with { Facts = [.. own.Facts, .. facts.SelectMany(Otherwise)] };
        foreach (var birth in Dates(person, "birth")) yield return own with { Birth = birth, Facts = [] };
        foreach (var value in _values[(person, "ageGroup")])
            if (Enum.TryParse<AgeGroup>(value, out var box)) yield return own with { Birth = null, AgeGroup = box, Facts = [] };
    }

    private IEnumerable<AgedFact> Otherwise(AgedFactRow fact) =>
        // A count is a fact of the group.
        RecordTypes.All[fact.Kind].IsFact && fact.Kind != RecordKind.GroupCount
        ? [.. Dates(fact.RecordId, "on").Select(on => fact.Fact with { On = on }), .. _values[(fact.RecordId, "age")]
            .Select(value => BoundedNumber.Parse(value).Value).OfType<BoundedNumber>().Select(age => fact.Fact with { Age = age })]
        : [];

    private IEnumerable<ImpreciseDate> Dates(long record, string field) =>
        _values[(record, field)].Select(value => ImpreciseDate.Parse(value).Value).OfType<ImpreciseDate>();
}
