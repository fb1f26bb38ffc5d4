using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>Adds up entries of the ledger. Reports of one number count once; entries that belong together may count the same
/// people.</summary>
internal static class LedgerSums
{
    public static IReadOnlyList<LedgerSum> Of(IReadOnlyList<LedgerEntry> entries) =>
        entries.Count < 2 ? [] : [.. entries.GroupBy(entry => entry.Unit).Select(group => Sum([.. group]))];

    private static LedgerSum Sum(IReadOnlyList<LedgerEntry> entries)
    {
        // Shares are of different wholes, and what has no unit is of no one kind.
        if (entries[0].Unit is FigureUnit.Percent or FigureUnit.NotStated or FigureUnit.Other)
            return new LedgerSum(entries[0].Unit, null, entries, [new Problem("Ledger.CannotAdd")]);
        var together = Together(entries);
        List<Problem> assumptions = [];
        if (entries.Any(entry => entry.Lines.Count > 1)) assumptions.Add(new Problem("Ledger.AssumesOnce"));
        foreach (var entry in entries.Where(entry => entry.Choice is null && entry.Lines.Count > 1))
            assumptions.Add(new Problem("Ledger.AssumesSpan", entry.Topic));
        foreach (var group in together.Where(group => group.Count > 1))
            assumptions.Add(new Problem("Ledger.AssumesOverlap", string.Join("; ", group.Select(entry => entry.Topic))));
        if (together.Count > 1) assumptions.Add(new Problem("Ledger.AssumesApart"));
        foreach (var entry in entries.Where(entry => entry.Taken is null))
            assumptions.Add(new Problem("Ledger.AssumesUnknown", entry.Topic));
        return new LedgerSum(entries[0].Unit,
            BoundedNumber.Sum(together.Select(group => BoundedNumber.Overlapping(group.Select(entry => entry.Taken)))), entries,
            assumptions);
    }

    /// <summary>Entries that may count the same: those with a common owner, and all of them where one has none, for nobody can say then
    /// that it counts others.</summary>
    private static List<List<LedgerEntry>> Together(IReadOnlyList<LedgerEntry> entries)
    {
        if (entries.Any(entry => entry.Owners.Count == 0)) return [[.. entries]];
        var groups = new List<(HashSet<long> Owners, List<LedgerEntry> Entries)>();
        foreach (var entry in entries)
        {
            var met = groups.Where(group => group.Owners.Overlaps(entry.Owners)).ToList();
            groups.RemoveAll(met.Contains);
            groups.Add(([.. met.SelectMany(group => group.Owners), .. entry.Owners], [.. met.SelectMany(group => group.Entries), entry]));
        }
        return [.. groups.Select(group => group.Entries)];
    }
}
