using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Drafts;

/// <summary>A draft as its form takes it up again.</summary>
/// <param name="At">When it was kept, UTC.</param>
public sealed record KeptDraft(IReadOnlyDictionary<string, string> Texts, DateTime At);

/// <summary>One of an account's drafts, for its work list.</summary>
/// <param name="Form">The address of the form, where the draft goes on.</param>
/// <param name="Kind">What the form makes or edits; null for a form of several records.</param>
/// <param name="Of">The person, case or other record that it belongs to, where it belongs to one.</param>
/// <param name="At">When it was kept last, UTC.</param>
public sealed record DraftLine(string Form, RecordKind? Kind, NamedRecord? Of, DateTime At);

/// <summary>Finds the drafts of the user's own account. One that belongs to a record that is gone, or is not the
/// user's to see any more, is not told.</summary>
public sealed class FindDrafts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindDrafts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>The draft of one form, or null.</summary>
    public async Task<Outcome<KeptDraft?>> Of(CurrentUser user, string form, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<KeptDraft?>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == user.AccountId
            && row.Form == form, cancel);
        if (draft is null || draft.RecordId is { } record && !await RecordSight.Sees(db, record, user.Clearance, cancel))
            return Outcome<KeptDraft?>.Of(null);
        var texts = db.Identities.Open(draft.Texts, Draft.SealedAs);
        if (SealedText.Is(texts)) return Outcome<KeptDraft?>.Of(null);
        return Outcome<KeptDraft?>.Of(new KeptDraft(JsonSerializer.Deserialize<Dictionary<string, string>>(texts)!, draft.UpdatedAt));
    }

    /// <summary>All of them, the last kept first.</summary>
    public async Task<Outcome<IReadOnlyList<DraftLine>>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<DraftLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var drafts = await db.Drafts.AsNoTracking().Where(row => row.AccountId == user.AccountId).OrderByDescending(row => row.UpdatedAt)
            .Select(row => new { row.Form, row.Kind, row.RecordId, row.UpdatedAt }).ToListAsync(cancel);
        var owners = await RecordOwners.For(db, drafts.Select(draft => draft.RecordId).OfType<long>(), user.Clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), user.Clearance, cancel);
        var lines = new List<DraftLine>();
        foreach (var draft in drafts)
        {
            if (draft.RecordId is { } record && !await RecordSight.Sees(db, record, user.Clearance, cancel)) continue;
            var of = draft.RecordId is { } id && owners.TryGetValue(id, out var owner) && names.TryGetValue(owner.Id, out var name)
                ? new NamedRecord(owner.Id, owner.Kind, name) : null;
            lines.Add(new DraftLine(draft.Form, draft.Kind, of, draft.UpdatedAt));
        }
        return Outcome<IReadOnlyList<DraftLine>>.Of(lines);
    }
}
