using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Makes the rows of lists and pages from facts that are already redacted.</summary>
internal static class PrisonerRows
{
    public static PrisonerRow Row(PersonFacts facts, DateOnly day, IReadOnlyDictionary<long, string> names) =>
        new(facts.Person, CustodyRules.StatusOn(facts.History, day))
        {
            Charges = Charges(facts, names),
            Events = facts.Events,
            Stays = facts.Stays,
            FacilityId = FacilityId(facts, day),
            Facility = FacilityId(facts, day) is { } facility
                ? names.GetValueOrDefault(facility) : null,
            RecordIds = [.. facts.RecordIds],
            FactsHeldBack = facts.HeldBack,
            History = facts.History,
            ToldTwice = ToldTwice.In(facts.History),
        };

    public static GroupRow Group(PersonFacts facts, IReadOnlyList<Known<IdentityLinkDetails>> members, DateOnly day,
        IReadOnlyDictionary<long, string> names) =>
        new(facts.Person, GroupRules.StatusOn(facts.Counts.Select(count => new Known<GroupCountDetails>(count.Id, count.Details)),
            members, day))
        {
            Counts = facts.Counts,
            Charges = Charges(facts, names),
            RecordIds = [.. facts.RecordIds],
        };

    public static IReadOnlyList<ChargeLine> Charges(PersonFacts facts, IReadOnlyDictionary<long, string> names)
    {
        var sentences = facts.Sentences.ToLookup(sentence => sentence.Details.ChargeId);
        return [.. facts.Charges.OrderBy(charge => charge.Details.Order).ThenBy(charge => charge.Id).Select(charge =>
            new ChargeLine(charge, charge.Details.ArticleId is { } article
                ? names.GetValueOrDefault(article) : null, [.. sentences[charge.Id]]))];
    }

    /// <summary>The records whose names a person's rows show.</summary>
    public static IEnumerable<long?> Linked(PersonFacts facts) =>
        [.. facts.Charges.Select(charge => charge.Details.ArticleId), .. facts.Stays.Select(stay => stay.Details.FacilityId),
            .. facts.Events.Select(custody => custody.Details.FacilityId), .. facts.Events.Select(custody => custody.Details.PlaceId)];

    /// <summary>The place of the last stay that has begun by the day and has not certainly ended.</summary>
    private static long? FacilityId(PersonFacts facts, DateOnly day) => facts.Stays
        .Where(stay => stay.Details.From?.Earliest <= day && !(stay.Details.To?.Latest <= day))
        .OrderBy(stay => stay.Details.From!.Latest ?? DateOnly.MaxValue).ThenBy(stay => stay.Details.Order)
        .LastOrDefault()?.Details.FacilityId;

    /// <summary>The links that name members of groups, by group, as known at a moment; members above the clearance are left out.</summary>
    public static async Task<ILookup<long, Known<IdentityLinkDetails>>> Members(CaseTrackerDb db, IReadOnlyCollection<long> groups,
        DateTime known, Clearance clearance, CancellationToken cancel)
    {
        if (groups.Count == 0) return Array.Empty<IdentityLinkRow>()
            .ToLookup(row => row.OtherPersonId, row => new Known<IdentityLinkDetails>(row.FactId, row));
        var rows = await db.IdentityLinks.AsNoTracking()
            .Where(row => row.Kind == IdentityLinkKind.MemberOfGroup && groups.Contains(row.OtherPersonId)).KnownAt(known)
                .Within(clearance).BetweenVisible(db, clearance)
            .ToListAsync(cancel);
        return rows.ToLookup(row => row.OtherPersonId, row =>
            new Known<IdentityLinkDetails>(row.FactId, IdentityLinkDetails.Catalogue.Copy(row)));
    }
}
