using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Shows one fact with its earlier versions: what was known before a correction stays readable.</summary>
public sealed class ShowFact
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;

    internal ShowFact(IDbContextFactory<CaseTrackerDb> factory, Access access, NoteReads reads) =>
        (_factory, _access, _reads) = (factory, access, reads);

    /// <summary>A fact of whatever kind.</summary>
    public async Task<Outcome<FactSheet>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        var kind = await KindOf(user, id, cancel);
        return kind.Succeeded
            ? await RecordTypes.All[kind.Value].Sheet(this, user, id, cancel) : Outcome<FactSheet>.Failed(kind.Problems);
    }

    public async Task<Outcome<FactPage<T>>> Handle<T>(CurrentUser user, long id, CancellationToken cancel = default)
        where T : class, IDetails<T>, new()
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FactPage<T>>.Failed(refused);
        return await _reads.Noted(user, id, await Read<T>(user, id, cancel), cancel);
    }

    private async Task<Outcome<FactPage<T>>> Read<T>(CurrentUser user, long id, CancellationToken cancel)
        where T : class, IDetails<T>, new()
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var catalogue = T.Catalogue;
        var rows = await RecordTypes.Of<T>().Versions(db, id, cancel);
        if (rows.FirstOrDefault(row => row.KnownTo is null) is not { } current || !await RecordSight.Sees(db, id, user.Clearance, cancel))
            return Outcome<FactPage<T>>.Failed(new NotFound(catalogue.Kind));

        // Reasons are free text about values that a reader may not see: they are for those who edit.
        var corrections = user.Role.May(Permission.EditRecords)
            ? await db.AuditEntries.AsNoTracking().Where(entry => entry.RecordId == id && entry.Action == AuditAction.Corrected)
                .ToListAsync(cancel)
            : [];
        var actors = await ActorNames.For(db, user.Clearance, corrections.Select(entry => (entry.AccountId, entry.ActorName)), cancel);
        var links = rows.SelectMany(row => catalogue.Links(Details(row))).Append(current.PersonId);
        var names = await LinkNames.For(db, links, user.Clearance, cancel);
        var earlier = rows.Where(row => row != current).Select(Version).OfType<FactVersion<T>>().ToList();
        return Outcome<FactPage<T>>.Of(new FactPage<T>
        {
            PersonId = current.PersonId,
            PersonName = names[current.PersonId],
            Current = Version(current)!,
            Earlier = earlier,
            LinkNames = names,
            Citations = await ReadCitations.For(db, [id], user.Clearance, cancel),
            HeldBack = rows.Count - 1 - earlier.Count,
        });

        FactVersion<T>? Version(IFactRow row)
        {
            if (Redaction.For(catalogue, row.FactId, Details(row), row.Confidentiality, row.Version, user.Clearance) is not { } fact)
                return null;
            var correction = row.Version > 1 ? corrections.Where(entry => entry.At <= row.KnownFrom).MaxBy(entry => entry.At) : null;
            return new FactVersion<T>(fact, row.KnownFrom, row.KnownTo, ProgramReasons.Shown(correction?.Reason), correction is null
                ? null : actors.Of(correction));
        }

        static T Details(IFactRow row) => (T)(object)row;
    }

    /// <summary>What kind of fact an id names. A fact that the viewer may not see is told as one that does not exist.</summary>
    public async Task<Outcome<RecordKind>> KindOf(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordKind>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var header = await db.Headers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel);
        return header is not null && await RecordSight.Sees(db, id, user.Clearance, cancel)
            ? Outcome<RecordKind>.Of(header.Kind)
            : Outcome<RecordKind>.Failed(new NotFound());
    }
}
