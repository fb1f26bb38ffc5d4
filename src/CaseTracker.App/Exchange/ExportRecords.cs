using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Exports tables of records as the user may see them, made by the handlers of their pages. The export is made first, then
/// written down in the audit log, and only then handed over: nothing leaves that the log does not hold.</summary>
public sealed class ExportRecords
{
    private readonly ExportAnswers _answers;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ExportRecords(ExportAnswers answers, UnitOfWork unit, Access access, TimeProvider clock) =>
        (_answers, _unit, _access, _clock) = (answers, unit, access, clock);

    /// <summary>To a file, which is replaced only by a complete one.</summary>
    public async Task<Outcome<RecordsReceipt>> ToFile(CurrentUser user, ExportSubject subject, ExportFormat format, string path,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<RecordsReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(user, subject, format, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, into memory, for a page's download or a pipe.</summary>
    public async Task<Outcome<ExportInMemory<RecordsReceipt>>> InMemory(CurrentUser user, ExportSubject subject, ExportFormat format,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused)
            return Outcome<ExportInMemory<RecordsReceipt>>.Failed(refused);
        return await Exporting.InMemory(stream => Make(user, subject, format, stream, null, cancel));
    }

    private async Task<Outcome<RecordsReceipt>> Make(CurrentUser user, ExportSubject subject, ExportFormat format, Stream output,
        string? path, CancellationToken cancel)
    {
        var madeAt = _clock.GetUtcNow().UtcDateTime;
        var made = await subject.Table(_answers, new ExportAsked(user, format, madeAt), cancel);
        if (!made.Succeeded) return Outcome<RecordsReceipt>.Failed(made.Problems);
        var table = made.Value;
        switch (format)
        {
            case ExportFormat.Csv: CsvWriter.Write(output, table.Sheet()); break;
            case ExportFormat.Json: TableJson.Write(output, table); break;
            case ExportFormat.Xlsx:
                new WorkbookWriter(output, $"{table.Title} · {Prisoners.CoverSheet.Moment(madeAt)}", table.Title,
                madeAt).Write(table.Sheets()); break;
            default: throw new ArgumentOutOfRangeException(nameof(format));
        }
        var receipt = new RecordsReceipt(format,
            $"{table.File ?? table.Name}-{DateCells.Iso(CambodianTime.DayOf(madeAt))}.{format.ToString().ToLowerInvariant()}", path,
            table.Count ?? table.Rows.Count, table.HeldBack, madeAt);
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
