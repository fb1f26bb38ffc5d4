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

    /// <summary>The same in SQL text, on an alias of Records.</summary>
    public static string WithinSql(string header, Confidentiality clearance) => clearance == Visibility.Highest ? "1 = 1"
        : $"{header}.VisibleFrom <= {(int)clearance} AND {header}.VisibilityVersion = {Visibility.Version}";

    /// <summary>The same as <see cref="VisibleTo(IQueryable{RecordHeader}, Confidentiality)"/> in SQL text, on an alias of
    /// Records.</summary>
    public static string Sql(string header, Confidentiality clearance) => clearance == Visibility.Highest ? $"{header}.Hidden = 0"
        : $"{header}.Hidden = 0 AND {WithinSql(header, clearance)}";

    /// <summary>The ids of all other records of a kind: of each of which <see cref="Sql"/> does not hold, or cannot be told to. Each part
    /// is a look into one place of the headers' index.</summary>
    public static string ClosedSql(RecordKind kind, Confidentiality clearance)
    {
        string[] closed = clearance == Visibility.Highest ? ["h.Hidden = 1"] : ["h.Hidden = 1", .. Above(hidden: 0, clearance)];
        return Ids(kind, closed);
    }

    /// <summary>The ids of the records of a kind that are above a clearance lower than the highest, whether they stand or not: those of
    /// which <see cref="Within"/> does not hold.</summary>
    public static string AboveSql(RecordKind kind, Confidentiality clearance) =>
        Ids(kind, [.. Above(hidden: 0, clearance), .. Above(hidden: 1, clearance)]);

    private static IEnumerable<string> Above(int hidden, Confidentiality clearance)
    {
        var seen = string.Join(", ", Enum.GetValues<Confidentiality>().Where(level => level <= clearance).Select(level => (int)level));
        string[] above =
        [
            "IS NULL", $"> {(int)clearance}", $"IN ({seen}) AND h.VisibilityVersion IS NULL",
            $"IN ({seen}) AND h.VisibilityVersion < {Visibility.Version}", $"IN ({seen}) AND h.VisibilityVersion > {Visibility.Version}",
        ];
        return above.Select(level => $"h.Hidden = {hidden} AND h.VisibleFrom {level}");
    }

    private static string Ids(RecordKind kind, IEnumerable<string> where) =>
        string.Join(" UNION ALL ", where.Select(one => $"SELECT h.Id FROM Records h WHERE h.Kind = '{kind}' AND {one}"));
}

/// <summary>The same of facts: the version that stands.</summary>
internal static class VisibleFacts
{
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Confidentiality clearance) where TRow : class, IFactRow =>
        clearance == Visibility.Highest ? rows.Where(row => row.KnownTo == null && !row.Header.Hidden)
            : rows.Where(row => row.KnownTo == null && !row.Header.Hidden && row.Header.VisibleFrom <= clearance
                && row.Header.VisibilityVersion == Visibility.Version);
}
