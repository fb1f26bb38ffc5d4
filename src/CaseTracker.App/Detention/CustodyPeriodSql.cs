using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Detention;

/// <summary>Everybody's custody status on a day, as known now or at a moment in the past, as a table for lists to filter, count and
/// sort.</summary>
internal static class CustodyPeriodSql
{
    /// <summary>A <c>WITH</c> clause that ends in the table <c>custody</c>, to be put before the caller's own <c>SELECT … FROM
    /// custody</c>. Parameters: <c>@day</c>, the day asked for, and <c>@known</c>, the moment of knowledge in UTC. A row for each
    /// individual whom the clearance sees and of whom it sees some fact that bears on custody: PersonId, Status (the enum's name), Certain
    /// (0 or 1), How (null unless released), LastConfirmedEarliest, LastConfirmedLatest, HeldSinceEarliest, DecidingFact,
    /// SentenceEndEarliest, SentenceEndLatest.</summary>
    /// <param name="knownIsNow">True where no moment of knowledge was asked for.</param>
    public static string With(bool knownIsNow, Clearance clearance) => $"""
        WITH custody AS (
            SELECT k.PersonId, k.Status, k.Certain, k.How,
                CASE WHEN k.ConfirmedDaily = 1 THEN @day ELSE k.LastConfirmedEarliest END AS LastConfirmedEarliest,
                CASE WHEN k.ConfirmedDaily = 1 THEN @day ELSE k.LastConfirmedLatest END AS LastConfirmedLatest,
                k.HeldSinceEarliest, k.DecidingFact, k.SentenceEndEarliest, k.SentenceEndLatest
            FROM CustodyPeriods k
            WHERE {(knownIsNow ? "k.KnownTo IS NULL" : KnownThen)} AND k.Status IN ({Statuses}) AND k.Certain IN (0, 1)
                AND k.ToDay >= @day AND k.FromDay <= @day AND (k.Clearances & {ClearanceBits.Of(clearance)}) <> 0)
        """;

    /// <summary>The statuses of those who are deprived of liberty, for <c>IN (…)</c>.</summary>
    public static string Held { get; } = Named(Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty()));

    /// <summary>On <c>s</c>, a row of the standings: the person is held by the rule, and nobody has confirmed it since <c>@before</c>, or
    /// ever.</summary>
    public static string Waits { get; } = $"s.Status IN ({Held}) AND (s.LastConfirmedLatest IS NULL OR s.LastConfirmedLatest < @before)";

    private const string KnownThen = "k.KnownFrom <= @known AND (k.KnownTo IS NULL OR k.KnownTo > @known)";

    // All that there are: said, they lead into the index, which begins with them and counts by them without sorting.
    private static string Statuses { get; } = Named(Enum.GetValues<CustodyStatus>());

    private static string Named(IEnumerable<CustodyStatus> statuses) => string.Join(", ", statuses.Select(status => $"'{status}'"));
}
