using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Drafts;

/// <summary>Forgets what the user's account kept of a form: it was saved, or is not wanted any more.</summary>
public sealed class DiscardDraft
{
    private readonly IUnitOfWork _unit;

    internal DiscardDraft(IUnitOfWork unit) => _unit = unit;

    /// <summary>Whether there was one.</summary>
    public Task<Outcome<bool>> Handle(CurrentUser user, string form, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, async work => Outcome<bool>.Of(
            await work.Db.Drafts.Where(draft => draft.AccountId == user.AccountId && draft.Form == form)
                .ExecuteDeleteAsync(cancel) > 0), cancel);
}
