using CaseTracker.App.Database;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>The versions of facts that were current at a moment of knowledge.</summary>
internal static class KnownFacts
{
    /// <summary>The versions that were known at a moment, whatever their level.</summary>
    public static IQueryable<TRow> KnownAt<TRow>(this IQueryable<TRow> rows, DateTime known) where TRow : class, IKnownRow =>
        rows.Where(row => row.KnownFrom <= known && (row.KnownTo == null || row.KnownTo > known));

    /// <summary>The versions that are within a clearance: by their own level, and as known before also by what the header says now, of a
    /// fact that was removed since, too. What was made more confidential must not be read by asking what was known before.</summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IFactRow
    {
        if (clearance == Visibility.Highest) return rows;
        var levels = RecordSight.Levels(clearance);
        return rows.Where(row => levels.Contains(row.Confidentiality)).WithinHeader(clearance);
    }

    /// <summary>The same of one version that is read.</summary>
    public static bool IsWithin<TRow>(LeveledRow<TRow> of, Clearance clearance) where TRow : class, IFactRow =>
        of.Within && of.Row.Confidentiality <= clearance;

    /// <summary>The links of which the clearance may know of both persons, whatever the level of the link.</summary>
    public static IQueryable<TRow> BetweenVisible<TRow>(this IQueryable<TRow> rows, CaseTrackerDb db, Clearance clearance) where TRow
        : class, IPersonLinkRow =>
        rows.Where(row => db.People.VisibleTo(clearance).Any(person => person.Id == row.PersonId)
            && db.People.VisibleTo(clearance).Any(person => person.Id == row.OtherPersonId));

    /// <summary>The memberships of which the clearance may know of the organisation, whatever the level of the membership.</summary>
    public static IQueryable<MembershipRow> OfVisible(this IQueryable<MembershipRow> rows, CaseTrackerDb db, Clearance clearance) =>
        rows.Where(row => db.Organisations.VisibleTo(clearance).Any(body => body.Id == row.OrganisationId));

    /// <summary>The versions that <see cref="Within"/> leaves out.</summary>
    public static IQueryable<TRow> Above<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IFactRow
    {
        if (clearance == Visibility.Highest) return rows.Where(_ => false);
        var levels = RecordSight.Levels(clearance);
        var level = clearance.Level;
        var named = clearance.Account is { } account ? NamedReaders.Part(account) : null;
        return rows.Where(row => !levels.Contains(row.Confidentiality) || row.Header.VisibilityVersion != Visibility.Version
            || row.Header.VisibleFrom > level
                && !(named != null && row.Header.LimitedFrom <= level && row.Header.Readers!.Contains(named)));
    }
}
