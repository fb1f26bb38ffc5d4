using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Catalogue;

/// <summary>The sensitivity that a field has in a given record: the catalogue's, and more for a child's name.</summary>
public static class SensitivityRules
{
    private static readonly HashSet<string> Naming = new(StringComparer.Ordinal) { "name", "nameKhmer", "role", "text" };

    /// <summary>Above every clearance: an encrypted text whose key is missing can be read by nobody.</summary>
    private const Confidentiality Nobody = Confidentiality.Confidential + 1;

    public static Confidentiality Of<T>(Field<T> field, T details) where T : class =>
        field.Identity && SealedText.Is(field.Get(details)) ? Nobody
            : details is INamesPerson { NameIsOfAChild: true } ? OfAChild(field) : field.Sensitivity;

    /// <summary>The most that a field has in any record of its kind.</summary>
    public static Confidentiality AtMost<T>(Field<T> field) where T : class => field.Identity ? Nobody : OfAChild(field);

    private static Confidentiality OfAChild<T>(Field<T> field) where T : class =>
        CanName(field.Key) && typeof(T).IsAssignableTo(typeof(INamesPerson)) && field.Sensitivity < Confidentiality.Restricted
            ? Confidentiality.Restricted
            : field.Sensitivity;

    /// <summary>Whether a field of that key names a person, and so is closed where the person is a child.</summary>
    public static bool CanName(string key) => Naming.Contains(key);
}
