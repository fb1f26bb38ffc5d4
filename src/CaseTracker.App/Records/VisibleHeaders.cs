using CaseTracker.App.Database;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>Of which records a viewer may know, by what their headers hold (<see cref="KeepVisibility"/>).</summary>
internal static class VisibleHeaders
{
    /// <summary>What nobody has worked out by the present rule is for the highest clearance alone.</summary>
    public static IQueryable<RecordHeader> VisibleTo(this IQueryable<RecordHeader> headers, Confidentiality clearance) =>
        clearance == Visibility.Highest ? headers.Where(header => !header.Hidden)
            : headers.Where(header => !header.Hidden && header.VisibleFrom <= clearance
                && header.VisibilityVersion == Visibility.Version);
}
