using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.People;

public static class RelationRules
{
    public static IEnumerable<Problem> Check(RelationDetails relation)
    {
        if (relation.PersonId != 0 && relation.PersonId == relation.OtherPersonId)
            yield return new Invalid("otherPerson", "Errors.LinkToItself");
    }
}
