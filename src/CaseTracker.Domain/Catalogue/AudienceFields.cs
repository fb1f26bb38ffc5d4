using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Catalogue;

/// <summary>Which fields of a kind may leave for whom: an allow-list. A kind or a field that is not named here stays with the team, also
/// one that somebody adds tomorrow. Nothing that is written freely is on it (the title of a case, a summary, a reason, a note), for it
/// may name anybody; nor is what leads to a record, but to a person, a place, a facility, an organisation, a law or an article. A person's
/// name stands here, and leaves only where that person agreed.</summary>
public static class AudienceFields
{
    /// <summary>What each wider audience may read, by the keys of the fields; each smaller one reads it, too.</summary>
    private sealed record Leaving(string Public, string Un = "", string Partners = "");

    private static readonly Dictionary<RecordKind, Leaving> Allowed = new()
    {
        [RecordKind.Person] = new("kind name nameKhmer sex ageGroup", "nationality", "occupation"),
        [RecordKind.Organisation] = new("name nameKhmer shortName kind founded ended"),
        [RecordKind.Place] = new("name nameKhmer kind parent isoCode ncddCode"),
        [RecordKind.Facility] = new("name nameKhmer kind place"),
        [RecordKind.Law] = new("title titleKhmer number adopted inForce"),
        [RecordKind.LegalArticle] = new("law number heading headingKhmer penalty"),
        [RecordKind.Case] = new("kind alsoKind on place"),
        [RecordKind.Event] = new("kind on place killed injured affected", "organisation", "person"),
        [RecordKind.CustodyEvent] = new("kind on how place age", "facility force warrant violence", "person"),
        [RecordKind.Stay] = new("regime stage from to end", "facility familyContact counselContact", "person"),
        [RecordKind.WelfareReport] = new("kind on", "facility", "person"),
        [RecordKind.Charge] = new("article on outcome outcomeOn", "label", "person"),
        [RecordKind.Sentence] = new("on years months days yearsAtMost life suspendedMonths whollySuspended relation",
            "offence inAbsentia appeal appealOn", "person"),
        [RecordKind.Prosecution] = new("court stage", "inAbsentia", "person"),
        [RecordKind.Assessment] = new("definition conclusion criteria on", "assessor", "person"),
        [RecordKind.GroupCount] = new("stage whom count on", "reporter"),
        [RecordKind.LandDispute] = new("place landType tenure area areaUnit families persons status statusOn", "consultation precision"),
        [RecordKind.Concession] = new("company place granted revised areaUnit status statusOn", "contractOn"),
        [RecordKind.TransnationalAct] = new("method on origin host hostStatus returned children",
            "transit hostAgency originAgency cooperation", "target"),
        [RecordKind.Sanction] = new("organisation authority programme basis on ended", "legalBasis"),
        [RecordKind.Response] = new("kind by on status", "to"),
        [RecordKind.Instrument] = new("title titleKhmer kind number by on ended"),
        [RecordKind.Figure] = new("topic count unit asOf reporter"),
        [RecordKind.Membership] = new("", "organisation kind from to", "person post certainty"),
        [RecordKind.Source] = new("publisher kind published language"),
    };

    /// <summary>Whether a field leaves for an audience. The team's own files hold all that their maker may see.</summary>
    public static bool Leaves(Audience audience, RecordKind kind, string key) =>
        audience == Audience.Own || Of(audience, kind).Contains(key, StringComparer.Ordinal);

    /// <summary>The keys that leave for others than the team; none for a kind that stays.</summary>
    public static IReadOnlyList<string> Of(Audience audience, RecordKind kind)
    {
        if (!Allowed.TryGetValue(kind, out var leaving)) return [];
        var keys = audience switch
        {
            Audience.Public => leaving.Public,
            Audience.Un => $"{leaving.Public} {leaving.Un}",
            Audience.Partners => $"{leaving.Public} {leaving.Un} {leaving.Partners}",
            _ => throw new ArgumentOutOfRangeException(nameof(audience)),
        };
        return keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The kinds of which something leaves.</summary>
    public static IReadOnlyCollection<RecordKind> Kinds => Allowed.Keys;
}
