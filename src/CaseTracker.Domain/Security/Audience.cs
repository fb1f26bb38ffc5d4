namespace CaseTracker.Domain.Security;

/// <summary>For whom a file or a report is made, from the team itself to everybody.</summary>
public enum Audience { Own, Partners, Un, Public }

/// <summary>How exactly a file says where.</summary>
public enum PlaceForm { Exact, Province }

/// <summary>How exactly a file says how old somebody was.</summary>
public enum AgeForm { Exact, Band }

/// <summary>What may leave for an audience. Which fields do is an allow-list of its own (<c>Catalogue.AudienceFields</c>): what nobody
/// named stays. Who stands in it, and who is named, is by their own consent (<c>People.ConsentRules</c>).</summary>
/// <param name="Sight">Records, fields and sources above this level take no part, whoever makes the file: what is restricted or
/// confidential is in none that leaves the team.</param>
/// <param name="HidesSmallCells">Counts from 1 to 4 are not told (<see cref="SmallCells"/>).</param>
/// <param name="NeedsSecond">Somebody else must approve it before it leaves.</param>
public sealed record AudienceProfile(Audience Audience, Confidentiality Sight, PlaceForm Places, AgeForm Ages,
    bool HidesSmallCells, bool NeedsSecond)
{
    /// <summary>The team's own files alone hold ids, versions, levels, notes, sources by title, and who asked.</summary>
    public bool IsOwn => Audience == Audience.Own;

    public static AudienceProfile Of(Audience audience) => audience switch
    {
        Audience.Own => new(audience, Confidentiality.Confidential, PlaceForm.Exact, AgeForm.Exact, false, false),
        Audience.Partners => new(audience, Confidentiality.Internal, PlaceForm.Province, AgeForm.Band, false, false),
        Audience.Un => new(audience, Confidentiality.Internal, PlaceForm.Province, AgeForm.Band, true, true),
        Audience.Public => new(audience, Confidentiality.Public, PlaceForm.Province, AgeForm.Band, true, true),
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };

    /// <summary>The clearance that a file is read with: never more than its maker's, never more than its audience's.</summary>
    public Confidentiality Within(Confidentiality maker) => maker < Sight ? maker : Sight;

    /// <summary>Its maker, with the sight of its audience.</summary>
    public CurrentUser Reader(CurrentUser maker) => IsOwn ? maker : maker with { Limit = Within(maker.Clearance) };

    /// <summary>The audience that a word names ("own", "partners", "un", "public", in any case), or null.</summary>
    public static Audience? Find(string? word) => Enum.GetValues<Audience>().Select(audience => (Audience?)audience)
        .FirstOrDefault(audience => audience.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The words that <see cref="Find"/> reads.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [.. Enum.GetValues<Audience>().Select(audience => audience.ToString().ToLowerInvariant())];
}
