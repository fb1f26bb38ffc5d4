namespace CaseTracker.Domain.Sources;

/// <summary>What a fact rests on.</summary>
public enum Voices { None, OneDocument, OnePublisher, SeveralPublishers }

public static class VoiceRules
{
    /// <summary>How many publishers certainly speak. Case and spaces don't count; a document without a publisher may come from any of those that
    /// are named, so it is a voice only where nobody is.</summary>
    /// <param name="publishers">One for each document; none for what has no source.</param>
    public static int Publishers(IEnumerable<string?> publishers)
    {
        var names = publishers.Select(publisher => CitationRules.Plain(publisher ?? "")).ToHashSet(StringComparer.Ordinal);
        return names.Count > 1 ? names.Count(name => name.Length > 0) : names.Count;
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
