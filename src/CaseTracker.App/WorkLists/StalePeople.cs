using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>Finds the individuals who are held by the custody rule though no source has confirmed it for a while. Facts above
/// the viewer's clearance take no part.</summary>
internal static class StalePeople
{
    /// <summary>How many there are, and the ids of the first, those who wait longest first; whoever was never confirmed before
    /// all.</summary>
    public static async Task<(int Total, List<long> First)> Find(CaseTrackerDb db, DatabaseProvider provider, DateOnly today,
        Clearance clearance, int most, CancellationToken cancel)
    {
        // The periods are of individuals whom the clearance sees, and of nobody else.
        var waiting = $"""
            {CustodyPeriodSql.With(knownIsNow: true, clearance)}
            SELECT s.PersonId, COUNT(*) OVER () AS Total FROM custody s
            WHERE {CustodyPeriodSql.Waits}
            ORDER BY s.LastConfirmedLatest, s.PersonId {SeenSql.First(provider, most)}
            """;
        var first = await db.Database.SqlQueryRaw<Waiting>(waiting,
            db.Parameter("@day", today), db.Parameter("@before", today.AddDays(-CustodyRules.ConfirmationDays))).ToListAsync(cancel);
        return (first.Count == 0 ? 0 : first[0].Total, [.. first.Select(person => person.PersonId)]);
    }

    private sealed record Waiting(long PersonId, int Total);
}
