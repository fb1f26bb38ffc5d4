using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>One field of a change.</summary>
/// <param name="Before">The value before, in words; null for none.</param>
/// <param name="Restricted">The viewer may not see the values.</param>
public sealed record FieldChange(string Label, string? Before, string? After, bool Restricted);

/// <summary>A source that was added together with a change.</summary>
/// <param name="Field">The label of the field that it speaks of; null for the whole record.</param>
public sealed record AddedSource(long SourceId, string Title, string? Field, string? Locator, string? Reported);

/// <summary>One change of a record.</summary>
/// <param name="Entry">Its number in the audit log.</param>
/// <param name="At">UTC.</param>
/// <param name="Reason">For those who may edit: it speaks of values that a reader may not see.</param>
/// <param name="Restricted">The whole version is above the viewer's clearance: nothing of it is told.</param>
/// <param name="CanRestore">Whether the record can be set back to how it stood after this change.</param>
public sealed record HistoryEntry(long Entry, DateTime At, string? By, AuditAction Action, string? Reason,
    IReadOnlyList<FieldChange> Changes, IReadOnlyList<AddedSource> Sources, bool Restricted, bool CanRestore)
{
    /// <summary>What was changed, where it is not the record itself but one that tells of it: a person's arrest, another name.</summary>
    public NamedRecord? Part { get; init; }
}

/// <summary>A record's history, the latest change first.</summary>
/// <param name="Name">What the record is called.</param>
/// <param name="Owner">The person, case or other record whose page shows it; null where the viewer may not see one.</param>
/// <param name="Gone">It is removed, and can be brought back.</param>
/// <param name="Version">For a change that is made from here.</param>
public sealed record RecordHistory(long Id, RecordKind Kind, string Name, NamedRecord? Owner, bool Gone, int Version,
    IReadOnlyList<HistoryEntry> Entries);

/// <summary>Shows what was changed in a record: who, when, why, from what to what, and by which source. A person's history holds that of
/// everything that tells of the person, removed or not.</summary>
public sealed class ShowHistory
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;

    internal ShowHistory(IDbContextFactory<CaseTrackerDb> factory, Access access, NoteReads reads) =>
        (_factory, _access, _reads) = (factory, access, reads);

    /// <summary>The history, or that there is no such record for this viewer. A removed record has one for those who may edit.</summary>
    public async Task<Outcome<RecordHistory>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordHistory>.Failed(refused);
        return await _reads.Noted(user, id, await Read(user, id, cancel), cancel);
    }

    private async Task<Outcome<RecordHistory>> Read(CurrentUser user, long id, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await Of(db, user, id, cancel) is not { } history)
            return Outcome<RecordHistory>.Failed(new NotFound());
        if (history.Kind != RecordKind.Person) return Outcome<RecordHistory>.Of(history);
        var entries = history.Entries.ToList();
        foreach (var part in await TellingOf(db, history, cancel))
            if (await Of(db, user, part, cancel) is { } own)
                entries.AddRange(own.Entries.Select(entry =>
                    entry with { CanRestore = false, Part = new NamedRecord(part, own.Kind, own.Name) }));
        return Outcome<RecordHistory>.Of(history with { Entries = Sorted(entries) });
    }

    /// <summary>The records that are a record's own or as closed as it, but for what a source says and choices between sources: their
    /// histories stand with the records that they speak of.</summary>
    private static async Task<IReadOnlyList<long>> TellingOf(CaseTrackerDb db, RecordHistory of, CancellationToken cancel)
    {
        var parts = new List<long>();
        foreach (var type in RecordTypes.All.Values)
            foreach (var link in type.Fields.Where(field => field.Closes && field.LinkTo == of.Kind))
                parts.AddRange(await type.Referring(db, link, of.Id, ever: true).ToListAsync(cancel));
        return [.. parts.Distinct().Where(part => part != of.Id)];
    }

    private static IReadOnlyList<HistoryEntry> Sorted(IEnumerable<HistoryEntry> entries) =>
        // By their place in the log: the clock may have been put back between two.
        [.. entries.OrderByDescending(entry => entry.Entry)];

    private static async Task<RecordHistory?> Of(CaseTrackerDb db, CurrentUser user, long id, CancellationToken cancel)
    {
        if (await RemovedSight.Find(db, id, user, cancel) is not { } stored) return null;
        var now = await RecordChanges.AsRedacted(db, stored.Details, cancel);
        var past = await RecordChanges.Of(db, stored, cancel);
        foreach (var (record, field) in past.SelectMany(Spoken).Distinct())
            if (!await RecordSight.SeesField(db, record, field, user.Clearance, cancel)) return null;
        var names = await LinkNames.For(db, past.SelectMany(change => Links(stored.Type, change)), user.Clearance, cancel);
        var actors = await ActorNames.For(db, user.Clearance,
            past.Select(change => (change.Entry.AccountId, change.Entry.ActorName)), cancel);
        var sources = await Sources(db, stored, user.Clearance, cancel);
        var editor = user.Role.May(Permission.EditRecords);
        // Sources that were added alone, later than the record's last change of its own, stand in the list by their moment.
        var entries = past.Select(change => Entry(change, change == past[0])).ToList();
        entries.AddRange(sources.Where(group => past.All(change => change.Entry.At != group.Key))
            .Select(group => new HistoryEntry(0, Utc(group.Key), null, AuditAction.Created, null, [], [.. group], false, false)));
        entries.AddRange(await LimitChanges.Of(db, user.Clearance, id, cancel));
        return new RecordHistory(id, stored.Type.Kind, stored.Type.Called(now, user.Clearance),
            await Owner(db, stored, user.Clearance, cancel), stored.Gone, stored.Version, Sorted(entries));

        HistoryEntry Entry(PastChange change, bool latest)
        {
            if (change.After.Level > user.Clearance)
                return new HistoryEntry(change.Entry.Id, Utc(change.Entry.At), null, change.Entry.Action, null, [], [], true, false);
            var changes = change.Fields.Select(field => Change(field, change)).ToList();
            if (change.LevelChanged)
                changes.Add(new FieldChange(Texts.Localize("PersonPages.Confidentiality"), change.Before!.Level > user.Clearance
                    ? null : FieldFormatter.Choice(change.Before.Level), FieldFormatter.Choice(change.After.Level),
                    change.Before.Level > user.Clearance));
            return new HistoryEntry(change.Entry.Id, Utc(change.Entry.At), actors.Of(change.Entry), change.Entry.Action, editor
                ? ProgramReasons.Shown(change.Entry.Reason) : null, changes,
                [.. sources[change.Entry.At]], false, editor && !stored.Gone && !latest && change.Entry.Action != AuditAction.Removed);
        }

        FieldChange Change(FieldDescriptor field, PastChange change)
        {
            var states = change.Before is null ? [now, change.After.Details] : new[] { now, change.After.Details, change.Before.Details };
            if (change.Before?.Level > user.Clearance || RecordChanges.Sensitivity(field, states) > user.Clearance)
                return new FieldChange(field.Label, null, null, true);
            var (before, after) = (change.Before is null ? null : field.Get(change.Before.Details), field.Get(change.After.Details));
            return Unnamed(before) || Unnamed(after) ? new FieldChange(field.Label, null, null, true)
                : new FieldChange(field.Label, Words(before), Words(after), false);

            bool Unnamed(object? value) => field.Kind == FieldKind.Link && value is long and not 0 && Words(value) is null;
            string? Words(object? value) => field.Kind != FieldKind.Link ? FieldFormatter.Of(value)
                : value is not long link || link == 0 ? null : names.GetValueOrDefault(link);
        }
    }

    /// <summary>The fields of other records that a citation or a choice spoke of, now or before.</summary>
    private static IEnumerable<(long Record, string? Field)> Spoken(PastChange change) =>
        new[] { change.Before?.Details, change.After.Details }.Select(state => state switch
    {
        CitationDetails said => (said.RecordId, said.Field),
        ConflictResolutionDetails chosen => (chosen.RecordId, chosen.Field),
        _ => (0L, (string?)null),
    }).Where(spoken => spoken.Item2 is not null);

    private static IEnumerable<long?> Links(RecordType type, PastChange change) => type.Fields.Where(field => field.Kind == FieldKind.Link)
        .SelectMany(field => new[] { change.Before is null ? null
            : field.Get(change.Before.Details) as long?, field.Get(change.After.Details) as long? });

    /// <summary>The citations that the viewer may see, by the moment at which they were added.</summary>
    private static async Task<ILookup<DateTime, AddedSource>> Sources(CaseTrackerDb db, StoredRecord stored, Clearance clearance,
        CancellationToken cancel)
    {
        var citations = await ReadCitations.For(db, [stored.Id], clearance, cancel);
        var titles = citations.Sources.ToDictionary(source => source.Number);
        var ids = citations.Of(stored.Id).Select(citation => citation.Id).ToList();
        var added = await db.Headers.AsNoTracking().Where(header => ids.Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, header => header.CreatedAt, cancel);
        return citations.Of(stored.Id).ToLookup(citation => added[citation.Id],
            citation => new AddedSource(titles[citation.Number].Id, titles[citation.Number].Details.Title,
            citation.Field is { } field ? stored.Type.Find(field)?.Label : null, citation.Locator, citation.Reported));
    }

    private static async Task<NamedRecord?> Owner(CaseTrackerDb db, StoredRecord stored, Clearance clearance,
        CancellationToken cancel)
    {
        var ids = stored.Type.Fields.Where(field => field.Owner).Select(field => field.Get(stored.Details) as long?).OfType<long>()
            .ToList();
        var id = ids.Count > 0 ? ids[0] : stored.Id;
        var owner = (await RecordOwners.For(db, [id], clearance, cancel)).GetValueOrDefault(id);
        return owner is not null && (await LinkNames.For(db, [owner.Id], clearance, cancel)).TryGetValue(owner.Id, out var name)
            ? new NamedRecord(owner.Id, owner.Kind, name) : null;
    }

    private static DateTime Utc(DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);
}
