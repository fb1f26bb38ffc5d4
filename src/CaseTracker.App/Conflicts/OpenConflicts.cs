using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Conflicts;

/// <summary>What names a conflict: a field of which the sources disagree, or two facts of a person that cannot both be true.</summary>
/// <param name="Owner">On whose page it stands.</param>
/// <param name="Place">Where the owner's name stands in a list; null for whom the viewer may read no name of.</param>
/// <param name="Field">Null where facts disagree.</param>
/// <param name="Fact">What disagrees; null where sources do.</param>
/// <param name="Other">The other fact; of sources 0.</param>
internal sealed record ConflictKey(long Owner, string? Place, long Record, string? Field, KeptConflictKind? Fact, long Other);

/// <summary>Finds open conflicts among the kept ones, as far as a viewer may know of them, counted and cut to a page in the
/// database.</summary>
/// <param name="own">The records, citations among them, of which conflicts are asked for; null: of any.</param>
/// <param name="aged">The people of whom, with <paramref name="own"/>, conflicts of ages are among them.</param>
internal sealed class OpenConflicts(CaseTrackerDb db, Clearance clearance, IQueryable<long>? own = null, long[]? aged = null)
{
    private static readonly string[] Naming = ["name", "nameKhmer", "role", "text"], Names = ["name", "title", "subject"];
    private const string Khmer = "nameKhmer", Role = "role";

    private readonly int _bit = ClearanceBits.Of(clearance);

    public async Task<int> Count(CancellationToken cancel) => await BySources.CountAsync(cancel) + await ByFacts.CountAsync(cancel);

    /// <summary>The first of them in the order of their owners' names, those without one last.</summary>
    /// <param name="most">Null: all.</param>
    public async Task<IReadOnlyList<ConflictKey>> First(int? most, CancellationToken cancel)
    {
        var sources = Placed(BySources.Select(of => new Found
        {
            Owner = of.Header.OwnerId!.Value,
            Record = of.Kept.RecordId,
            Field = of.Kept.Field
        }));
        var facts = Placed(ByFacts.Select(kept => new Found
        {
            Owner = kept.PersonId,
            Record = kept.RecordId,
            Fact = kept.Kind,
            Other = kept.OtherId
        }));
        var keys = (await Cut(InOrder(sources).ThenBy(of => of.Of.Field)).ToListAsync(cancel))
            .Concat(await Cut(InOrder(facts).ThenBy(of => of.Of.Other)).ToListAsync(cancel))
            .OrderBy(of => of.Place is null).ThenBy(of => of.Place, StringComparer.Ordinal).ThenBy(of => of.Of.Record)
            .ThenBy(of => of.Of.Field, StringComparer.Ordinal).ThenBy(of => of.Of.Other)
            .Select(of => new ConflictKey(of.Of.Owner, of.Place, of.Of.Record, of.Of.Field, of.Of.Fact, of.Of.Other));
        return [.. most is { } some ? keys.Take(some) : keys];

        IQueryable<PlacedConflict> Cut(IQueryable<PlacedConflict> ordered) => most is { } first ? ordered.Take(first) : ordered;
    }

    private static IOrderedQueryable<PlacedConflict> InOrder(IQueryable<PlacedConflict> found) =>
        found.OrderBy(of => of.Place == null).ThenBy(of => of.Place).ThenBy(of => of.Of.Record);

    private IQueryable<OfSources> BySources
    {
        get
        {
            var open = db.OpenConflicts.Where(kept => (kept.Clearances & _bit) != 0)
                .Join(db.Headers.VisibleTo(clearance).Where(header => header.OwnerId != null), kept => kept.RecordId, header => header.Id,
                    (kept, header) => new OfSources { Kept = kept, Header = header });
            if (own is not null)
                open = open.Where(of => own.Contains(of.Kept.RecordId) || db.Citations.Any(said => said.RecordId == of.Kept.RecordId
                    && said.Field == of.Kept.Field && said.DeletedAt == null && own.Contains(said.Id)));
            if (ChildNames.SeenBy(clearance)) return open;
            // What sources say of a child's name is as closed as the name.
            var named = db.People.NamedTo(clearance);
            return open.Where(of => !Naming.Contains(of.Kept.Field)
                || (of.Header.Kind != RecordKind.Person || named.Any(person => person.Id == of.Header.Id))
                && (of.Header.Kind != RecordKind.PersonName || db.PersonNames.NamedTo(clearance).Any(name => name.Id == of.Header.Id
                    && named.Any(person => person.Id == name.PersonId))));
        }
    }

    private IQueryable<KeptConflictRow> ByFacts
    {
        get
        {
            var kept = db.KeptConflicts.Where(row => (row.Clearances & _bit) != 0)
                .Where(row => db.Headers.VisibleTo(clearance).Any(header => header.Id == row.PersonId));
            return own is null ? kept : kept.Where(row => row.Kind == KeptConflictKind.Ages ? EF.Parameter(aged!).Contains(row.PersonId)
                : own.Contains(row.RecordId) || own.Contains(row.OtherId));
        }
    }

    private IQueryable<PlacedConflict> Placed(IQueryable<Found> found)
    {
        var named = db.People.NamedTo(clearance);
        return found.Select(of => new PlacedConflict
        {
            Of = of,
            Place = !db.People.Any(person => person.Id == of.Owner) || named.Any(person => person.Id == of.Owner)
                ? db.FoldedTexts.Where(text => text.RecordId == of.Owner && Names.Contains(text.Field)).Select(text => text.SortKey).Min()
                    ?? db.FoldedTexts.Where(text => text.RecordId == of.Owner && text.Field == Khmer).Select(text => text.SortKey).Min()
                    ?? db.FoldedTexts.Where(text => text.RecordId == of.Owner && text.Field == Role).Select(text => text.SortKey).Min()
                : null,
        });
    }

    // Set by name, not by constructor: only so can EF filter and sort by them.
    private sealed class OfSources
    {
        public OpenConflictRow Kept { get; init; } = null!;
        public RecordHeader Header { get; init; } = null!;
    }

    private sealed class Found
    {
        public long Owner { get; init; }
        public long Record { get; init; }
        public string? Field { get; init; }
        public KeptConflictKind? Fact { get; init; }
        public long Other { get; init; }
    }

    private sealed class PlacedConflict
    {
        public Found Of { get; init; } = null!;
        public string? Place { get; init; }
    }
}
