using CaseTracker.App.History;
using CaseTracker.App.Review;
using CaseTracker.App.Tags;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Bulk;

/// <summary>Takes back what was done with many records at once, whole: all of it, or none where somebody has changed part of it
/// since.</summary>
public sealed class UndoMany
{
    private readonly UndoChange _changes;
    private readonly UndoReviews _reviews;
    private readonly UndoTags _tags;

    internal UndoMany(UndoChange changes, UndoReviews reviews, UndoTags tags) => (_changes, _reviews, _tags) = (changes, reviews, tags);

    /// <summary>How many records it was.</summary>
    public async Task<Outcome<int>> Handle(CurrentUser user, BulkDone done, CancellationToken cancel = default)
    {
        if (done.Changed.Count == 0) return Outcome<int>.Failed(new Problem("History.NothingToUndo"));
        if (done.Act is BulkAct.PutTag { Name: var put }) return await _tags.Handle(user, done.Changed, put, cancel);
        if (done.Act is BulkAct.TakeTagOff { Name: var off }) return await _tags.Handle(user, done.Changed, off, cancel);
        if (done.Act.LeavesRecords) return await _reviews.Handle(user, done.Changed, cancel);
        // All of a save go together, whichever of its records is named.
        var of = done.Answer.Made ?? done.Changed[0];
        var offer = await _changes.Offer(user, of, cancel);
        if (!offer.Succeeded) return Outcome<int>.Failed(offer.Problems);
        if (offer.Value is not { } offered) return Outcome<int>.Failed(new Problem("History.NothingToUndo"));
        var undone = await _changes.Handle(user, of, offered.Entry, cancel);
        return undone.Succeeded ? Outcome<int>.Of(done.Changed.Count) : Outcome<int>.Failed(undone.Problems);
    }
}
