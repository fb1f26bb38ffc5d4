using System.Text.Json.Nodes;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>A record between two changes.</summary>
internal sealed record PastState(object Details, Confidentiality Level);

/// <summary>One change of a record, with how it stood before (null where it was made) and after.</summary>
internal sealed record PastChange(AuditEntry Entry, PastState? Before, PastState After, IReadOnlyList<FieldDescriptor> Fields)
{
    public bool LevelChanged => Before is not null && Before.Level != After.Level;
}

/// <summary>Walks a record's audit entries backwards from how it stands, so that every earlier state is whole, whatever
/// the first entries hold.</summary>
internal static class RecordChanges
{
    /// <summary>The changes, the latest first.</summary>
    public static async Task<List<PastChange>> Of(CaseTrackerDb db, StoredRecord stored, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Changing()
            .Where(entry => entry.RecordId == stored.Id && entry.Kind == stored.Type.Kind)
            .OrderByDescending(entry => entry.Id).ToListAsync(cancel);
        var changes = new List<PastChange>();
        var after = new PastState(stored.Details, stored.Level);
        foreach (var entry in entries)
        {
            var json = JsonNode.Parse(entry.Changes)!.AsObject();
            var fields = stored.Type.Fields.Where(field => json.ContainsKey(field.Key)).ToList();
            PastState? before = null;
            if (entry.Action != AuditAction.Created)
            {
                var details = stored.Type.Copy(after.Details);
                var level = ChangesJson.TakeBack(db.Identities, stored.Type, details, json);
                before = new PastState(details, level ?? after.Level);
            }
            changes.Add(new PastChange(entry, before, after, fields));
            if (before is null) break;
            after = before;
        }
        return changes;
    }

    /// <summary>The highest sensitivity that a field has in any of some states: what was closed later is closed in the past, too.</summary>
    public static Confidentiality Sensitivity(FieldDescriptor field, params IEnumerable<object> states) => states.Max(field.SensitivityIn);

    /// <summary>Another name of a child is as closed as the name, whatever the row says.</summary>
    public static async Task<object> AsRedacted(CaseTrackerDb db, object details, CancellationToken cancel) =>
        details is PersonNameDetails name
        && await db.People.SingleOrDefaultAsync(person => person.Id == name.PersonId, cancel) is { NameIsOfAChild: true }
            ? name with { OfAChild = true } : details;
}
