using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Conflicts;

/// <summary>Finds the people of whom births, ages and "adult or child" on record cannot all be true, by what the viewer may see. One of
/// them is to be corrected.</summary>
internal static class AgeConflicts
{
    /// <param name="people">Of whom the ages on record disagree.</param>
    public static async Task<List<SourceConflict>> Of(CaseTrackerDb db, IReadOnlyCollection<long> people, Clearance clearance,
        CancellationToken cancel)
    {
        if (people.Count == 0) return [];
        var ages = await AgesOnRecord.Of(db, people, cancel);
        var names = await LinkNames.For(db, people.Select(id => (long?)id), clearance, cancel);
        return [.. people.Where(id => names.ContainsKey(id) && ages.Disagrees(id, clearance))
            .Select(id => Conflict(new NamedRecord(id, RecordKind.Person, names[id]), ages.Seen(id, clearance)))];
    }

    /// <summary>The people of whom one of the ages that disagree stands on one of some records. Whatever is on record of linked people has
    /// a part in it, so that the rule is asked of all whose ages disagree.</summary>
    public static async Task<long[]> On(CaseTrackerDb db, IQueryable<long> records, Clearance clearance, CancellationToken cancel)
    {
        var people = await KeptConflicts.Seen(db, KeptConflictKind.Ages, clearance).Select(row => row.PersonId).ToListAsync(cancel);
        var conflicts = await Of(db, people, clearance, cancel);
        var told = conflicts.SelectMany(conflict => conflict.Facts).Select(fact => fact.RecordId).Concat(people).Distinct().ToArray();
        var own = await records.Where(id => EF.Parameter(told).Contains(id)).ToHashSetAsync(cancel);
        return [.. conflicts.Where(conflict => own.Contains(conflict.RecordId) || conflict.Facts.Any(fact => own.Contains(fact.RecordId)))
            .Select(conflict => conflict.Of.Id)];
    }

    private static SourceConflict Conflict(NamedRecord of, IReadOnlyList<(AgesOnRecord.Person Person,
        IReadOnlyList<AgedFactRow> Facts)> records)
    {
        var said = records.SelectMany(Said).ToList();
        var box = records[0].Person.AgeGroup;
        return new SourceConflict(of, of.Id, RecordKind.Person, "ageGroup", [.. said.Select(one => one.Words.Localize()).Distinct()], [],
            box == AgeGroup.Unknown ? null : FieldFormatter.Choice(box), null)
        {
            Facts = said,
            ToCorrect = new("PersonPages.AgesDisagree"),
        };
    }

    private static IEnumerable<SaidByFact> Said((AgesOnRecord.Person Person, IReadOnlyList<AgedFactRow> Facts) record)
    {
        var (id, box) = (record.Person.Id, record.Person.AgeGroup);
        if (record.Person.Birth is { } birth)
            yield return new(Words(PersonDetails.Catalogue.Find("birth")!.Label, birth), id, id, RecordKind.Person);
        if (box != AgeGroup.Unknown)
            yield return new(Words(PersonDetails.Catalogue.Find("ageGroup")!.Label, FieldFormatter.Choice(box)), id, id, RecordKind.Person);
        foreach (var fact in record.Facts.Where(fact => fact.Age is not null))
        {
            var words = Words(CustodyEventDetails.Catalogue.Find("age")!.Label, FieldFormatter.Of(fact.Age));
            yield return new(fact.On is null ? words : new Problem("Custody.DatedWords", words, fact.On), id, fact.RecordId, fact.Kind);
        }
    }

    private static Problem Words(string label, object? value) => new("History.FieldSays", label, value);
}
