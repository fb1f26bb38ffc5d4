using CaseTracker.App.Database;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Import;

/// <summary>Reads a file and understands its rows, and writes nothing: what the page shows, and what <see cref="ImportRecords"/>
/// stores.</summary>
public sealed class PlanImport
{
    private const int AtOnce = 200;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal PlanImport(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>What a kind may be called.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. AllLists.All.Select(list => list.Name)
        .Union(RecordTypes.All.Values.Where(type => !type.Kind.IsOneOf(RecordKind.Citation)).Select(type => type.Definition.Folder)
            .OfType<string>(), StringComparer.Ordinal)];

    /// <summary>A kind as somebody reads it.</summary>
    public static string Called(string kind) => ImportKind.Find(kind) switch
    {
        { List: { } list } => list.Title,
        { Type: { } type } => type.Kind.Label,
        _ => Texts.Localize("ImportPages.WideKind"),
    };

    /// <summary>What the records of a kind are: of the wide table of prisoners, people.</summary>
    public static RecordKind RecordsOf(string kind) => ImportKind.Find(kind)?.Type?.Kind ?? RecordKind.Person;

    /// <summary>The tables of a file, or why it cannot be read at all.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">Without its folder: the source of rows that name none.</param>
    public async Task<Outcome<ImportFile>> Read(CurrentUser user, byte[] file, string name, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<ImportFile>.Failed(refused);
        var tables = FileTables.Read(file, ImportLimits.Usual, cancel);
        return tables.Succeeded ? Outcome<ImportFile>.Of(new(name, tables.Value)) : Outcome<ImportFile>.Failed(tables.Problems);
    }

    /// <summary>The columns of a file as they are known or guessed, whatever of them is not known yet.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public async Task<Outcome<ImportColumns>> Columns(CurrentUser user, ImportFile file, string kind, ImportMapping mapping,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<ImportColumns>.Failed(refused);
        return ImportKind.Find(kind) is { } found ? ImportColumns.Of(file.Tables, found.Headings, mapping)
            : Outcome<ImportColumns>.Failed(ImportKind.Unknown(kind));
    }

    /// <summary>All rows as they are understood, or why the file cannot be imported as this kind.</summary>
    /// <param name="progress">Is told how many rows are understood.</param>
    public async Task<Outcome<PlannedImport>> Handle(CurrentUser user, ImportFile file, string kind, ImportMapping mapping,
        IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<PlannedImport>.Failed(refused);
        if (ImportKind.Find(kind) is not { } of) return Outcome<PlannedImport>.Failed(ImportKind.Unknown(kind));
        var table = ImportTable.Of(file.Tables, of.Headings, mapping);
        if (!table.Succeeded) return Outcome<PlannedImport>.Failed(table.Problems);
        var db = await _factory.CreateDbContextAsync(cancel);
        var plan = new ImportPlan(db, user, kind, file.Name);
        var planned = new PlannedImport(db, plan, table.Value, RowPlanner.Of(table.Value, of.Type, of.List, plan));
        try
        {
            await Understand(planned, planned.Rows, progress, cancel);
            return Outcome<PlannedImport>.Of(planned);
        }
        catch
        {
            await planned.DisposeAsync();
            throw;
        }
    }

    /// <summary>Understands rows anew, after somebody has answered or mended something, those that were asked about because of them, and
    /// those at which an earlier understanding was stopped. Null where the user may no longer.</summary>
    /// <param name="numbers">Of the rows; null: all.</param>
    /// <param name="progress">Is told how many rows are understood.</param>
    public async Task<Problem?> Again(CurrentUser user, PlannedImport planned, IReadOnlyCollection<int>? numbers,
        IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return refused;
        var chosen = numbers?.ToHashSet();
        await Understand(planned, [.. planned.Rows.Where(row => chosen is null || row.Stopped || chosen.Contains(row.Number)
            || row.Questions.Any(question => question.Twin is { } twin && chosen.Contains(twin)))], progress, cancel);
        return null;
    }

    private static async Task Understand(PlannedImport planned, IReadOnlyList<PlannedRow> rows, IProgress<int>? progress,
        CancellationToken cancel)
    {
        var (answers, planner) = (planned.Answers, planned.Planner);
        var found = planned.Table.Rows.ToDictionary(row => row.Number);
        foreach (var row in rows)
        {
            planner.Forget(row);
            row.Begin(answers.In(found[row.Number]));
            if (answers.LeftOut.Contains(row.Number)) row.Fate = RowFate.LeftOut;
            else row.Stop();
        }
        List<PlannedRow> read = [.. rows.Where(row => row.Fate != RowFate.LeftOut)];
        await planner.Prepare(read, cancel);
        var done = 0;
        foreach (var batch in read.Chunk(AtOnce))
        {
            await planner.Expect(batch, cancel);
            foreach (var row in batch)
            {
                cancel.ThrowIfCancellationRequested();
                row.GoOn();
                await planner.One(row, cancel);
                progress?.Report(++done);
            }
        }
    }
}
