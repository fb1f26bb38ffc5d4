using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Import;

/// <summary>A file to be imported.</summary>
/// <param name="Name">Without its folder: the source of rows that name none.</param>
/// <param name="Kind">The name of a list, as exports have it ("people", "prisoners"), or the folder of a kind without one
/// ("sentences").</param>
/// <param name="DryRun">True: everything is tried, and nothing kept.</param>
public sealed record ImportRequest(byte[] File, string Name, string Kind, ImportMapping Mapping, bool DryRun = false);

/// <summary>Imports the rows of a table. Rows that can be stored are stored in one transaction, all of them or none; of the others nothing
/// is, and each says why.</summary>
public sealed class ImportRecords
{
    private const int AtOnce = 500;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly UnitOfWork _unit;

    internal ImportRecords(IDbContextFactory<CaseTrackerDb> factory, Access access, UnitOfWork unit) =>
        (_factory, _access, _unit) = (factory, access, unit);

    /// <summary>What <see cref="ImportRequest.Kind"/> may be.</summary>
    public static IReadOnlyList<string> Kinds => [.. AllLists.All.Select(list => list.Name)
        .Union(RecordTypes.All.Values.Where(type => !type.Kind.IsOneOf(RecordKind.Citation)).Select(type => type.Definition.Folder)
            .OfType<string>(), StringComparer.Ordinal)];

    /// <summary>What was stored and what was refused, or why the file cannot be read at all.</summary>
    /// <param name="progress">Is told how many rows are written.</param>
    public async Task<Outcome<ImportReceipt>> Handle(CurrentUser user, ImportRequest request, IProgress<int>? progress = null,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Failed(refused);
        var (type, list, wide) = Find(request.Kind);
        if (type is null)
            return Failed(new Problem("Import.KindUnknown", request.Kind, string.Join(", ", Kinds)));
        var tables = FileTables.Read(request.File, ImportLimits.Usual, cancel);
        if (!tables.Succeeded) return Outcome<ImportReceipt>.Failed(tables.Problems);
        var found = ImportTable.Of(tables.Value, wide ? Headings.OfPrisoners() : Headings.Of(type, list), request.Mapping);
        if (!found.Succeeded) return Outcome<ImportReceipt>.Failed(found.Problems);
        var table = found.Value;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var plan = new ImportPlan(db, user, request.Kind, request.Name);
        var rows = wide ? await new PrisonerRows(plan).Plan(table, cancel) : await RecordRows.Of(type, list, plan).Plan(table, cancel);
        if (await Write(user, plan, table, rows, request.DryRun, progress, cancel) is { } failed) return Failed(failed);
        return Outcome<ImportReceipt>.Of(new(table.Sheet, rows.Count, Count(RowFate.New), Count(RowFate.Changed), Count(RowFate.Unchanged),
            Count(RowFate.Rejected), [.. rows.SelectMany(row => row.Problems).OrderBy(problem => problem.Row)], table.Notices)
        { Refused = new(table, [.. rows.Where(row => row.Fate == RowFate.Rejected)]) });

        int Count(RowFate fate) => rows.Count(row => row.Fate == fate);
    }

    /// <summary>Writes what can be written, and finds out what cannot: a row that its writer refuses is left out, and the others are
    /// written anew, for what was begun with it goes with the transaction.</summary>
    private async Task<Problem?> Write(CurrentUser user, ImportPlan plan, ImportTable table, IReadOnlyList<PlannedRow> rows, bool dryRun,
        IProgress<int>? progress, CancellationToken cancel)
    {
        while (rows.Any(row => row.Fate != RowFate.Rejected && row.Write is not null))
        {
            plan.Forget(RecordKind.Source);
            var refused = false;
            var outcome = await _unit.Run(user, Permission.EditRecords, async work =>
            {
                refused = !await All(work, table, rows, progress, cancel);
                return refused || dryRun ? Outcome<bool>.Failed(new Problem("Import.NotKept")) : Outcome<bool>.Of(true);
            }, cancel);
            if (outcome.Succeeded) return null;
            if (outcome.Problems[0].Key != "Import.NotKept") return outcome.Problems[0];
            if (!refused) return null;
        }
        return null;
    }

    private static async Task<bool> All(WriteContext work, ImportTable table, IReadOnlyList<PlannedRow> rows, IProgress<int>? progress,
        CancellationToken cancel)
    {
        // Nothing is rolled back to a point within: the import stands or falls.
        work.Db.Database.AutoSavepointsEnabled = false;
        var (added, done, whole) = (new List<ImportedRow>(), 0, true);
        foreach (var row in rows.Where(row => row.Fate != RowFate.Rejected && row.Write is not null))
        {
            var saved = await row.Write!(work, cancel);
            // Saved rows are done with; a context that keeps them looks through all of them at every save.
            work.Db.ChangeTracker.Clear();
            done++;
            progress?.Report(done);
            if (saved.Succeeded && row.Fingerprint is { } print)
                added.Add(new() { Fingerprint = print, First = print.Split('#')[0], RecordId = saved.Value });
            if (done % AtOnce == 0) await Settle();
            if (saved.Succeeded) continue;
            whole = false;
            foreach (var problem in saved.Problems.Select(one => LogParts.Of(one)?.Problem ?? one))
                row.Reject(table.Heading(problem), Asked(problem));
        }
        await Settle();
        return whole;

        async Task Settle()
        {
            // What does not stand is taken back whole: nobody needs to know what follows from it.
            if (whole)
            {
                await work.Db.Insert(added, cancel);
                await work.SettleSoFar();
            }
            added.Clear();
        }
    }

    /// <summary>The question whether it is a record on record, with the numbers that answer it.</summary>
    private static Problem Asked(Problem problem) => SameQuestion.In(problem) is { } question
        ? new Problem("Import.SameOrAnother", string.Join("; ", question.Likely.Select(one => $"{one.Id} {one.Words}"))) : problem;

    private static (RecordType? Type, RecordList? List, bool Wide) Find(string kind) =>
        AllLists.All.FirstOrDefault(list => list.Name == kind) switch
        {
            RecordList list => (list.Type, list, false),
            not null => (RecordTypes.All[RecordKind.Person], null, true),
            null => (RecordTypes.All.Values.FirstOrDefault(type => type.Definition.Folder == kind), null, false),
        };

    private static Outcome<ImportReceipt> Failed(Problem problem) => Outcome<ImportReceipt>.Failed(problem);
}
