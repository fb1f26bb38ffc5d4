using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.People;

public static class IdentityLinkRules
{
    /// <summary>Two different records.</summary>
    public static IEnumerable<Problem> Check(IdentityLinkDetails link)
    {
        if (link.PersonId == link.OtherPersonId) yield return new Invalid("other", "Errors.LinkToItself");
    }
}
