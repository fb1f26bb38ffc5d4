using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange;

/// <summary>Exports the prisoner list of a day, as the user may see it. The export is made first, then written down in the
/// audit log, and only then handed over: nothing leaves that the log does not hold.</summary>
public sealed class ExportPrisoners
{
    private readonly ListRecords _list;
    private readonly CountTwoWays _matrix;
    private readonly CountEverTaken _ever;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SpoolFolder _folder;

    internal ExportPrisoners(ListRecords list, CountTwoWays matrix, CountEverTaken ever, UnitOfWork unit, Access access,
        TimeProvider clock, IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SpoolFolder folder)
    {
        (_list, _matrix, _ever, _unit, _access, _clock) = (list, matrix, ever, unit, access, clock);
        (_factory, _dialect, _folder) = (factory, dialect, folder);
    }

    /// <summary>Writes the whole answer to a question (its page counts for nothing) to a file, which is replaced only by a
    /// complete one.</summary>
    /// <param name="sides">The sides of a cross-tab for the workbook's summary, or null for none.</param>
    public async Task<Outcome<ExportReceipt>> ToFile(CurrentUser user, PrisonerQuestion question, ExportFormat format, string path,
        MatrixSides? sides = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<ExportReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(user, question, format, sides, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download or a pipe.</summary>
    public async Task<Outcome<PreparedExport<ExportReceipt>>> Prepare(CurrentUser user, PrisonerQuestion question, ExportFormat format,
        MatrixSides? sides = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused)
            return Outcome<PreparedExport<ExportReceipt>>.Failed(refused);
        return await Exporting.Prepare(_folder, stream => Make(user, question, format, sides, stream, null, cancel));
    }

    private async Task<Outcome<ExportReceipt>> Make(CurrentUser user, PrisonerQuestion question, ExportFormat format, MatrixSides? sides,
        Stream output, string? path, CancellationToken cancel)
    {
        if (sides is not null && format != ExportFormat.Xlsx)
            return Outcome<ExportReceipt>.Failed(new Problem("Export.CrossTabNeedsWorkbook"));
        var madeAt = _clock.GetUtcNow().UtcDateTime;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var state = await _dialect.ReadOneState(db.Database, cancel);
        var found = await _list.Forward(db, user, question, cancel);
        if (!found.Succeeded) return Outcome<ExportReceipt>.Failed(found.Problems);
        var list = found.Value.Head;
        var matrix = sides is null ? null : await _matrix.All(db, user, question, sides, cancel);
        if (matrix is { Succeeded: false }) return Outcome<ExportReceipt>.Failed(matrix.Problems);
        var export = new ExportedPrisoners(list, madeAt, user.Role)
        {
            Matrix = matrix?.Value,
            Ever = format == ExportFormat.Xlsx ? await _ever.In(db, user, cancel) : null,
            Sums = new ExportedSums(question.AsOf),
            Cited = found.Value.Cited,
        };
        await new PrisonersWriter(export, found.Value.Parts, db, _folder.Path).Write(format, output, cancel);
        var totals = list.Totals;
        var receipt = new ExportReceipt(format, FileName(question, format), path, totals.Certain, totals.Possible, list.Groups.Count,
            totals.HeldBack, madeAt);
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            work.Audit.Add(new Audited(AuditAction.Exported, RecordKind.Person, () => null, null, AuditText(list, receipt)));
            return Task.FromResult(Outcome<ExportReceipt>.Of(receipt));
        }, cancel);
    }

    private static string FileName(PrisonerQuestion question, ExportFormat format) =>
        $"prisoners-{DateCells.Iso(question.AsOf)}.{format.ToString().ToLowerInvariant()}";

    /// <summary>The question and the counts, for whoever must later know what left the program.</summary>
    private static string AuditText(PrisonerList list, ExportReceipt receipt) => JsonSerializer.Serialize(new
    {
        list = "prisoners",
        format = receipt.Format.ToString(),
        question = new
        {
            asOf = list.Question.AsOf,
            knownAt = list.KnownAt,
            statuses = list.Question.StatusesInForce.Select(status => status.ToString()),
            certainty = list.Question.Certainty?.ToString(),
            name = list.Question.Name,
            filters = list.Question.Filters.All.ToDictionary(chosen => chosen.Filter.Key, chosen => chosen.Values),
        },
        counts = new { certain = receipt.Certain, possible = receipt.Possible, groups = receipt.Groups, heldBack = receipt.HeldBack },
    });
}
