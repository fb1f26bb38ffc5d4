using CaseTracker.App.Database;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>Whose name a viewer without clearance may not read, by <see cref="PersonDetails.OfAChild"/>: the one test
/// for every list, search, order and suggestion.</summary>
internal static class ChildNames
{
    public static bool SeenBy(Confidentiality clearance) => clearance >= Confidentiality.Restricted;

    /// <summary>On an alias of People: the name is a child's, and nobody has let it be shown.</summary>
    public static string Protected(string person) => $"{person}.OfAChild = 1 AND {person}.NameMayBeShown = 0";

    /// <summary>The people whose names the viewer may read.</summary>
    public static IQueryable<PersonRow> NamedTo(this IQueryable<PersonRow> people, Confidentiality clearance) =>
        SeenBy(clearance) ? people : people.Where(row => !row.OfAChild || row.NameMayBeShown);

    /// <summary>The further names that the viewer may read, as far as they say so themselves; their person has to be asked, too.</summary>
    public static IQueryable<PersonNameRow> NamedTo(this IQueryable<PersonNameRow> names, Confidentiality clearance) =>
        SeenBy(clearance) ? names : names.Where(row => !row.OfAChild);
}
