using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Drafts;

/// <summary>Forgets what the actor's account kept of a form: it was saved, or is not wanted any more.</summary>
public sealed class DiscardDraft
{
    private readonly IUnitOfWork _unit;

    internal DiscardDraft(IUnitOfWork unit) => _unit = unit;

    /// <summary>Whether there was one.</summary>
    public Task<Outcome<bool>> Handle(Actor actor, string form, CancellationToken cancel = default) =>
        _unit.Run(actor, Permission.EditRecords, async work => Outcome<bool>.Of(
            await work.Db.Drafts.Where(draft => draft.AccountId == actor.AccountId && draft.Form == form)
                .ExecuteDeleteAsync(cancel) > 0), cancel);
}
