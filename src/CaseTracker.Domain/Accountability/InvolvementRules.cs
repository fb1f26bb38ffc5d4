using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Accountability;

public static class InvolvementRules
{
    public static IEnumerable<Problem> Check(InvolvementDetails involvement)
    {
        if ((involvement.PersonId is null) == (involvement.OrganisationId is null)) yield return new Problem("Errors.ParticipantNeedsOne");
    }
}
