using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>Adds up entries of the ledger. Reports of one number count once; entries that belong together may count the same people.</summary>
internal static class LedgerSums
{
    public static IReadOnlyList<LedgerSum> Of(IReadOnlyList<LedgerEntry> entries) =>
        entries.Count < 2 ? [] : [.. entries.GroupBy(entry => entry.Unit).Select(group => Sum([.. group]))];

    private static LedgerSum Sum(IReadOnlyList<LedgerEntry> entries)
    {
        // Without a case or a group nobody can say that two entries count different people.
        var together = entries.GroupBy(entry => entry.Of?.Id ?? 0).ToList();
        List<Problem> assumptions = [];
        if (entries.Any(entry => entry.Lines.Count > 1)) assumptions.Add(new Problem("Ledger.AssumesOnce"));
        foreach (var entry in entries.Where(entry => entry.Choice is null && entry.Lines.Count > 1)) assumptions.Add(new Problem("Ledger.AssumesSpan", entry.Topic));
        foreach (var group in together.Where(group => group.Count() > 1)) assumptions.Add(new Problem("Ledger.AssumesOverlap", string.Join("; ", group.Select(entry => entry.Topic))));
        if (together.Count > 1) assumptions.Add(new Problem("Ledger.AssumesApart"));
        foreach (var entry in entries.Where(entry => entry.Taken is null)) assumptions.Add(new Problem("Ledger.AssumesUnknown", entry.Topic));
        return new LedgerSum(entries[0].Unit, BoundedNumber.Sum(together.Select(group => BoundedNumber.Overlapping(group.Select(entry => entry.Taken)))), entries, assumptions);
    }
}
