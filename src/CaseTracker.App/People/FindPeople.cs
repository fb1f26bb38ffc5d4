using CaseTracker.App.Database;
using CaseTracker.App.Records;
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
    internal static IQueryable<PersonRow> ByName(CaseTrackerDb db, string? text, Clearance clearance)
    {
        var names = db.PersonNames.VisibleTo(clearance).NamedTo(clearance);
        var people = db.People.AsNoTracking().VisibleTo(clearance);
        foreach (var word in TextFold.Words(text))
        {
            var pattern = $"%{LikePattern.Escape(word)}%";
            people = people.NamedTo(clearance).Where(row =>
                db.FoldedTexts.Any(one => one.RecordId == row.Id && (one.Field == "name" || one.Field == "nameKhmer" || one.Field == "role")
                    && EF.Functions.Like(one.Text, pattern, "\\"))
                || names.Any(name => name.PersonId == row.Id
                    && db.FoldedTexts.Any(one => one.RecordId == name.Id && one.Field == "text"
                        && EF.Functions.Like(one.Text, pattern, "\\"))));
        }
        return people;
    }

    /// <summary>How many persons above a clearance there are, groups left out.</summary>
    internal static Task<int> Above(CaseTrackerDb db, Clearance clearance, CancellationToken cancel)
    {
        Confidentiality[] above = [.. Enum.GetValues<Confidentiality>().Where(level => level > clearance)];
        return db.People.CountAsync(row => (row.Kind == PersonKind.Individual || row.Kind == PersonKind.KnownByRole)
            && above.Contains(row.Confidentiality) && row.DeletedAt == null, cancel);
    }

    /// <summary>By the name that is shown: the Latin one, else the Khmer one, else what the person is known as. A name that is hidden must
    /// not tell its first letter by its place.</summary>
    internal static IQueryable<PersonRow> InOrder(IQueryable<PersonRow> people, Clearance clearance)
    {
        var all = ChildNames.SeenBy(clearance);
        return people.OrderBy(row => !all && row.OfAChild && !row.NameMayBeShown ? null : EF.Property<string?>(row, SortNames.Column))
            .ThenBy(row => row.Id);
    }
}
