using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Exports lists and tables as the user may see them, made by the handlers of their pages. The export is made first, then
/// written down, in the audit log and among the files that left, and only then handed over: nothing leaves that is not on record.</summary>
public sealed class ExportRecords
{
    private readonly MakeExport _make;
    private readonly UnitOfWork _unit;
    private readonly SpoolFolder _folder;

    internal ExportRecords(MakeExport make, UnitOfWork unit, SpoolFolder folder) => (_make, _unit, _folder) = (make, unit, folder);

    /// <summary>To a file, which is replaced only by a complete one.</summary>
    public async Task<Outcome<ExportReceipt>> ToFile(CurrentUser user, ExportSubject subject, ExportFormat format, string path,
        CancellationToken cancel = default)
    {
        if (await Refused(user, subject, cancel) is { } refused) return Outcome<ExportReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(user, subject, format, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download or a pipe.</summary>
    public async Task<Outcome<PreparedExport>> Prepare(CurrentUser user, ExportSubject subject, ExportFormat format,
        CancellationToken cancel = default)
    {
        if (await Refused(user, subject, cancel) is { } refused) return Outcome<PreparedExport>.Failed(refused);
        return await Exporting.Prepare(_folder, stream => Make(user, subject, format, stream, null, cancel));
    }

    private async Task<Problem?> Refused(CurrentUser user, ExportSubject subject, CancellationToken cancel) =>
        await _make.Check(user, subject.Order.Profile, cancel)
        ?? (subject.Order.Profile.NeedsSecond ? new Problem("Export.AskFirst") : subject.Refused);

    private async Task<Outcome<ExportReceipt>> Make(CurrentUser user, ExportSubject subject, ExportFormat format, Stream output,
        string? path, CancellationToken cancel)
    {
        var made = await _make.Write(output, user, subject, format, again: null, alone: false, cancel);
        if (!made.Succeeded) return Outcome<ExportReceipt>.Failed(made.Problems);
        var written = made.Value;
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            work.Db.MadeFiles.Add(MakeExport.Row(user, subject, format, written));
            work.Audit.Add(new Audited(AuditAction.Exported, subject.Kind, () => null, subject.Order.Reason,
                Told(subject, format, written)));
            return Task.FromResult(Outcome<ExportReceipt>.Of(new(format, written.FileName, path, written.Counts, written.MadeAt)));
        }, cancel);
    }

    /// <summary>The question and the counts, for whoever must later know what left the program.</summary>
    internal static string Told(ExportSubject subject, ExportFormat format, WrittenExport written) => JsonSerializer.Serialize(new
    {
        list = written.File.List,
        format = format.ToString(),
        question = written.File.Question,
        counts = (object)written.Counts,
        audience = subject.Order.Audience.ToString(),
        sha256 = written.Sha256,
    }, JsonSerializerOptions.Web);
}
