using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.People;

public static class PersonNaming
{
    /// <summary>A person has a name in some script, or is known by a role. To let a child's name be shown takes a reason.</summary>
    public static IEnumerable<Problem> Check(PersonDetails person)
    {
        var named = !string.IsNullOrWhiteSpace(person.Name) || !string.IsNullOrWhiteSpace(person.NameKhmer);
        if (!named && string.IsNullOrWhiteSpace(person.Role))
            yield return new Invalid("name", person.Kind == PersonKind.Group ? "Errors.GroupWithoutName" : "Errors.PersonWithoutName");
        if (person.NameMayBeShown && string.IsNullOrWhiteSpace(person.NameShownReason))
            yield return new Invalid("nameShownReason", "Errors.NameShownWithoutReason");
    }

    /// <summary>What to call a person on a page that the viewer may read: the name, else the Khmer name, else the role;
    /// "name restricted" where it was taken out.</summary>
    public static string Called(PersonDetails person, bool nameHidden)
    {
        if (nameHidden) return Texts.Localize("Errors.NameRestricted");
        if (!string.IsNullOrWhiteSpace(person.Name)) return person.Name;
        if (!string.IsNullOrWhiteSpace(person.NameKhmer)) return person.NameKhmer;
        return string.IsNullOrWhiteSpace(person.Role) ? Texts.Localize("Errors.NameUnknown") : person.Role;
    }
}
