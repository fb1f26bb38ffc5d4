using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>Finds the individuals of whom a source says that they are held though everything that they were charged with or sentenced for
/// is over (<see cref="CustodyStatusOnDay.HeldThoughCleared"/>). Facts above the viewer's clearance take no part.</summary>
internal static class ClearedPeople
{
    /// <summary>The ids of those who may be among them: held by the kept periods, and with some fact that frees. The rule says who
    /// is.</summary>
    public static Task<List<long>> Candidates(CaseTrackerDb db, DateOnly today, Clearance clearance, CancellationToken cancel)
    {
        var bit = ClearanceBits.Of(clearance);
        var candidates = $"""
            {CustodyPeriodSql.With(knownIsNow: true, clearance)}
            SELECT s.PersonId AS Value FROM custody s WHERE s.Status IN ({CustodyPeriodSql.Held}) AND EXISTS (SELECT 1 FROM FactsOnRecord f
                WHERE f.PersonId = s.PersonId AND (f.Clearances & {bit}) <> 0 AND (f.Facts & {FactBits.Freed}) <> 0)
            ORDER BY s.PersonId
            """;
        return db.Database.SqlQueryRaw<long>(candidates, db.Parameter("@day", today)).ToListAsync(cancel);
    }
}
