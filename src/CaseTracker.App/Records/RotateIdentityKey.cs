using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Records;

/// <summary>What a rotation of a key did.</summary>
/// <param name="Key">The fingerprint of the key that encrypts from now on; null where nothing was ever encrypted.</param>
/// <param name="Made">The key is new. It is not where an earlier rotation was interrupted: then that one is brought to its end.</param>
/// <param name="Done">What was encrypted anew: texts and entries of the log, or files.</param>
/// <param name="Left">What could not be, for it cannot be read.</param>
/// <param name="Unused">The fingerprints of keys that nothing here uses any more.</param>
public sealed record RotatedKey(string? Key, bool Made, long Done, long Left, IReadOnlyList<string> Unused);

/// <summary>Makes a new key of identities, and encrypts by it what stands: records, drafts, texts of files, keys of sign-ins, and the audit
/// log, whose chain is looked through before, and which says so in a signed entry. What is done stays done; run again after an interruption
/// it goes on. No key is removed.</summary>
public sealed class RotateIdentityKey
{
    // Of texts of files each may have megabytes.
    private const int Batch = 50;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly SafetyCopy _copy;
    private readonly SignedHead _head;
    private readonly TimeProvider _clock;

    internal RotateIdentityKey(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, SafetyCopy copy,
        SignedHead head, TimeProvider clock) =>
        (_factory, _dialect, _access, _copy, _head, _clock) = (factory, dialect, access, copy, head, clock);

    public async Task<Outcome<RotatedKey>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        try
        {
            if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<RotatedKey>.Failed(refused);
            await using var db = await _factory.CreateDbContextAsync(cancel);
            if ((await VerifyAudit.Look(db, _head.File, cancel)).Problem is { } broken) return Outcome<RotatedKey>.Failed(broken);
            if (await _copy.BeforeChange(cancel) is { } uncopied) return Outcome<RotatedKey>.Failed(uncopied);
            SealedColumn[] columns = [.. SealedColumns.All(db.Model), new("Drafts", "Id", "Texts", Draft.SealedAs, PlainBefore: null),
                new("SignInKeys", "Number", "Sealed", SharedKeys.SealedAs, PlainBefore: null)];
            var (identities, before) = (db.Identities, await Used(db, columns, cancel));
            if (before.Count == 0) return Outcome<RotatedKey>.Of(new(Key: null, Made: false, 0, 0, []));
            var made = before.IsSubsetOf([identities.Latest]);
            if (made) identities.Renew();
            var (done, left) = (0L, 0L);
            foreach (var column in columns)
            {
                var (anew, unread) = await Column(db, column, cancel);
                (done, left) = (done + anew, left + unread);
            }
            var entries = await Log(db, user, done, cancel);
            if (!entries.Succeeded) return Outcome<RotatedKey>.Failed(entries.Problems);
            await _head.AtStart(db);
            var used = await Used(db, columns, cancel);
            return Outcome<RotatedKey>.Of(new(identities.Latest, made, done + entries.Value, left,
                [.. identities.Fingerprints.Where(key => key != identities.Latest && !used.Contains(key))]));
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<RotatedKey>.Failed(problem);
        }
    }

    /// <summary>The keys by which anything stands.</summary>
    private static async Task<HashSet<string>> Used(CaseTrackerDb db, IReadOnlyList<SealedColumn> columns, CancellationToken cancel)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns) used.UnionWith((await SealedColumns.Keys(db, column, cancel)).Select(of => of.Key));
        foreach (var key in db.Identities.Fingerprints.Except(used).ToList())
        {
            var begins = SealedText.Mark + key;
            if (await db.AuditEntries.AnyAsync(entry => entry.Changes.Contains(begins), cancel)) used.Add(key);
        }
        return used;
    }

    /// <summary>Part after part, each of which stands or falls whole.</summary>
    private async Task<(long Done, long Left)> Column(CaseTrackerDb db, SealedColumn column, CancellationToken cancel)
    {
        var (last, done, left) = (long.MinValue, 0L, 0L);
        var keyOf = $"SUBSTRING({column.Name}, {SealedText.Mark.Length + 1}, {IdentityTexts.FingerprintLetters})";
        var select = $"SELECT {column.Key} AS Id, {column.Name} AS Text FROM {column.Table} WHERE {column.Name} IS NOT NULL "
            + $"AND {keyOf} <> {{1}} AND {column.Key} > {{0}}";
        var first = _dialect.Provider == DatabaseProvider.SqlServer
            ? $"{select} ORDER BY {column.Key} OFFSET 0 ROWS FETCH NEXT {Batch} ROWS ONLY" : $"{select} ORDER BY 1 LIMIT {Batch}";
        var update = $"UPDATE {column.Table} SET {column.Name} = {{1}} WHERE {column.Key} = {{0}}";
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
            var found = await db.Database.SqlQueryRaw<KeptText>(first, last, db.Identities.Latest).ToListAsync(cancel);
            if (found.Count == 0) return (done, left);
            foreach (var one in found)
                if (db.Identities.Anew(one.Text, column.As) is var anew && anew != one.Text)
                    done += await db.Database.ExecuteSqlRawAsync(update, [one.Id, anew], cancel);
                else left++;
            await transaction.CommitAsync(cancel);
            last = found[^1].Id;
        }
    }

    /// <summary>The entries of the log, and what says that a key was rotated, by whom. Words of identities are looked for by the new key
    /// from the next preparation of what is searched on.</summary>
    private async Task<Outcome<int>> Log(CaseTrackerDb db, CurrentUser user, long texts, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        var (now, fields) = (_clock.GetUtcNow().UtcDateTime, EntryIdentities.Fields(db.Model));
        if (await RewrittenLog.Run(db, _head.File, entry => EntryIdentities.Anew(db.Identities, entry, fields), cancel)
            is not { } rewritten)
            return Outcome<int>.Failed((await VerifyAudit.Look(db, _head.File, cancel)).Problem ?? new Problem("Commands.RotateLogMoved"));
        await ConvertedLog.Append(db, _head.File.Key()!, now, rewritten, cancel);
        await KeysRotated.Append(db, user, now, "identities", db.Identities.Latest, texts + rewritten.Changed, cancel);
        await db.Projections.Where(row => row.Name == KeepFoldedTexts.Projection.Name).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Outcome<int>.Of(rewritten.Changed);
    }

    private sealed record KeptText(long Id, string Text);
}
