using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>What is exported: the records of a list, or one of the tables on the register's quality.</summary>
public sealed record ExportSubject
{
    private ExportSubject(string name, RecordQuestion? question) => (Name, Question) = (name, question);

    public string Name { get; }
    internal RecordQuestion? Question { get; }

    /// <summary>The whole answer to a question; its page counts for nothing.</summary>
    public static ExportSubject Of(RecordQuestion question) => new(question.List.Name, question with { Page = 1, PageSize = 0 });

    /// <summary>The fields whose sources disagree.</summary>
    public static ExportSubject Conflicts { get; } = new(ExportRecords.Conflicts, null);

    /// <summary>Who is ready for a submission, and what is missing of whom.</summary>
    public static ExportSubject Completeness { get; } = new(ExportRecords.Completeness, null);
}

/// <summary>Exports tables of records as the actor may see them, made by the handlers of their pages. The export is made first, then
/// written down in the audit log, and only then handed over: nothing leaves that the log does not hold.</summary>
public sealed class ExportRecords
{
    public const string Conflicts = "conflicts", Completeness = "completeness";

    private readonly ListRecords _list;
    private readonly FindConflicts _conflicts;
    private readonly ShowCompleteness _completeness;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ExportRecords(ListRecords list, FindConflicts conflicts, ShowCompleteness completeness, UnitOfWork unit, Access access, TimeProvider clock) =>
        (_list, _conflicts, _completeness, _unit, _access, _clock) = (list, conflicts, completeness, unit, access, clock);

    /// <summary>To a file, which is replaced only by a complete one.</summary>
    public async Task<Outcome<RecordsReceipt>> ToFile(Actor actor, ExportSubject subject, ExportFormat format, string path, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ExportRecords, cancel) is { } refused) return Outcome<RecordsReceipt>.Failed(refused);
        return await Exporting.ToFile(path, stream => Make(actor, subject, format, stream, Path.GetFullPath(path), cancel));
    }

    /// <summary>As <see cref="ToFile"/>, into memory, for a page's download or a pipe.</summary>
    public async Task<Outcome<ExportInMemory<RecordsReceipt>>> InMemory(Actor actor, ExportSubject subject, ExportFormat format, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ExportRecords, cancel) is { } refused) return Outcome<ExportInMemory<RecordsReceipt>>.Failed(refused);
        return await Exporting.InMemory(stream => Make(actor, subject, format, stream, null, cancel));
    }

    private async Task<Outcome<RecordsReceipt>> Make(Actor actor, ExportSubject subject, ExportFormat format, Stream output, string? path, CancellationToken cancel)
    {
        var madeAt = _clock.GetUtcNow().UtcDateTime;
        var made = await Table(actor, subject, madeAt, cancel);
        if (!made.Succeeded) return Outcome<RecordsReceipt>.Failed(made.Problems);
        var table = made.Value;
        switch (format)
        {
            case ExportFormat.Csv: CsvWriter.Write(output, table.Sheet()); break;
            case ExportFormat.Json: TableJson.Write(output, table); break;
            case ExportFormat.Xlsx: new WorkbookWriter(output, $"{table.Title} · {Prisoners.CoverSheet.Moment(madeAt)}", table.Title, madeAt).Write(table.Sheets()); break;
            default: throw new ArgumentOutOfRangeException(nameof(format));
        }
        var receipt = new RecordsReceipt(format, $"{table.Name}-{DateCells.Iso(CambodianTime.DayOf(madeAt))}.{format.ToString().ToLowerInvariant()}", path, table.Rows.Count, table.HeldBack, madeAt);
        // The question and the counts, for whoever must later know what left the program.
        var text = JsonSerializer.Serialize(new { list = table.Name, format = format.ToString(), question = table.Asked, counts = new { rows = receipt.Rows, heldBack = receipt.HeldBack } });
        return await _unit.Run(actor, Permission.ExportRecords, work =>
        {
            work.Audit.Add(new Audited(AuditAction.Exported, subject.Question?.List.Kind ?? (subject == ExportSubject.Conflicts ? RecordKind.Citation : RecordKind.Person), () => null, null, text));
            return Task.FromResult(Outcome<RecordsReceipt>.Of(receipt));
        }, cancel);
    }

    private async Task<Outcome<ExportedTable>> Table(Actor actor, ExportSubject subject, DateTime madeAt, CancellationToken cancel)
    {
        if (subject.Question is { } question) return Of(await _list.Handle(actor, question, cancel), page => ExportedRecords.Of(page, madeAt, actor.Role));
        return subject == ExportSubject.Conflicts
            ? Of(await _conflicts.Handle(actor, cancel), conflicts => ExportedQuality.Of(conflicts, madeAt, actor.Role))
            : Of(await _completeness.All(actor, cancel), completeness => ExportedQuality.Of(completeness, madeAt, actor.Role));
    }

    private static Outcome<ExportedTable> Of<T>(Outcome<T> answer, Func<T, ExportedTable> table) =>
        answer.Succeeded ? Outcome<ExportedTable>.Of(table(answer.Value)) : Outcome<ExportedTable>.Failed(answer.Problems);
}
