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

    private readonly PlanImport _planning;
    private readonly UnitOfWork _unit;

    internal ImportRecords(PlanImport planning, UnitOfWork unit) => (_planning, _unit) = (planning, unit);

    /// <summary>Reads, understands and stores a file in one go. What was stored and what was refused, or why the file cannot be read at
    /// all.</summary>
    /// <param name="progress">Is told how many rows are written.</param>
    public async Task<Outcome<ImportReceipt>> Handle(CurrentUser user, ImportRequest request, IProgress<int>? progress = null,
        CancellationToken cancel = default)
    {
        var file = await _planning.Read(user, request.File, request.Name, cancel);
        if (!file.Succeeded) return Outcome<ImportReceipt>.Failed(file.Problems);
        var planned = await _planning.Handle(user, file.Value, request.Kind, request.Mapping, null, cancel);
        if (!planned.Succeeded) return Outcome<ImportReceipt>.Failed(planned.Problems);
        await using var plan = planned.Value;
        return await Store(user, plan, request.DryRun, progress, cancel);
    }

    /// <summary>Stores what is understood. Rows that are refused only now say why, and what they ask is asked of them
    /// (<see cref="PlannedRow.Questions"/>).</summary>
    /// <param name="dryRun">True: everything is tried, and nothing kept.</param>
    public async Task<Outcome<ImportReceipt>> Store(CurrentUser user, PlannedImport planned, bool dryRun = false,
        IProgress<int>? progress = null, CancellationToken cancel = default) =>
        await Write(user, planned.Plan, planned.Table, planned.Rows, dryRun, progress, cancel) is { } failed
            ? Outcome<ImportReceipt>.Failed(failed) : Outcome<ImportReceipt>.Of(planned.Receipt());

    /// <summary>Writes what can be written, and finds out what cannot: a row that its writer refuses is left out, and the others are
    /// written anew, for what was begun with it goes with the transaction.</summary>
    private async Task<Problem?> Write(CurrentUser user, ImportPlan plan, ImportTable table, IReadOnlyList<PlannedRow> rows, bool dryRun,
        IProgress<int>? progress, CancellationToken cancel)
    {
        while (rows.Any(IsWritten))
        {
            var refused = false;
            var outcome = await _unit.Run(user, Permission.EditRecords, async work =>
            {
                // Nothing of a try before: its sources went with it.
                plan.Forget(RecordKind.Source);
                foreach (var row in rows) row.Stored = null;
                refused = !await All(work, table, rows, progress, cancel);
                return refused || dryRun ? Outcome<bool>.Failed(new Problem("Import.NotKept")) : Outcome<bool>.Of(true);
            }, cancel);
            if (outcome.Succeeded) return null;
            foreach (var row in rows) row.Stored = null;
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
        foreach (var row in rows.Where(IsWritten))
        {
            var saved = await row.Write!(work, cancel);
            // Saved rows are done with; a context that keeps them looks through all of them at every save.
            work.Db.ChangeTracker.Clear();
            done++;
            progress?.Report(done);
            if (saved.Succeeded && row.Fingerprint is { } print)
                added.Add(new() { Fingerprint = print, First = print.Split('#')[0], RecordId = saved.Value });
            if (done % AtOnce == 0) await Settle();
            row.Stored = saved.Succeeded ? saved.Value : null;
            if (saved.Succeeded) continue;
            whole = false;
            foreach (var problem in saved.Problems.Select(one => LogParts.Of(one)?.Problem ?? one))
                if (SameQuestion.In(problem) is not null) ImportPlan.Ask(row, problem, null);
                else row.Reject(table.Find(problem), problem);
        }
        await Settle();
        return whole;

        async Task Settle()
        {
            // What does not stand is taken back whole: nobody needs to know what follows from it.
            if (whole)
            {
                // A row that was imported before to a record that was removed since is that of the new one.
                var prints = added.ConvertAll(row => row.Fingerprint);
                await work.Db.ImportedRows.Where(row => EF.Parameter(prints).Contains(row.Fingerprint)).ExecuteDeleteAsync(cancel);
                await work.Db.Insert(added, cancel);
                await work.SettleSoFar();
            }
            added.Clear();
        }
    }

    private static bool IsWritten(PlannedRow row) => row.Fate is RowFate.New or RowFate.Changed && row.Write is not null;
}
