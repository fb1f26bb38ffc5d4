using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>Reads and writes the kept conflicts between facts.</summary>
internal static class KeptConflicts
{
    /// <summary>Those that a clearance may know of.</summary>
    public static IQueryable<KeptConflictRow> Seen(CaseTrackerDb db, KeptConflictKind kind, Clearance clearance)
    {
        var bit = ClearanceBits.Of(clearance);
        return db.KeptConflicts.AsNoTracking().Where(row => row.Kind == kind && (row.Clearances & bit) != 0);
    }

    /// <summary>The same in SQL text, as alias <c>k</c>.</summary>
    /// <param name="kind">Null: of either kind.</param>
    public static string FromSeen(Clearance clearance, KeptConflictKind? kind = null) =>
        $"FROM KeptConflicts k WHERE (k.Clearances & {ClearanceBits.Of(clearance)}) <> "
            + $"0{(kind is null ? "" : $" AND k.Kind = '{kind}'")}";

    /// <summary>Of which of the people the ages on record disagree, as the clearance may know.</summary>
    public static async Task<HashSet<long>> Ages(CaseTrackerDb db, IEnumerable<long> people, Clearance clearance,
        CancellationToken cancel)
    {
        long[] ids = [.. people];
        return [.. await Seen(db, KeptConflictKind.Ages, clearance).Where(row => EF.Parameter(ids).Contains(row.PersonId))
            .Select(row => row.PersonId).ToListAsync(cancel)];
    }

    /// <summary>Puts these in place of all of one kind that are kept of the people. Runs in the caller's transaction.</summary>
    public static Task Keep(CaseTrackerDb db, KeptConflictKind kind, long[] people, IEnumerable<KeptConflictRow> rows,
        CancellationToken cancel) =>
        db.Replace<KeptConflictRow>(nameof(KeptConflictRow.PersonId), people, [.. rows], cancel, $"Kind = '{kind}' AND");
}
