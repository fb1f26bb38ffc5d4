namespace CaseTracker.Domain.Sources;

/// <summary>What a fact rests on.</summary>
public enum Voices { None, OneDocument, OnePublisher, SeveralPublishers }

/// <summary>One citation of a record, for <see cref="SourceIndependence.Weigh"/>.</summary>
/// <param name="Field">Null cites the record as a whole.</param>
/// <param name="Compared">What its value is compared by (<see cref="CitedValue.Compared"/>); null where it reports none.</param>
public sealed record CitedBy(long Source, string? Publisher, string? Field, string? Compared);

/// <summary>What a record rests on.</summary>
/// <param name="Documents">How many documents support each other.</param>
/// <param name="Publishers">How many publishers certainly speak in them.</param>
/// <param name="Contradicting">How many documents report another value of some field.</param>
public sealed record Support(Voices Voices, int Documents, int Publishers, int Contradicting);

public static class SourceIndependence
{
    /// <summary>How many publishers certainly speak. Case and spaces don't count; a document without a publisher may come from any of those
    /// that are named, so it is a voice only where nobody is.</summary>
    /// <param name="publishers">One for each document; none for what has no source.</param>
    public static int Publishers(IEnumerable<string?> publishers)
    {
        var names = publishers.Select(publisher => CitationRules.Plain(publisher ?? "")).ToHashSet(StringComparer.Ordinal);
        return names.Count > 1 ? names.Count(name => name.Length > 0) : names.Count;
    }

    /// <summary>What one record rests on. Only documents that report the same value of a field support each other; one that cites the
    /// record as a whole, or a field without a value, supports what stands. Where values of a field differ, the one that most publishers
    /// report is supported, the first cited of equals, and a document that reports only another contradicts: it supports nothing.</summary>
    public static Support Weigh(IReadOnlyList<CitedBy> citations)
    {
        var against = new HashSet<long>();
        foreach (var field in citations.Where(cited => cited is { Field: { } key, Compared: not null }
            && !CitationRules.Prose.Contains(key)).GroupBy(cited => cited.Field))
        {
            var values = field.GroupBy(cited => cited.Compared).ToList();
            if (values.Count < 2) continue;
            var kept = values.MaxBy(value => Publishers(value.Select(cited => cited.Publisher)))!.Select(cited => cited.Source).ToHashSet();
            against.UnionWith(field.Select(cited => cited.Source).Where(source => !kept.Contains(source)));
        }
        var agreeing = citations.Where(cited => !against.Contains(cited.Source)).ToList();
        // Each contradicts another in some field: then each stands alone.
        if (agreeing.Count == 0) agreeing = [.. citations.Take(1)];
        var best = agreeing.Select(cited => cited.Field).Distinct()
            .Select(field => agreeing.Where(cited => cited.Field == field || cited.Field is null).DistinctBy(cited => cited.Source)
            .ToList())
            .OrderByDescending(set => Publishers(set.Select(cited => cited.Publisher))).ThenByDescending(set => set.Count)
                .FirstOrDefault() ?? [];
        var publishers = best.Select(cited => cited.Publisher).ToList();
        return new Support(Of(best.Count, publishers), best.Count, Publishers(publishers), against.Count);
    }

    /// <summary>Corroboration counts publishers: what one repeats in another document adds nothing.</summary>
    /// <param name="documents">How many different documents are cited.</param>
    /// <param name="publishers">Their publishers.</param>
    public static Voices Of(int documents, IEnumerable<string?> publishers) => documents switch
    {
        0 => Voices.None,
        1 => Voices.OneDocument,
        _ => Publishers(publishers) > 1 ? Voices.SeveralPublishers : Voices.OnePublisher,
    };
}
