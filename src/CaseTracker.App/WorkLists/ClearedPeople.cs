using CaseTracker.App.Database;
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
    public static Task<List<long>> Candidates(CaseTrackerDb db, DateOnly today, Confidentiality clearance, CancellationToken cancel)
    {
        var (bit, freed) = (ClearanceBits.Of(clearance), FactBits.Freed);
        var held = Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty()).ToArray();
        return db.CustodyPeriods.AsNoTracking().Where(span => span.KnownTo == null)
            .Where(span => (span.Clearances & bit) != 0 && span.FromDay <= today && span.ToDay >= today && held.Contains(span.Status))
            .Select(span => span.PersonId)
            .Where(person => db.FactsOnRecord.Any(row => row.PersonId == person && (row.Clearances & bit) != 0 && (row.Facts & freed) != 0))
            .Order().ToListAsync(cancel);
    }
}
