using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>A fact as it was known at one moment: its lasting id and its details.</summary>
public sealed record Known<T>(long FactId, T Details);

/// <summary>Everything of one person that the custody rule reads, as known at one moment.</summary>
public sealed record CustodyHistory(
    IReadOnlyList<Known<CustodyEventDetails>> Events,
    IReadOnlyList<Known<StayDetails>> Stays,
    IReadOnlyList<Known<ChargeDetails>> Charges,
    IReadOnlyList<Known<SentenceDetails>> Sentences);
