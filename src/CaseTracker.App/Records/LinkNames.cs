using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The names of linked records, as the viewer may see them. A record above the clearance has no name here, so
/// that a title never leaks through a link.</summary>
internal static class LinkNames
{
    private const int Batch = 1000;

    public static async Task<Dictionary<long, string>> For(CaseTrackerDb db, IEnumerable<long?> ids, Confidentiality clearance,
        CancellationToken cancel)
    {
        var names = new Dictionary<long, string>();
        foreach (var batch in ids.OfType<long>().Distinct().Chunk(Batch))
        {
            var kinds = (await db.Headers.Where(header => EF.Parameter(batch).Contains(header.Id))
                .Select(header => new { header.Id, header.Kind }).ToListAsync(cancel)).ToLookup(header => header.Kind, header => header.Id);
            foreach (var kind in kinds)
            {
                var linked = kind.ToArray();
                if (kind.Key == RecordKind.Person) await AddPeople(linked);
                else if (Names(db, kind.Key, clearance) is { } rows)
                    foreach (var row in await rows.Where(row => EF.Parameter(linked).Contains(row.Id)).ToListAsync(cancel))
                        names[row.Id] = row.Called;
                else if (kind.Key == RecordKind.Prosecution) await AddProsecutions(linked);
                else if (kind.Key == RecordKind.Stay) await AddStays(linked);
                else
                {
                    // Records without a name: what they are and say stands for it.
                    var seen = await new SeenSql(db, clearance).Among(kind.Key, linked, cancel);
                    foreach (var stored in await RecordTypes.All[kind.Key].Standing(db, seen, cancel))
                        names[stored.Id] = stored.Type.Called(stored.Details, clearance);
                }
            }
        }
        return names;

        // A prosecution is called by whose it is, and its number where a source gives one.
        async Task AddProsecutions(long[] prosecutions)
        {
            var rows = await db.Prosecutions.AsNoTracking().Where(row => EF.Parameter(prosecutions).Contains(row.Id))
                .VisibleTo(clearance).ToListAsync(cancel);
            var people = await For(db, rows.Select(row => (long?)row.PersonId), clearance, cancel);
            foreach (var row in rows)
                if (people.TryGetValue(row.PersonId, out var person))
                    names[row.Id] = Texts.Localize("Forms.NewFact", Texts.Localize("Choices.RecordKind_Prosecution"), row.CaseNumber is null
                        ? person : $"{person}, {row.CaseNumber}");
        }

        // A stay is called by whose it is, where, and since when.
        async Task AddStays(long[] stays)
        {
            var rows = await db.Stays.AsNoTracking().Where(row => EF.Parameter(stays).Contains(row.FactId)).VisibleTo(clearance)
                .ToListAsync(cancel);
            var linked = await For(db, rows.SelectMany(row => new[] { row.PersonId, row.FacilityId }), clearance, cancel);
            foreach (var row in rows)
                if (linked.TryGetValue(row.PersonId, out var person))
                    names[row.FactId] = Texts.Localize("Forms.NewFact", Texts.Localize("Choices.RecordKind_Stay"),
                        string.Join(", ", new[] { person, linked.GetValueOrDefault(row.FacilityId ?? 0),
                        row.From?.Localize() }.OfType<string>()));
        }

        async Task AddPeople(long[] people)
        {
            foreach (var row in await db.People.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id)).VisibleTo(clearance)
                .ToListAsync(cancel))
            {
                var person = Redaction.For(PersonDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!;
                names[row.Id] = PersonNaming.Called(person.Details, person.IsHidden("name"));
            }
        }
    }

    private static IQueryable<Named>? Names(CaseTrackerDb db, RecordKind kind, Confidentiality clearance) => kind switch
    {
        RecordKind.Organisation => db.Organisations.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Name }),
        RecordKind.Place => db.Places.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Name }),
        RecordKind.Facility => db.Facilities.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Unverified = row.Unverified, Name = row.Name }),
        RecordKind.Case => db.Cases.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Title }),
        RecordKind.Source => db.Sources.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Title }),
        RecordKind.Law => db.Laws.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Unverified = row.Unverified, Name = row.Title }),
        RecordKind.Concession => db.Concessions.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Name }),
        RecordKind.Instrument => db.Instruments.VisibleTo(clearance)
            .Select(row => new Named { Id = row.Id, Name = row.Title }),
        RecordKind.Figure => db.Figures.VisibleTo(clearance).Select(row => new Named { Id = row.Id, Name = row.Subject }),
        RecordKind.LegalArticle => from article in db.LegalArticles.VisibleTo(clearance)
                                   join law in db.Laws on article.LawId equals law.Id
                                   select new Named
                                   {
                                       Id = article.Id,
                                       Unverified = article.Unverified
                                       || law.Unverified,
                                       Name = law.Title + ", " + article.Number + " (" + article.Heading + ")"
                                   },
        _ => null,
    };

    // Set by name, not by constructor: only so can EF filter on it.
    private sealed class Named
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public bool Unverified { get; init; }
        public string Called => Unverified ? Texts.Localize("Records.Unverified", Name) : Name;
    }
}
