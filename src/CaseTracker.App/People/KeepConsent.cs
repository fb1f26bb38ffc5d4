using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Closes the record of whoever refused or took back that it is kept: it gets the highest level in the transaction that says so,
/// and the one rule of sight does the rest. Nothing is erased, and nobody opens it again while that answer holds.</summary>
internal static class KeepConsent
{
    /// <summary>After a consent was saved, removed or brought back.</summary>
    public static async Task Follow(WriteContext work, long consent, int before, CancellationToken cancel)
    {
        var id = await work.Db.Set<ConsentRow>().Where(row => row.FactId == consent).Select(row => row.PersonId).FirstAsync(cancel);
        if (await MayBeKept(work.Db, id, cancel)) return;
        var person = await work.Db.People.Include(row => row.Header)
            .SingleAsync(row => row.Id == id, cancel);
        if (person.Confidentiality == Visibility.Highest) return;
        var changes = ChangesJson.Of(work.Db.Identities, PersonDetails.Catalogue, person, person,
            (person.Confidentiality, Visibility.Highest));
        work.Audit.Insert(before, new Audited(AuditAction.Edited, RecordKind.Person, () => id, ProgramReasons.KeepWithdrawn, changes));
        (person.Confidentiality, person.Version) = (Visibility.Highest, person.Version + 1);
        await work.Db.SaveChangesAsync(cancel);
    }

    /// <summary>Saves a person, unless that would open a record which is not to be kept.</summary>
    public static Task<Outcome<long>> SavePerson(RecordWriter writer, CurrentUser user, Save<PersonDetails> save,
        CancellationToken cancel) =>
        // Nobody else sees such a record, to whom anything of it could be told.
        save is { Id: { } id, Confidentiality: not Visibility.Highest } && user.Clearance == Visibility.Highest
            ? writer.Within(user, async (work, within) => await MayBeKept(work.Db, id, cancel)
                ? await within.Record<PersonRow, PersonDetails>(user, save, cancel)
                : Outcome<long>.Failed(new Problem("Errors.KeepWithdrawn")), cancel)
            : writer.Record<PersonRow, PersonDetails>(user, save, cancel);

    private static async Task<bool> MayBeKept(CaseTrackerDb db, long person, CancellationToken cancel) =>
        ConsentRules.MayBeKept(await ConsentOnRecord.Of(db, person, cancel));
}
