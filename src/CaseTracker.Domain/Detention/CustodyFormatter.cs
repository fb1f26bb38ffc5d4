using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Detention;

/// <summary>Names of statuses and certainties, as texts that are worded in the reader's language.</summary>
public static class CustodyFormatter
{
    public static Problem Localize(this CustodyStatus status) => new($"Custody.Status_{status}");

    public static Problem Localize(this Certainty certainty) => new($"Custody.{certainty}");
}
