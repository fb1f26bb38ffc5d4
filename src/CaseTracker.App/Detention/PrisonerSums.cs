using CaseTracker.App.Lists;
using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Detention;

/// <summary>Where everybody on record went: the parts add up to <paramref name="OnRecord"/>.</summary>
/// <param name="OnRecord">Individuals whom the viewer may see.</param>
/// <param name="Certain">Listed, and certain.</param>
/// <param name="Possible">Listed, and possible.</param>
/// <param name="OtherCertainty">Of a status that is asked for, and of the certainty that is not.</param>
/// <param name="OtherStatuses">Of a status that is not asked for.</param>
/// <param name="LeftOut">Left out by another filter.</param>
/// <param name="NoCustody">Of whom nothing on record bears on custody.</param>
/// <param name="HeldBack">Above the viewer's clearance, and in no other number.</param>
public sealed record PrisonerSums(int OnRecord, int Certain, int Possible, int OtherCertainty, IReadOnlyList<StatusCount> OtherStatuses,
    int LeftOut, int NoCustody, int HeldBack) : ListSums
{
    internal static PrisonerSums Of(PrisonerQuestion question, IReadOnlyList<StatusRow> statuses, int onRecord, int heldBack)
    {
        var taken = statuses.Where(row => row.LeftOut == 0)
            .ToLookup(row => question.StatusesInForce.Contains(Enum.Parse<CustodyStatus>(row.Status)));
        int Listed(Certainty certainty) => taken[true].Where(row => row.Certain == (int)certainty).Sum(row => row.People);
        int Asked(Certainty certainty) => question.Certainty is { } only && only != certainty ? 0 : Listed(certainty);
        var (certain, possible) = (Asked(Certainty.Certain), Asked(Certainty.Possible));
        return new PrisonerSums(onRecord, certain, possible,
            Listed(Certainty.Certain) + Listed(Certainty.Possible) - certain - possible,
            [.. taken[false].Select(row => new StatusCount(Enum.Parse<CustodyStatus>(row.Status), (Certainty)row.Certain, row.People))
                .OrderBy(count => count.Status)],
            statuses.Where(row => row.LeftOut == 1).Sum(row => row.People), onRecord - statuses.Sum(row => row.People), heldBack);
    }
}

/// <summary>How many of a status there are whom another filter leaves out (1), or none (0).</summary>
internal sealed record StatusRow(string Status, int Certain, int LeftOut, int People);
