using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Accountability;

public static class SanctionRules
{
    public static IEnumerable<Problem> Check(SanctionDetails sanction)
    {
        if ((sanction.PersonId is null) == (sanction.OrganisationId is null)) yield return new Problem("Errors.ParticipantNeedsOne");
    }
}
