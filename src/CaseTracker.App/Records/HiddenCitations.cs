using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>What a source reports of a field is as sensitive as the field: a citation of a hidden field would tell what
/// redaction took out.</summary>
internal static class HiddenCitations
{
    private const int Batch = 1000;

    /// <summary>Whether records of a kind have such a field.</summary>
    public static bool HasField(RecordKind kind, string field) => RecordTypes.All[kind].Find(field) is not null;

    /// <summary>Takes out the citations of fields that are above the clearance in their record.</summary>
    public static async Task Remove(CaseTrackerDb db, List<CitationRow> rows, Clearance clearance, CancellationToken cancel)
    {
        var kinds = new Dictionary<long, RecordKind>();
        var people = new Dictionary<long, PersonDetails>();
        var names = new Dictionary<long, PersonNameDetails>();
        foreach (var batch in rows.Where(row => row.Field is not null).Select(row => row.RecordId).Distinct().Chunk(Batch))
        {
            var found = await db.Kinds(batch, cancel);
            foreach (var (id, kind) in found) kinds[id] = kind;
            var (ofPeople, ofNames) = (Ids(RecordKind.Person), Ids(RecordKind.PersonName));
            if (ofPeople.Length > 0)
                foreach (var row in await db.Rows<PersonRow>("Id", ofPeople, "1 = 1", cancel)) people[row.Id] = row;
            // Another name of a child is as closed as the name.
            if (ofNames.Length > 0)
                foreach (var row in await db.PersonNames.AsNoTracking().Where(row => EF.Parameter(ofNames).Contains(row.Id))
                    .Join(db.People, name => name.PersonId, person => person.Id, (name, person) => new { name, person })
                    .ToListAsync(cancel))
                    names[row.name.Id] = row.name with { OfAChild = row.name.OfAChild || row.person.NameIsOfAChild };

            long[] Ids(RecordKind kind) => [.. found.Where(of => of.Value == kind).Select(of => of.Key)];
        }
        rows.RemoveAll(row => row.Field is { } field && Sensitivity(row.RecordId, field) > clearance);

        Confidentiality Sensitivity(long record, string field) =>
            people.TryGetValue(record, out var person) && PersonDetails.Catalogue.Find(field) is { } ofPerson
                ? SensitivityRules.Of(ofPerson, person)
            : names.TryGetValue(record, out var name) && PersonNameDetails.Catalogue.Find(field) is { } ofName
                ? SensitivityRules.Of(ofName, name)
            : kinds.TryGetValue(record, out var kind) && RecordTypes.All[kind].Find(field) is { } ofKind ? ofKind.Sensitivity
            // A field that the catalogue no longer knows: nobody can say how sensitive it was.
            : Confidentiality.Confidential;
    }
}
