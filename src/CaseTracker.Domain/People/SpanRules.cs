using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Rules of memberships and relations.</summary>
public static class SpanRules
{
    public static IEnumerable<Problem> Check(MembershipDetails membership) => InOrder(membership.From, membership.To);

    public static IEnumerable<Problem> Check(RelationDetails relation)
    {
        if (relation.PersonId != 0 && relation.PersonId == relation.OtherPersonId) yield return new Problem("Errors.LinkToItself");
        foreach (var problem in InOrder(relation.From, relation.To)) yield return problem;
    }

    /// <summary>Refused only where the end certainly lies before the beginning: imprecise dates may overlap.</summary>
    private static IEnumerable<Problem> InOrder(ImpreciseDate? from, ImpreciseDate? to)
    {
        if (from?.Earliest is { } begin && to?.Latest is { } end && end < begin) yield return new Problem("Errors.EndsBeforeItBegins", to, from);
    }
}
