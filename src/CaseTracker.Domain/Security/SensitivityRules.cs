using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;

namespace CaseTracker.Domain.Security;

/// <summary>The sensitivity that a field has in a given record: the catalogue's, and more for a child's name.</summary>
public static class SensitivityRules
{
    private static readonly HashSet<string> Naming = new(StringComparer.Ordinal) { "name", "nameKhmer", "role", "text" };

    public static Confidentiality Of<T>(Field<T> field, T details) where T : class =>
        CanName(field.Key) && NamesAChild(details) && field.Sensitivity < Confidentiality.Restricted
            ? Confidentiality.Restricted
            : field.Sensitivity;

    /// <summary>Whether a field of that key names a person, and so is closed where the person is a child.</summary>
    public static bool CanName(string key) => Naming.Contains(key);

    private static bool NamesAChild<T>(T details) => details switch
    {
        PersonDetails person => person.NameIsOfAChild,
        PersonNameDetails name => name.OfAChild,
        _ => false,
    };
}
