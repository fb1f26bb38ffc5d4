using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Made;

/// <summary>A file that was written, and what is kept of it.</summary>
internal sealed record WrittenExport(ExportedFile File, ExportCounts Counts, string FileName, string Sha256, int Rows, DateTime MadeAt,
    DateTime KnownAt);

/// <summary>Writes an export as its audience may have it; whether it may leave is for others to say.</summary>
internal sealed class MakeExport(ExportAnswers answers, Access access, TimeProvider clock, IDbContextFactory<CaseTrackerDb> factory,
    SpoolFolder folder)
{
    /// <param name="user">Who makes it; read is no more than the audience may see.</param>
    /// <param name="output">Is read again for its hash.</param>
    /// <param name="again">The stamp and the moment of knowledge of a file that is made again; null: now.</param>
    public async Task<Outcome<WrittenExport>> Write(Stream output, CurrentUser user, ExportSubject subject, ExportFormat format,
        (DateTime MadeAt, DateTime? KnownAt)? again, bool alone, CancellationToken cancel)
    {
        if ((subject.NotAs(format) ?? subject.Refused) is { } refused) return Outcome<WrittenExport>.Failed(refused);
        if (subject.Language is { } language) FileLanguage.Speak(language);
        var madeAt = again?.MadeAt ?? clock.GetUtcNow().UtcDateTime;
        return await factory.InOneState(db => Write(db, output, user, subject, format, madeAt, again?.KnownAt, alone, cancel), cancel);
    }

    private async Task<Outcome<WrittenExport>> Write(CaseTrackerDb db, Stream output, CurrentUser user, ExportSubject subject,
        ExportFormat format, DateTime madeAt, DateTime? knownAt, bool alone, CancellationToken cancel)
    {
        // Nothing of a try that broke.
        output.SetLength(0);
        var synthetic = await SyntheticMark.In(db, cancel);
        var reader = subject.Order.Profile.Reader(user);
        var made = await subject.File(answers, new ExportAsked(reader, format, madeAt, db, folder.Path, synthetic)
        {
            Order = subject.Order,
            Today = CambodianTime.Today(clock),
            KnownAt = knownAt,
            Alone = alone,
        }, cancel);
        if (!made.Succeeded) return Outcome<WrittenExport>.Failed(made.Problems);
        var counts = await made.Value.Write(output, cancel);
        var hash = await MadeFiles.Hash(output, cancel);
        var name = synthetic ? $"synthetic-{made.Value.Name}" : made.Value.Name;
        return Outcome<WrittenExport>.Of(new(made.Value, counts, $"{name}.{format.Word()}", hash, counts.Lines,
            madeAt, made.Value.KnownAt ?? madeAt));
    }

    /// <summary>Whether nobody but one account is there to approve anything.</summary>
    public async Task<bool> Alone(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Users.CountAsync(account => account.SuspendedAt == null, cancel) <= 1;
    }

    /// <summary>Whether somebody may make files for an audience at all. One that may hold what is confidential asks for a recent
    /// confirmation: a stranger at an administrator's open screen takes nothing along.</summary>
    public async Task<Problem?> Check(CurrentUser user, AudienceProfile profile, CancellationToken cancel) =>
        await access.Check(user, Permission.ExportRecords, cancel)
        ?? (profile.Within(user.Clearance) == Confidentiality.Confidential ? await access.CheckRecent(user, cancel) : null);

    /// <summary>What the record of a file says of it.</summary>
    public static MadeFileRow Row(CurrentUser user, ExportSubject subject, ExportFormat format, WrittenExport written)
    {
        var (row, order) = (MadeFiles.Row(user), subject.Order);
        (row.List, row.Question, row.Audience, row.Reason) = (subject.Name, order.Question, order.Audience, order.Reason);
        row.Format = format.Word();
        row.Language = subject.Language ?? row.Language;
        row.FileName = written.FileName.Length > 200 ? written.FileName[^200..] : written.FileName;
        (row.KnownAt, row.MadeAt) = (written.KnownAt, written.MadeAt);
        (row.Rows, row.Sha256) = (written.Rows, written.Sha256);
        return row;
    }
}
