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

/// <summary>Exports tables of records as the user may see them, made by the handlers of their pages. The export is made first, then
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
    public async Task<Outcome<RecordsReceipt>> ToFile(CurrentUser user, ExportSubject subject, ExportFormat format, string path,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<RecordsReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(user, subject, format, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download or a pipe.</summary>
    public async Task<Outcome<PreparedExport<RecordsReceipt>>> Prepare(CurrentUser user, ExportSubject subject, ExportFormat format,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused)
            return Outcome<PreparedExport<RecordsReceipt>>.Failed(refused);
        return await Exporting.Prepare(_folder, stream => Make(user, subject, format, stream, null, cancel));
    }

    private async Task<Outcome<RecordsReceipt>> Make(CurrentUser user, ExportSubject subject, ExportFormat format, Stream output,
        string? path, CancellationToken cancel)
    {
        var madeAt = _clock.GetUtcNow().UtcDateTime;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var state = await _dialect.ReadOneState(db.Database, cancel);
        var made = await subject.Table(_answers, new ExportAsked(user, format, madeAt, db), cancel);
        if (!made.Succeeded) return Outcome<RecordsReceipt>.Failed(made.Problems);
        var table = made.Value;
        var rows = await new TableWriter(table, _folder.Path).Write(format, output, cancel);
        var receipt = new RecordsReceipt(format,
            $"{table.File ?? table.Name}-{DateCells.Iso(CambodianTime.DayOf(madeAt))}.{format.ToString().ToLowerInvariant()}", path,
            table.Count ?? rows, table.HeldBack, madeAt);
        // The question and the counts, for whoever must later know what left the program.
        var text = JsonSerializer.Serialize(new
        {
            list = table.Name,
            format = format.ToString(),
            question = table.Asked,
            counts = new { rows = receipt.Rows, heldBack = receipt.HeldBack }
        });
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            work.Audit.Add(new Audited(AuditAction.Exported, subject.Kind, () => null, null, text));
            return Task.FromResult(Outcome<RecordsReceipt>.Of(receipt));
        }, cancel);
    }
}
