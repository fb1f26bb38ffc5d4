using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange;

/// <summary>Exports lists and tables as the user may see them, made by the handlers of their pages. The export is made first, then
/// written down in the audit log, and only then handed over: nothing leaves that the log does not hold.</summary>
public sealed class ExportRecords
{
    private readonly ExportAnswers _answers;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SpoolFolder _folder;

    internal ExportRecords(ExportAnswers answers, UnitOfWork unit, Access access, TimeProvider clock,
        IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SpoolFolder folder) =>
        (_answers, _unit, _access, _clock, _factory, _dialect, _folder) = (answers, unit, access, clock, factory, dialect, folder);

    /// <summary>To a file, which is replaced only by a complete one.</summary>
    public async Task<Outcome<ExportReceipt>> ToFile(CurrentUser user, ExportSubject subject, ExportFormat format, string path,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<ExportReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(user, subject, format, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download or a pipe.</summary>
    public async Task<Outcome<PreparedExport>> Prepare(CurrentUser user, ExportSubject subject, ExportFormat format,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused)
            return Outcome<PreparedExport>.Failed(refused);
        return await Exporting.Prepare(_folder, stream => Make(user, subject, format, stream, null, cancel));
    }

    private async Task<Outcome<ExportReceipt>> Make(CurrentUser user, ExportSubject subject, ExportFormat format, Stream output,
        string? path, CancellationToken cancel)
    {
        var madeAt = _clock.GetUtcNow().UtcDateTime;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var state = await _dialect.ReadOneState(db.Database, cancel);
        var synthetic = await SyntheticMark.In(db, cancel);
        var made = await subject.File(_answers, new ExportAsked(user, format, madeAt, db, _folder.Path, synthetic), cancel);
        if (!made.Succeeded) return Outcome<ExportReceipt>.Failed(made.Problems);
        var counts = await made.Value.Write(output, cancel);
        var name = synthetic ? $"synthetic-{made.Value.Name}" : made.Value.Name;
        var receipt = new ExportReceipt(format, $"{name}.{format.ToString().ToLowerInvariant()}", path, counts, madeAt);
        // The question and the counts, for whoever must later know what left the program.
        var text = JsonSerializer.Serialize(new
        {
            list = made.Value.List,
            format = format.ToString(),
            question = made.Value.Question,
            counts = (object)counts,
        }, JsonSerializerOptions.Web);
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            work.Audit.Add(new Audited(AuditAction.Exported, subject.Kind, () => null, null, text));
            return Task.FromResult(Outcome<ExportReceipt>.Of(receipt));
        }, cancel);
    }
}
