using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Cases;

public static class ParticipantRules
{
    public static IEnumerable<Problem> Check(ParticipantDetails participant)
    {
        if ((participant.PersonId is null) == (participant.OrganisationId is null))
            yield return new Problem("Errors.ParticipantNeedsOne");
    }
}
