using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Records;

/// <summary>Encrypts once, at a start, what was kept of identities as it was written: rows and drafts, then the audit log, then what
/// SQLite leaves of it in its file. Each step stands or falls whole and is noted, so that the next start goes on where one was
/// interrupted.</summary>
public sealed class EncryptIdentities
{
    private const string Name = SealedColumns.Conversion;
    private const int Rows = 1, Log = 2, Wiped = SealedColumns.Converted, Batch = 1000;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SafetyCopy _copy;
    private readonly SignedHead _head;
    private readonly TimeProvider _clock;
    private readonly ILogger<EncryptIdentities> _log;

    internal EncryptIdentities(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SafetyCopy copy, SignedHead head,
        TimeProvider clock, ILogger<EncryptIdentities> log) =>
        (_factory, _dialect, _copy, _head, _clock, _log) = (factory, dialect, copy, head, clock, log);

    /// <summary>Does what is left to do. A log that does not hold is left as it is, for it is the proof: the next start looks
    /// again.</summary>
    public async Task<Outcome<bool>> Handle(CancellationToken cancel = default)
    {
        try
        {
            await using var db = await _factory.CreateDbContextAsync(cancel);
            if (await SealedColumns.AllEncrypted(db, cancel)) return Outcome<bool>.Of(false);
            // A log that was converted and not signed is signed first, so that it is not taken for a rewritten one.
            await _head.AtStart(db);
            if (await _copy.BeforeChange(cancel) is { } refused) return Outcome<bool>.Failed(refused);
            await Once(db, Rows, () => EncryptRows(db, cancel), cancel);
            if (!await Once(db, Log, () => EncryptLog(db, cancel), cancel)) return Outcome<bool>.Of(true);
            await _head.AtStart(db);
            await _dialect.ClearFreed(db.Database, cancel);
            await Once(db, Wiped, () => Task.FromResult(true), cancel);
            return Outcome<bool>.Of(true);
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<bool>.Failed(problem);
        }
    }

    /// <summary>Whether the step is done, now or before.</summary>
    private async Task<bool> Once(CaseTrackerDb db, int step, Func<Task<bool>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        // Another process may have done it while this one waited.
        if (await db.Projections.AnyAsync(row => row.Name == Name && row.Version >= step, cancel)) return true;
        if (!await work()) return false;
        await db.Projections.Where(row => row.Name == Name).ExecuteDeleteAsync(cancel);
        await db.Insert([new ProjectionVersion { Name = Name, Version = step, MadeAt = _clock.GetUtcNow().UtcDateTime }], cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<bool> EncryptRows(CaseTrackerDb db, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var column in SealedColumns.All(db.Model).Where(column => column.PlainBefore is not null))
        {
            var (key, plain) = (column.Key, column.PlainBefore);
            changed += await Each($"SELECT {key} AS Id, {plain} AS Text FROM {column.Table} WHERE {plain} IS NOT NULL AND {key} > {{0}}",
                $"UPDATE {column.Table} SET {column.Name} = {{1}}, {plain} = NULL WHERE {key} = {{0}}", column.As);
        }
        // Words of identities were searched as they are.
        if (changed > 0) await db.Projections.Where(row => row.Name == KeepFoldedTexts.Projection.Name).ExecuteDeleteAsync(cancel);
        await Each($"SELECT Id, Texts AS Text FROM Drafts WHERE Texts LIKE '{{{{%' AND Id > {{0}}",
            "UPDATE Drafts SET Texts = {1} WHERE Id = {0}", Draft.SealedAs);
        if (changed > 0) _log.LogInformation("{Changed} identities were encrypted", changed);
        return true;

        async Task<int> Each(string select, string update, string of)
        {
            var (last, done) = (long.MinValue, 0);
            var first = _dialect.Provider == DatabaseProvider.SqlServer
                ? $"{select} ORDER BY Id OFFSET 0 ROWS FETCH NEXT {Batch} ROWS ONLY" : $"{select} ORDER BY 1 LIMIT {Batch}";
            while (await db.Database.SqlQueryRaw<PlainText>(first, last).ToListAsync(cancel) is { Count: > 0 } found)
            {
                foreach (var one in found)
                    await db.Database.ExecuteSqlRawAsync(update, [one.Id, db.Identities.Seal(one.Text, of)], cancel);
                (last, done) = (found[^1].Id, done + found.Count);
            }
            return done;
        }
    }

    /// <summary>The entries that hold identities, and the hashes of all that follow them; then an entry that says so.</summary>
    private async Task<bool> EncryptLog(CaseTrackerDb db, CancellationToken cancel)
    {
        var fields = EntryIdentities.Fields(db.Model);
        if (await RewrittenLog.Run(db, _head.File, entry => EntryIdentities.Anew(db.Identities, entry, fields), cancel)
            is not { } rewritten)
        {
            _log.LogWarning("What the audit log holds of identities was not encrypted, for the log does not hold: see verify-audit");
            return false;
        }
        await ConvertedLog.Append(db, _head.File.Key()!, _clock.GetUtcNow().UtcDateTime, rewritten, cancel);
        if (rewritten.Changed > 0)
            _log.LogInformation("Identities in {Changed} entries of the audit log were encrypted. Entry {Number} had the hash {Hash}",
                rewritten.Changed, rewritten.Before!.Id, rewritten.Before.Hash);
        return true;
    }

    private sealed record PlainText(long Id, string Text);
}
