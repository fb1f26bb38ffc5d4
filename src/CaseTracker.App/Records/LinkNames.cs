using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>A record that another links to.</summary>
/// <param name="Kind">Null where the link may point at any.</param>
internal readonly record struct LinkedRecord(long Id, RecordKind? Kind);

/// <summary>The names of linked records, as the viewer may see them. A record above the clearance has no name here, so
/// that a title never leaks through a link.</summary>
internal static class LinkNames
{
    private const int Batch = 1000;

    public static Task<Dictionary<long, string>> For(CaseTrackerDb db, IEnumerable<long?> ids, Clearance clearance,
        CancellationToken cancel) => For(db, ids.OfType<long>().Select(id => new LinkedRecord(id, null)), clearance, cancel);

    /// <param name="links">With the kinds that their fields can point at.</param>
    public static async Task<Dictionary<long, string>> For(CaseTrackerDb db, IEnumerable<LinkedRecord> links, Clearance clearance,
        CancellationToken cancel)
    {
        var names = new Dictionary<long, string>();
        foreach (var batch in links.Distinct().Chunk(Batch))
        {
            // Names are read of what the viewer may know of; of records without names, and of those whose kind is not told, that is asked
            // here.
            var named = batch.Select(link => link.Kind).OfType<RecordKind>().Distinct()
                .Where(kind => kind == RecordKind.Person || RecordTypes.Named(db, kind, clearance) is not null).ToHashSet();
            var told = batch.ToLookup(link => link.Kind is { } kind && named.Contains(kind));
            long[] asked = [.. told[false].Select(link => link.Id).Distinct()];
            var headers = (await db.Kinds(asked, cancel, VisibleRecords.Sql("h", clearance)))
                .Select(of => new LinkedRecord(of.Key, of.Value));
            var kinds = told[true].Concat(headers).Distinct().ToLookup(link => link.Kind!.Value, link => link.Id);
            // Called by whose they are, so that these are read with the others.
            var prosecutions = await db.Rows<ProsecutionRow>("Id", [.. kinds[RecordKind.Prosecution]], "1 = 1", cancel);
            var stays = await db.Rows<StayRow>("FactId", [.. kinds[RecordKind.Stay]], "r.KnownTo IS NULL", cancel);
            var called = new Dictionary<long, string>();
            foreach (var kind in kinds.Select(kind => kind.Key).Union([RecordKind.Person, RecordKind.Facility]))
            {
                IEnumerable<long> also =
                    kind == RecordKind.Person ? prosecutions.Select(row => row.PersonId).Concat(stays.Select(row => row.PersonId))
                    : kind == RecordKind.Facility ? stays.Select(row => row.FacilityId).OfType<long>() : [];
                long[] linked = [.. kinds[kind].Union(also)];
                if (linked.Length > 0) await Add(db, kind, linked, clearance, called, cancel);
            }
            foreach (var row in prosecutions) if (Prosecution(row, called) is { } name) called[row.Id] = name;
            foreach (var row in stays) if (Stay(row, called) is { } name) called[row.FactId] = name;
            foreach (var link in batch) if (called.TryGetValue(link.Id, out var name)) names[link.Id] = name;
        }
        return names;
    }

    private static async Task Add(CaseTrackerDb db, RecordKind kind, long[] linked, Clearance clearance,
        Dictionary<long, string> names, CancellationToken cancel)
    {
        if (kind == RecordKind.Person)
            foreach (var row in await db.Rows<PersonRow>("Id", linked,
                $"r.DeletedAt IS NULL AND {VisibleRecords.Sql("h", clearance)}", cancel))
            {
                var person = Redaction.For(PersonDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!;
                names[row.Id] = PersonNaming.Called(person.Details, person.IsHidden("name"));
            }
        else if (RecordTypes.Named(db, kind, clearance) is { } rows)
            foreach (var row in await rows.Where(row => EF.Parameter(linked).Contains(row.Id)).ToListAsync(cancel))
                names[row.Id] = row.Called;
        else if (!kind.IsOneOf(RecordKind.Prosecution, RecordKind.Stay))
            // Records without a name: what they are and say stands for it.
            foreach (var stored in await RecordTypes.All[kind].Standing(db, linked, cancel))
                names[stored.Id] = stored.Type.Called(stored.Details, clearance);
    }

    /// <summary>By whose it is, and its number where a source gives one.</summary>
    private static string? Prosecution(ProsecutionRow row, Dictionary<long, string> names) =>
        !names.TryGetValue(row.PersonId, out var person) ? null
        : Texts.Localize("Forms.NewFact", RecordKind.Prosecution.Label, row.CaseNumber is null
            ? person : $"{person}, {row.CaseNumber}");

    /// <summary>By whose it is, where, and since when.</summary>
    private static string? Stay(StayRow row, Dictionary<long, string> names) =>
        !names.TryGetValue(row.PersonId, out var person) ? null
        : Texts.Localize("Forms.NewFact", RecordKind.Stay.Label, string.Join(", ",
            new[] { person, names.GetValueOrDefault(row.FacilityId ?? 0), row.From?.Localize() }.OfType<string>()));
}
