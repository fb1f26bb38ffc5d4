using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Finds people by a part of any of their names, in any script. A name that the viewer may not see finds nobody.</summary>
internal static class FindPeople
{
    /// <summary>The visible people of whom every word of the text stands in some visible name. Words in any order, as
    /// Khmer names are printed in both.</summary>
    internal static IQueryable<PersonRow> ByName(CaseTrackerDb db, string? text, Confidentiality clearance)
    {
        var levels = RecordSight.Levels(clearance);
        var names = db.PersonNames.NamedTo(clearance);
        var people = db.People.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality));
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pattern = $"%{Escape(word)}%";
            people = people.NamedTo(clearance).Where(row => (EF.Functions.Like(row.Name!, pattern, "\\") || EF.Functions.Like(row.NameKhmer!, pattern, "\\") || EF.Functions.Like(row.Role!, pattern, "\\")
                    || names.Any(name => name.PersonId == row.Id && name.DeletedAt == null && levels.Contains(name.Confidentiality)
                        && EF.Functions.Like(name.Text, pattern, "\\"))));
        }
        return people;
    }

    /// <summary>How many persons above a clearance there are, groups left out.</summary>
    internal static Task<int> Above(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel)
    {
        Confidentiality[] above = [.. Enum.GetValues<Confidentiality>().Where(level => level > clearance)];
        return db.People.CountAsync(row => (row.Kind == PersonKind.Individual || row.Kind == PersonKind.KnownByRole) && above.Contains(row.Confidentiality) && row.DeletedAt == null, cancel);
    }

    /// <summary>By the name that is shown. A name that is hidden must not tell its first letter by its place.</summary>
    internal static IQueryable<PersonRow> InOrder(IQueryable<PersonRow> people, Confidentiality clearance) => clearance >= Confidentiality.Restricted
        ? people.OrderBy(row => row.Name ?? row.Role).ThenBy(row => row.Id)
        : people.OrderBy(row => row.OfAChild && !row.NameMayBeShown ? null : row.Name ?? row.Role).ThenBy(row => row.Id);

    private static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
