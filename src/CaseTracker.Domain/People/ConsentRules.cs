using System.Text.Json;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>What somebody is asked to agree to, each by itself.</summary>
public enum ConsentPurpose { Keep, InternalUse, ShareUn, ShareNgos, ShareGovernments, PublishAnonymised, PublishName, PublishPhoto }

/// <summary>How consent to one purpose stands, from what says least to what protects most: of answers that conflict the last of these
/// holds. Only <see cref="Given"/> lets anything be done.</summary>
public enum ConsentStanding
{
    NotAsked,
    Given,
    /// <summary>A child said yes, or somebody of whom it is not known that they were grown up, and no parent or guardian did.</summary>
    NeedsGuardian,
    Refused,
    Withdrawn,
}

/// <summary>An answer with what is known of the age of whoever gave it.</summary>
/// <param name="OfAChild">By all that is on record the person was, or may have been, under 18 at some time
/// (<see cref="ChildRules"/>).</param>
public sealed record ConsentSaid(ConsentDetails Details, bool OfAChild, ImpreciseDate? Birth);

/// <summary>Which purposes somebody's consent holds for.</summary>
public static class ConsentRules
{
    private const int Adult = 18;

    /// <summary>The key of the field that answers to each purpose, in the order in which they are asked.</summary>
    public static IReadOnlyDictionary<ConsentPurpose, string> Keys { get; } = Enum.GetValues<ConsentPurpose>()
        .ToDictionary(purpose => purpose, purpose => JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString()));

    internal static ConsentAnswer AnswerTo(ConsentDetails consent, ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Keep => consent.Keep,
        ConsentPurpose.InternalUse => consent.InternalUse,
        ConsentPurpose.ShareUn => consent.ShareUn,
        ConsentPurpose.ShareNgos => consent.ShareNgos,
        ConsentPurpose.ShareGovernments => consent.ShareGovernments,
        ConsentPurpose.PublishAnonymised => consent.PublishAnonymised,
        ConsentPurpose.PublishName => consent.PublishName,
        ConsentPurpose.PublishPhoto => consent.PublishPhoto,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>How consent to a purpose stands on a day. An answer takes the place of those that were certainly given before it; of those
    /// that may be of one time the most protective holds, and one without a date takes the place of none. What was certainly said after the
    /// day takes no part.</summary>
    public static ConsentStanding On(DateOnly day, IEnumerable<ConsentSaid> said, ConsentPurpose purpose)
    {
        var answers = said.Where(one => AnswerTo(one.Details, purpose) is not ConsentAnswer.NotAsked && !(First(one) > day)).ToList();
        var latest = answers.Select(First).Max();
        return answers.Where(one => !(one.Details.On?.Latest < latest)).Select(one => Standing(one, purpose))
            .DefaultIfEmpty(ConsentStanding.NotAsked).Max();
    }

    /// <summary>Whether what is on record of somebody may be kept in sight: not once they refused or took back that it is kept, whenever
    /// that is to begin.</summary>
    public static bool MayBeKept(IEnumerable<ConsentSaid> said) =>
        On(DateOnly.MaxValue, said, ConsentPurpose.Keep) is not (ConsentStanding.Refused or ConsentStanding.Withdrawn);

    /// <summary>Whether an individual may stand in a file or report for others, by what they agreed to (<see cref="On"/>). Who agreed that
    /// their name is published need not have been asked about a text without it.</summary>
    public static bool MayStand(Audience audience, Func<ConsentPurpose, ConsentStanding> stands) => audience switch
    {
        Audience.Own => true,
        _ when stands(ConsentPurpose.Keep) > ConsentStanding.Given => false,
        Audience.Partners => stands(ConsentPurpose.ShareNgos) is ConsentStanding.Given,
        Audience.Un => stands(ConsentPurpose.ShareUn) is ConsentStanding.Given,
        Audience.Public => stands(ConsentPurpose.PublishAnonymised) is var anonymised && (anonymised is ConsentStanding.Given
            || anonymised is ConsentStanding.NotAsked && stands(ConsentPurpose.PublishName) is ConsentStanding.Given),
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };

    /// <summary>Whether they may be named there. A name that is closed for other reasons, a child's, stays closed.</summary>
    public static bool MayBeNamed(Audience audience, Func<ConsentPurpose, ConsentStanding> stands) => MayStand(audience, stands)
        && (audience != Audience.Public || stands(ConsentPurpose.PublishName) is ConsentStanding.Given);

    private static ConsentStanding Standing(ConsentSaid said, ConsentPurpose purpose) => AnswerTo(said.Details, purpose) switch
    {
        ConsentAnswer.Withdrawn => ConsentStanding.Withdrawn,
        ConsentAnswer.Refused => ConsentStanding.Refused,
        _ => MayBeAChild(said) && string.IsNullOrWhiteSpace(said.Details.Guardian) ? ConsentStanding.NeedsGuardian : ConsentStanding.Given,
    };

    /// <summary>Whether whoever answered may have been under 18 then: by the birth where both days are known, else by all that is on
    /// record.</summary>
    private static bool MayBeAChild(ConsentSaid said) => said.Birth?.Latest is { } born && said.Details.On?.Earliest is { } asked
        ? asked < born.AddYears(Adult) : said.OfAChild;

    private static DateOnly? First(ConsentSaid said) => said.Details.On?.Earliest;
}
