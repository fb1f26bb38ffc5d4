using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange;

/// <summary>Loads what the files of seed-data/ hold and the database has not had yet, through the handlers that a
/// person's input takes, in one transaction. A key that was loaded once is never loaded again: edits stay, and what
/// somebody removed stays away, together with what would hang on it.</summary>
public sealed class LoadSeedData
{
    private readonly IDatabaseDialect _dialect;
    private readonly UnitOfWork _unit;
    private readonly Func<IReadOnlyList<SeedFile>> _files;

    internal LoadSeedData(IDatabaseDialect dialect, UnitOfWork unit, Func<IReadOnlyList<SeedFile>>? files = null) =>
        (_dialect, _unit, _files) = (dialect, unit, files ?? SeedFile.Embedded);

    /// <summary>How many records were added (citations are records too), or every problem of the files; then nothing is loaded.</summary>
    public async Task<Outcome<int>> Handle(CancellationToken cancel)
    {
        var (rows, problems) = SeedReader.Read(_files());
        if (problems.Count > 0) return Outcome<int>.Failed(problems);
        // A look without the writers' lock and before the model is built: nothing new is the common start.
        var loaded = await Loaded(cancel);
        return rows.All(row => loaded.Contains(row.Key))
            ? Outcome<int>.Of(0)
            : await _unit.Run(CurrentUser.Seed, Permission.EditRecords, work => Load(work, rows, cancel), cancel);
    }

    private async Task<HashSet<string>> Loaded(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        return new HashSet<string>(await connection.Strings(null, "SELECT [Key] FROM SeedEntries", cancel), StringComparer.Ordinal);
    }

    private static Task<Dictionary<string, long>> Keys(CaseTrackerDb db, CancellationToken cancel) =>
        db.SeedEntries.AsNoTracking().ToDictionaryAsync(entry => entry.Key, entry => entry.RecordId, StringComparer.Ordinal, cancel);

    private static async Task<Outcome<int>> Load(WriteContext work, IReadOnlyList<SeedRow> rows, CancellationToken cancel)
    {
        // Nothing is rolled back to a point within: the whole load stands or falls.
        work.Db.Database.AutoSavepointsEnabled = false;
        var earlier = await Keys(work.Db, cancel);
        var ids = new Dictionary<string, long>(earlier, StringComparer.Ordinal);
        var inputs = RecordInput.On(new RecordWriter(new NestedUnitOfWork(work)));
        var left = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        var added = new List<SeedEntry>();
        foreach (var row in rows.Where(row => !earlier.ContainsKey(row.Key)))
        {
            var input = inputs[row.Kind];
            if (row.Cites is { } cited && row.Values.TryGetValue("field", out var field) && !inputs[cited].Has(field))
            {
                problems.Add(row.Says(new Problem("Errors.FieldUnknown", field)));
                continue;
            }
            if (await LeftOut(work, input.Links(row.Values), left, earlier, cancel)) { left.Add(row.Key); continue; }

            var saved = await input.Save(work.CurrentUser, row.Values, key => ids.TryGetValue(key, out var id) ? id : null, cancel);
            if (!saved.Succeeded)
            {
                problems.AddRange(saved.Problems.Select(row.Says));
                // What links to it would only repeat the complaint.
                left.Add(row.Key);
                continue;
            }
            ids.Add(row.Key, saved.Value);
            added.Add(new SeedEntry { Key = row.Key, RecordId = saved.Value });
            // Saved rows are done with; a context that keeps them looks through all of them at every save.
            work.Db.ChangeTracker.Clear();
        }
        if (problems.Count > 0) return Outcome<int>.Failed(problems);
        work.Db.SeedEntries.AddRange(added);
        return Outcome<int>.Of(added.Count);
    }

    /// <summary>Whether a row hangs on a record that was left out, or that was loaded once and removed since.</summary>
    private static async Task<bool> LeftOut(WriteContext work, IEnumerable<string> links, HashSet<string> left, Dictionary<string,
        long> earlier, CancellationToken cancel)
    {
        foreach (var key in links)
        {
            if (left.Contains(key)) return true;
            if (earlier.TryGetValue(key, out var id) && !await RecordSight.Sees(work.Db, id, work.CurrentUser.Clearance, cancel))
                return true;
        }
        return false;
    }
}
