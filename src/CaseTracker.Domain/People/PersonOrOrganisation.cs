using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.People;

/// <summary>Who takes part, acts or is listed: a person or an organisation, one of the two and not both.</summary>
public static class PersonOrOrganisation
{
    public static IEnumerable<Problem> Check(long? person, long? organisation)
    {
        if ((person is null) == (organisation is null)) yield return new Invalid("person", "Errors.ParticipantNeedsOne");
    }
}
