using System.Globalization;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>The audit log as CSV, with the hash of each line, for administrators. It holds no values of records; that it left stands in
/// the log.</summary>
public sealed class ExportLog
{
    private static readonly string[] Headings = ["Number", "When", "By", "Action", "Kind", "Record", "Reason", "What", "Hash"];

    private readonly UnitOfWork _unit;
    private readonly DataFiles _files;

    internal ExportLog(UnitOfWork unit, DataFiles files) => (_unit, _files) = (unit, files);

    /// <summary>A file that is gone once it is closed; to be read from its beginning.</summary>
    public async Task<Outcome<Stream>> Handle(CurrentUser user, LogQuestion question, CancellationToken cancel = default)
    {
        var file = PrivateFiles.OpenNameless(_files.Folder);
        try
        {
            var written = await _unit.Run(user, Permission.ManageAccounts, async work =>
            {
                // Nothing of a try that broke.
                file.SetLength(0);
                var lines = await Write(file, work.Db, question, cancel);
                work.Audit.Add(new Audited(AuditAction.Exported, null, () => null, null,
                    JsonSerializer.Serialize(new { list = "audit-log", format = "csv", question, counts = new { lines } },
                        JsonSerializerOptions.Web)));
                return Outcome<long>.Of(lines);
            }, cancel);
            if (written.Succeeded)
            {
                file.Position = 0;
                return Outcome<Stream>.Of(file);
            }
            await file.DisposeAsync();
            return Outcome<Stream>.Failed(written.Problems);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<long> Write(Stream file, CaseTrackerDb db, LogQuestion question, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        await writer.WriteLineAsync(string.Join(',', Headings.Select(name => CellText.ForCsv(Texts.Localize($"Audit.Column_{name}")))));
        var lines = 0L;
        await foreach (var line in ShowLog.All(db, question, cancel))
        {
            string?[] cells =
            [
                line.Id.ToString(CultureInfo.InvariantCulture), line.At.ToString("O", CultureInfo.InvariantCulture), line.By,
                line.Action.ToString(), line.Kind?.Name, line.RecordId?.ToString(CultureInfo.InvariantCulture), line.Reason,
                    line.What,
                line.Hash,
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(cell => cell is null ? "" : CellText.ForCsv(cell))));
            lines++;
        }
        return lines;
    }
}
