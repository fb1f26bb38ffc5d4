using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Drafts;

/// <summary>What a form holds that is not saved.</summary>
/// <param name="Form">The form's address without a query, such as "/people/12/stays/new".</param>
/// <param name="Kind">What the form makes or edits; null for a form of several records.</param>
/// <param name="RecordId">The record that is edited, or the owner of the new one. A draft is shown only while it may be seen.</param>
/// <param name="Texts">The typed texts by their names in the form.</param>
public sealed record FormDraft(string Form, RecordKind? Kind, long? RecordId, IReadOnlyDictionary<string, string> Texts);

/// <summary>Keeps what an account has typed into a form, in place of what it kept of that form before. Not in the audit
/// log: nothing is recorded yet, and what is typed is nobody else's.</summary>
public sealed class KeepDraft
{
    /// <summary>The longest draft, in characters of JSON: a long list of names fits ten times over.</summary>
    public const int MaxLength = 200_000;

    // A Khmer letter counts once, not six times as an escape would.
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IUnitOfWork _unit;

    internal KeepDraft(IUnitOfWork unit) => _unit = unit;

    /// <summary>The moment of keeping (UTC), or why it was not kept.</summary>
    public Task<Outcome<DateTime>> Handle(CurrentUser user, FormDraft draft, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, work => Keep(work, draft, cancel), cancel);

    private static async Task<Outcome<DateTime>> Keep(WriteContext work, FormDraft draft, CancellationToken cancel)
    {
        if (work.CurrentUser.AccountId is not { } account) return Outcome<DateTime>.Failed(new Denied());
        var texts = JsonSerializer.Serialize(draft.Texts, AsTyped);
        if (texts.Length > MaxLength) return Outcome<DateTime>.Failed(new Problem("Forms.DraftTooLong", texts.Length, MaxLength));
        var row = await work.Db.Drafts.SingleOrDefaultAsync(kept => kept.AccountId == account && kept.Form == draft.Form, cancel);
        if (row is null) work.Db.Add(row = new Draft { AccountId = account, Form = draft.Form });
        (row.Kind, row.RecordId, row.Texts, row.UpdatedAt) =
            (draft.Kind, draft.RecordId, work.Db.Identities.Seal(texts, Draft.SealedAs), work.Now);
        return Outcome<DateTime>.Of(work.Now);
    }
}
