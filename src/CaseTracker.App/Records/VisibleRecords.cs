using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>The records that a clearance may know of, by what their headers hold (<see cref="KeepVisibility"/>). What is not worked out by
/// the rule's present version is for the highest clearance alone.</summary>
internal static class VisibleRecords
{
    public static IQueryable<RecordHeader> VisibleTo(this IQueryable<RecordHeader> headers, Confidentiality clearance) =>
        clearance == Visibility.Highest ? headers.Where(header => !header.Hidden)
            : headers.Where(header => !header.Hidden && header.VisibleFrom <= clearance && header.VisibilityVersion == Visibility.Version);

    /// <summary>Those that stand.</summary>
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Confidentiality clearance) where TRow : class, IRecordRow =>
        clearance == Visibility.Highest ? rows.Where(row => row.DeletedAt == null && !row.Header.Hidden)
            : rows.Where(row => row.DeletedAt == null && !row.Header.Hidden && row.Header.VisibleFrom <= clearance
                && row.Header.VisibilityVersion == Visibility.Version);

    /// <summary>Those that the clearance may know of as far as levels go, whether they stand or not.</summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, Confidentiality clearance) where TRow : class, IRecordRow =>
        clearance == Visibility.Highest ? rows
            : rows.Where(row => row.Header.VisibleFrom <= clearance && row.Header.VisibilityVersion == Visibility.Version);

    /// <summary>The same as <see cref="VisibleTo(IQueryable{RecordHeader}, Confidentiality)"/> in SQL text, on an alias of
    /// Records.</summary>
    public static string Sql(string header, Confidentiality clearance) => clearance == Visibility.Highest ? $"{header}.Hidden = 0"
        : $"{header}.Hidden = 0 AND {header}.VisibleFrom <= {(int)clearance} AND {header}.VisibilityVersion = {Visibility.Version}";

    /// <summary>The ids of all other records of a kind: of each of which <see cref="Sql"/> does not hold, or cannot be told to. Each part
    /// is a look into one place of the headers' index.</summary>
    public static string ClosedSql(RecordKind kind, Confidentiality clearance)
    {
        var seen = string.Join(", ", Enum.GetValues<Confidentiality>().Where(level => level <= clearance).Select(level => (int)level));
        string[] closed = clearance == Visibility.Highest ? ["h.Hidden = 1"] :
        [
            "h.Hidden = 1", "h.Hidden = 0 AND h.VisibleFrom IS NULL", $"h.Hidden = 0 AND h.VisibleFrom > {(int)clearance}",
            .. new[] { "IS NULL", $"< {Visibility.Version}", $"> {Visibility.Version}" }
                .Select(other => $"h.Hidden = 0 AND h.VisibleFrom IN ({seen}) AND h.VisibilityVersion {other}"),
        ];
        return string.Join(" UNION ALL ", closed.Select(where => $"SELECT h.Id FROM Records h WHERE h.Kind = '{kind}' AND {where}"));
    }
}

/// <summary>The same of facts: the version that stands.</summary>
internal static class VisibleFacts
{
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Confidentiality clearance) where TRow : class, IFactRow =>
        clearance == Visibility.Highest ? rows.Where(row => row.KnownTo == null && !row.Header.Hidden)
            : rows.Where(row => row.KnownTo == null && !row.Header.Hidden && row.Header.VisibleFrom <= clearance
                && row.Header.VisibilityVersion == Visibility.Version);
}
