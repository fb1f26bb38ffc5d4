using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>An ordinary record as it stands, for its form.</summary>
/// <param name="LinkNames">The names of linked records that the viewer may see, by id.</param>
public sealed record RecordPage<T>(Redacted<T> Record, IReadOnlyDictionary<long, string> LinkNames) where T : class;

/// <summary>Shows one ordinary record that has no page of its own: another name, a prosecution, a participant, a figure, a place.</summary>
public sealed class ShowRecord
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;

    internal ShowRecord(IDbContextFactory<CaseTrackerDb> factory, Access access, NoteReads reads) =>
        (_factory, _access, _reads) = (factory, access, reads);

    public async Task<Outcome<RecordPage<T>>> Handle<T>(CurrentUser user, long id, CancellationToken cancel = default)
        where T : class, IDetails<T>, new()
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordPage<T>>.Failed(refused);
        return await _reads.Noted(user, id, await Read<T>(user, id, cancel), cancel);
    }

    private async Task<Outcome<RecordPage<T>>> Read<T>(CurrentUser user, long id, CancellationToken cancel)
        where T : class, IDetails<T>, new()
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var catalogue = T.Catalogue;
        if (!await RecordSight.Sees(db, id, user.Clearance, cancel, catalogue.Kind)
            || await RecordTypes.Of<T>().Stored(db, id, cancel) is not { } stored) return NotFound();
        var details = (T)stored.Details;
        // Another name of a child is as closed as the name.
        if (details is PersonNameDetails name)
            name.OfAChild |= await db.People.Where(person => person.Id == name.PersonId)
                .Select(person => person.OfAChild && !person.NameMayBeShown).SingleAsync(cancel);
        var names = await LinkNames.For(db, catalogue.Links(details), user.Clearance, cancel);
        return Redaction.For(catalogue, id, details, stored.Level, stored.Version, user.Clearance) is { } record
            ? Outcome<RecordPage<T>>.Of(new RecordPage<T>(record, names))
            : NotFound();

        Outcome<RecordPage<T>> NotFound() =>
            Outcome<RecordPage<T>>.Failed(new NotFound(catalogue.Kind));
    }

    /// <summary>The name of a person, a case, an organisation or another record with a page, as the viewer may see it.</summary>
    public async Task<Outcome<string>> NameOf(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<string>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return (await LinkNames.For(db, [id], user.Clearance, cancel)).TryGetValue(id, out var name)
            ? Outcome<string>.Of(name)
            : Outcome<string>.Failed(new NotFound());
    }
}
