using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Made;

/// <summary>An export for the UN or for everybody: it is asked for, approved by somebody else, and only then handed over. Where there is
/// one account, a reason stands for the second person, and the file says so.</summary>
public sealed class SendExport
{
    private const int MostPreviewed = 50;

    private readonly MakeExport _make;
    private readonly MadeFiles _files;
    private readonly UnitOfWork _unit;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SpoolFolder _folder;

    internal SendExport(MakeExport make, MadeFiles files, UnitOfWork unit, IDbContextFactory<CaseTrackerDb> factory, SpoolFolder folder) =>
        (_make, _files, _unit, _factory, _folder) = (make, files, unit, factory, folder);

    /// <summary>Own files, all for administrators, and what waits for whoever may approve; the last first.</summary>
    public Task<Outcome<IReadOnlyList<MadeFile>>> List(CurrentUser user, CancellationToken cancel = default) => _files.List(user, cancel);

    /// <summary>Exactly what a file would hold for its audience, and the fields that stay. Nothing is recorded, for nothing
    /// leaves.</summary>
    public async Task<Outcome<SendPreview>> Preview(CurrentUser user, ExportSubject subject, CancellationToken cancel = default)
    {
        if (await _make.Check(user, subject.Order.Profile, cancel) is { } refused) return Outcome<SendPreview>.Failed(refused);
        await using var content = Storage.PrivateFiles.OpenNameless(_folder.Path);
        var made = await _make.Write(content, user, subject, subject.Formats[0], null, alone: false, cancel);
        if (!made.Succeeded) return Outcome<SendPreview>.Failed(made.Problems);
        content.Position = 0;
        return Outcome<SendPreview>.Of(new(await Shown(content, subject.Formats[0], cancel), made.Value.Rows, subject.Stays,
            !await _make.Alone(cancel)));
    }

    /// <summary>Asks for a file. One that the same user asked for before, and that waits or was approved and not taken, is that
    /// one.</summary>
    public async Task<Outcome<MadeFile>> Ask(CurrentUser user, ExportSubject subject, ExportFormat format,
        CancellationToken cancel = default)
    {
        if (await _make.Check(user, subject.Order.Profile, cancel) is { } refused) return Outcome<MadeFile>.Failed(refused);
        var reason = subject.Order.Reason?.Trim() is { Length: > 0 } given ? given : null;
        if (reason?.Length > MadeFileRow.LongestReason)
            return Outcome<MadeFile>.Failed(new Problem("Export.ReasonTooLong", MadeFileRow.LongestReason));
        var alone = await _make.Alone(cancel);
        if (alone && reason is null) return Outcome<MadeFile>.Failed(new Problem("Export.ReasonNeeded"));
        if (!alone && await Asked(user, subject, format, cancel) is { } before) return Outcome<MadeFile>.Of(MadeFiles.View(before, user));

        var trimmed = subject.With(subject.Order with { Reason = reason });
        using var content = new MemoryStream();
        var made = await _make.Write(content, user, trimmed, format, null, alone, cancel);
        if (!made.Succeeded) return Outcome<MadeFile>.Failed(made.Problems);
        if (content.Length > KeptBytes.Most) return Outcome<MadeFile>.Failed(new Problem("Export.TooLargeToKeep"));
        var kept = KeptBytes.Pack(content.ToArray());
        return await _unit.Run(user, Permission.ExportRecords, async work =>
        {
            var row = MakeExport.Row(user, trimmed, format, made.Value);
            (row.State, row.Kept) = (alone ? MadeFileState.Approved : MadeFileState.Waiting, kept);
            if (alone) row.DecidedAt = row.MadeAt;
            work.Db.MadeFiles.Add(row);
            await work.Db.SaveChangesAsync(cancel);
            work.Audit.Add(new Audited(AuditAction.Exported, subject.Kind, () => null, reason,
                ExportRecords.Told(subject, format, made.Value)));
            return Outcome<MadeFile>.Of(MadeFiles.View(row, user));
        }, cancel);
    }

    /// <summary>Lets a file leave, or not. Nobody decides on what they asked for themselves. The file is made once more, by today's rules
    /// of who may know of what: it leaves only where it is the one that was asked for.</summary>
    /// <param name="read">Of the question that the file answers.</param>
    public async Task<Outcome<MadeFile>> Decide(CurrentUser user, long id, bool approve, string? remark, QuestionReader read,
        CancellationToken cancel = default)
    {
        var found = await _files.Find(user, id, cancel);
        if (!found.Succeeded) return Outcome<MadeFile>.Failed(found.Problems);
        if (Barred(user, found.Value) is { } barred) return Outcome<MadeFile>.Failed(barred);
        if (remark?.Length > MadeFileRow.LongestReason)
            return Outcome<MadeFile>.Failed(new Problem("Export.ReasonTooLong", MadeFileRow.LongestReason));
        if (approve && await Changed(found.Value, user, read, cancel) is { } changed) return Outcome<MadeFile>.Failed(changed);
        return await _unit.Run(user, Permission.ApproveExports, async work =>
        {
            var row = await work.Db.MadeFiles.SingleAsync(one => one.Id == id, cancel);
            if (Barred(user, row) is { } late) return Outcome<MadeFile>.Failed(late);
            (row.State, row.DecidedAt, row.DecidedBy, row.DecidedByName, row.Remark) =
                (approve ? MadeFileState.Approved : MadeFileState.Refused, work.Now, user.AccountId, user.Name, remark?.Trim());
            if (!approve) row.Kept = null;
            work.Audit.Add(new Audited(AuditAction.Exported, null, () => null, row.Remark,
                System.Text.Json.JsonSerializer.Serialize(new { file = id, decision = row.State.ToString(), sha256 = row.Sha256 })));
            return Outcome<MadeFile>.Of(MadeFiles.View(row, user));
        }, cancel);
    }

    /// <summary>Hands an approved file to whoever asked for it.</summary>
    public async Task<Outcome<(MadeFile File, byte[] Content)>> Take(CurrentUser user, long id, CancellationToken cancel = default)
    {
        var found = await _files.Find(user, id, cancel);
        if (!found.Succeeded) return Outcome<(MadeFile, byte[])>.Failed(found.Problems);
        var mine = MadeFiles.Mine(found.Value, user) || found.Value.AccountId is null && user.Role.May(Permission.ManageAccounts);
        if (!mine || found.Value is not { State: MadeFileState.Approved, Kept: { } kept })
            return Outcome<(MadeFile, byte[])>.Failed(new Denied("Export.NotApproved"));
        return await _unit.Run(user, Permission.ExportRecords, async work =>
        {
            var row = await work.Db.MadeFiles.SingleAsync(one => one.Id == id, cancel);
            row.TakenAt ??= work.Now;
            work.Audit.Add(new Audited(AuditAction.Exported, null, () => null, null,
                System.Text.Json.JsonSerializer.Serialize(new { file = id, taken = true, sha256 = row.Sha256 })));
            return Outcome<(MadeFile, byte[])>.Of((MadeFiles.View(row, user), KeptBytes.Unpack(kept)));
        }, cancel);
    }

    /// <summary>One file, and what it says line by line where it is kept: for whoever decides on it, and for whoever asked.</summary>
    public async Task<Outcome<(MadeFile File, IReadOnlyList<string> Lines)>> Open(CurrentUser user, long id,
        CancellationToken cancel = default)
    {
        var found = await _files.Find(user, id, cancel);
        return !found.Succeeded ? Outcome<(MadeFile, IReadOnlyList<string>)>.Failed(found.Problems)
            : Outcome<(MadeFile, IReadOnlyList<string>)>.Of((MadeFiles.View(found.Value, user),
                found.Value.Kept is { } kept ? FileLines.Of(KeptBytes.Unpack(kept), found.Value.Format) : []));
    }

    /// <summary>A workbook sheet by sheet, the first rows of each; a document paragraph by paragraph.</summary>
    private static async Task<IReadOnlyList<FileSheet>> Shown(Stream content, ExportFormat format, CancellationToken cancel)
    {
        if (format == ExportFormat.Xlsx) return FileSheets.Of(content, MostPreviewed);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancel);
        return [new("", [.. FileLines.Of(copy.ToArray(), format.Word()).Select(line => (IReadOnlyList<string>)[line])], 0)];
    }

    private static Problem? Barred(CurrentUser user, MadeFileRow row) =>
        !user.Role.May(Permission.ApproveExports) ? new Denied()
        : row.State != MadeFileState.Waiting ? new Conflict("Export.AlreadyDecided")
        // The operator of a command is nobody in particular, and may be whoever asked.
        : user.AccountId is null || row.AccountId == user.AccountId ? new Denied("Export.AnotherMustApprove") : null;

    private async Task<Problem?> Changed(MadeFileRow row, CurrentUser user, QuestionReader read, CancellationToken cancel)
    {
        FileLanguage.Speak(row.Language);
        var subject = read(MadeFiles.View(row, user));
        if (!subject.Succeeded) return subject.Problems[0];
        using var content = new MemoryStream();
        var made = await _make.Write(content, CurrentUser.Operator(row.Role), subject.Value, ExportFormats.Find(row.Format)!.Value,
            (row.MadeAt, row.KnownAt), alone: false, cancel);
        return !made.Succeeded ? made.Problems[0] : made.Value.Sha256 == row.Sha256 ? null : new Problem("Export.ChangedSince");
    }

    private async Task<MadeFileRow?> Asked(CurrentUser user, ExportSubject subject, ExportFormat format, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (list, question, audience, language, word) = (subject.Name, subject.Order.Question, subject.Order.Audience,
            subject.Language ?? FileLanguage.Now, format.Word());
        return await db.MadeFiles.AsNoTracking().Where(row => row.AccountId == user.AccountId && row.ActorName == user.Name
            && row.Role == user.Role && row.List == list && row.Question == question && row.Audience == audience
            && row.Language == language && row.Format == word && (row.State == MadeFileState.Waiting
                || row.State == MadeFileState.Approved && row.TakenAt == null))
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
    }
}
