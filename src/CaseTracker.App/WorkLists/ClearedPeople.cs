using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
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
        var bit = ClearanceBits.Of(clearance);
        var (charges, sentences, events) = (db.Charges.VisibleTo(clearance), db.Sentences.VisibleTo(clearance),
            db.CustodyEvents.VisibleTo(clearance));
        var held = Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty()).ToArray();
        return db.CustodyPeriods.AsNoTracking().Where(span => span.KnownTo == null)
            .Where(span => (span.Clearances & bit) != 0 && span.FromDay <= today && span.ToDay >= today && held.Contains(span.Status))
            .Select(span => span.PersonId)
            .Where(person => charges.Any(row => row.PersonId == person
                    && (row.Outcome == ChargeOutcome.Acquitted || row.Outcome == ChargeOutcome.Dropped))
                || sentences.Any(row => row.PersonId == person
                    && (row.WhollySuspended || row.SuspendedMonths > 0 || row.Appeal == AppealOutcome.Overturned))
                || events.Any(row => row.PersonId == person
                    && (Ends.Contains(row.Kind) || (row.Kind == CustodyEventKind.Release && row.How != ReleaseKind.NotStated))))
            .Order().ToListAsync(cancel);
    }

    private static readonly CustodyEventKind[] Ends =
        [CustodyEventKind.Pardon, CustodyEventKind.Acquittal, CustodyEventKind.ChargesDropped, CustodyEventKind.SentenceSuspended,
            CustodyEventKind.TimeServed];
}
