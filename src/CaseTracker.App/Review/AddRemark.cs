using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Says something of a record or of one of its fields, and marks a thread as done with. Everybody may who may read the
/// record and is told who else is in the team.</summary>
public sealed class AddRemark
{
    private readonly UnitOfWork _unit;

    internal AddRemark(UnitOfWork unit) => _unit = unit;

    /// <summary>The remark's id.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, long record, NewRemark remark, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.SeeColleagues, async work =>
        {
            var found = await ReviewedRecord.Find(work.Db, user, record, cancel);
            if (!found.Succeeded) return Outcome<long>.Failed(found.Problems);
            var added = await Remarks.Add(work, found.Value, remark, cancel);
            return added.Succeeded ? Outcome<long>.Of(added.Value.Id) : Outcome<long>.Failed(added.Problems);
        }, cancel);

    /// <summary>Marks a thread as done with, or as open again.</summary>
    /// <param name="remark">Its first remark.</param>
    public Task<Outcome<long>> Resolve(CurrentUser user, long record, long remark, bool resolved, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.SeeColleagues, async work =>
        {
            var found = await ReviewedRecord.Find(work.Db, user, record, cancel);
            if (!found.Succeeded) return Outcome<long>.Failed(found.Problems);
            if (!(await Remarks.Readable(work.Db, record, user.Clearance, cancel)).Exists(row => row.Id == remark && row.AnswersId is null))
                return Outcome<long>.Failed(new Problem("Review.RemarkGone"));
            var row = await work.Db.Remarks.SingleAsync(one => one.Id == remark, cancel);
            if (row.ResolvedAt is not null == resolved) return Outcome<long>.Of(remark);
            (row.ResolvedAt, row.ResolvedByName) = resolved ? (work.Now, user.Name) : ((DateTime?)null, (string?)null);
            work.Audit.Add(found.Value.Line(new { remark, resolved }));
            return Outcome<long>.Of(remark);
        }, cancel);
}
