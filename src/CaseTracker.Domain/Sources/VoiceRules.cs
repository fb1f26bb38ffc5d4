namespace CaseTracker.Domain.Sources;

/// <summary>What a fact rests on.</summary>
public enum Voices { None, OneDocument, OnePublisher, SeveralPublishers }

public static class VoiceRules
{
    /// <summary>How many publishers speak. Case and spaces don't count; documents without a publisher may all come from one, so they are one voice.</summary>
    public static int Publishers(IEnumerable<string?> publishers) => publishers.Select(publisher => CitationRules.Plain(publisher ?? "")).Distinct(StringComparer.Ordinal).Count();

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
