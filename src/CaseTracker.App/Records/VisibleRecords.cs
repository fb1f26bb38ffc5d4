using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>The records that a clearance may know of, by what their headers hold (<see cref="KeepVisibility"/>). What is not worked out by
/// the rule's present version is for the highest clearance alone.</summary>
internal static class VisibleRecords
{
    public static IQueryable<RecordHeader> VisibleTo(this IQueryable<RecordHeader> headers, Clearance clearance) =>
        headers.Where(header => !header.Hidden).Within(clearance);

    /// <summary>Those that the clearance may know of as far as levels and names go, whether they stand or not.</summary>
    public static IQueryable<RecordHeader> Within(this IQueryable<RecordHeader> headers, Clearance clearance)
    {
        if (clearance == Visibility.Highest) return headers;
        var level = clearance.Level;
        if (clearance.Account is not { } account)
            return headers.Where(header => header.VisibleFrom <= level && header.VisibilityVersion == Visibility.Version);
        var named = NamedReaders.Part(account);
        return headers.Where(header => header.VisibilityVersion == Visibility.Version
            && (header.VisibleFrom <= level || header.LimitedFrom <= level && header.Readers!.Contains(named)));
    }

    /// <summary>Those that stand.</summary>
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IRecordRow =>
        rows.Where(row => row.DeletedAt == null && !row.Header.Hidden).Within(clearance);

    /// <summary>Those that the clearance may know of as far as levels and names go, whether they stand or not.</summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IRecordRow
    {
        if (clearance == Visibility.Highest) return rows;
        var level = clearance.Level;
        if (clearance.Account is not { } account)
            return rows.Where(row => row.Header.VisibleFrom <= level && row.Header.VisibilityVersion == Visibility.Version);
        var named = NamedReaders.Part(account);
        return rows.Where(row => row.Header.VisibilityVersion == Visibility.Version
            && (row.Header.VisibleFrom <= level || row.Header.LimitedFrom <= level && row.Header.Readers!.Contains(named)));
    }

    /// <summary>The same in SQL text, on an alias of Records.</summary>
    public static string WithinSql(string header, Clearance clearance) => clearance == Visibility.Highest ? "1 = 1"
        : $"({header}.VisibleFrom <= {(int)clearance.Level}{Named(header, clearance, " OR ")}) AND {header}.VisibilityVersion = "
            + $"{Visibility.Version}";

    /// <summary>On an alias of Records: it is limited to some, and the reader is one of them; nothing for whom nobody can name.</summary>
    private static string Named(string header, Clearance clearance, string before) => clearance.Account is not { } account ? ""
        : $"{before}{header}.LimitedFrom <= {(int)clearance.Level} AND {header}.Readers LIKE '%{NamedReaders.Part(account)}%'";

    /// <summary>The same as <see cref="VisibleTo(IQueryable{RecordHeader}, Confidentiality)"/> in SQL text, on an alias of
    /// Records.</summary>
    public static string Sql(string header, Clearance clearance) => clearance == Visibility.Highest ? $"{header}.Hidden = 0"
        : $"{header}.Hidden = 0 AND {WithinSql(header, clearance)}";

    /// <summary>The ids of all other records of a kind: of each of which <see cref="Sql"/> does not hold, or cannot be told to. Each part
    /// is a look into one place of the headers' index.</summary>
    public static string ClosedSql(RecordKind kind, Clearance clearance)
    {
        string[] closed = clearance == Visibility.Highest ? ["h.Hidden = 1"] : ["h.Hidden = 1", .. Above(hidden: 0, clearance)];
        return Ids(kind, closed);
    }

    /// <summary>The ids of the records of a kind that are above a clearance lower than the highest, whether they stand or not: those of
    /// which <see cref="Within"/> does not hold.</summary>
    public static string AboveSql(RecordKind kind, Clearance clearance) =>
        Ids(kind, [.. Above(hidden: 0, clearance), .. Above(hidden: 1, clearance)]);

    private static IEnumerable<string> Above(int hidden, Clearance clearance)
    {
        var seen = string.Join(", ", Enum.GetValues<Confidentiality>().Where(level => level <= clearance.Level)
            .Select(level => (int)level));
        // What is limited is above all but the highest, and stands here with it. Where a column is empty the answer must not be.
        var named = clearance.Account is null ? "" : $" AND CASE WHEN {Named("h", clearance, "")} THEN 0 ELSE 1 END = 1";
        string[] above =
        [
            "IS NULL", $"> {(int)clearance.Level}{named}", $"IN ({seen}) AND h.VisibilityVersion IS NULL",
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
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IFactRow =>
        rows.Where(row => row.KnownTo == null && !row.Header.Hidden).WithinHeader(clearance);

    /// <summary>Those that the clearance may know of by what their headers say, whichever version they are, and whether they stand or
    /// not.</summary>
    public static IQueryable<TRow> WithinHeader<TRow>(this IQueryable<TRow> rows, Clearance clearance) where TRow : class, IFactRow
    {
        if (clearance == Visibility.Highest) return rows;
        var level = clearance.Level;
        if (clearance.Account is not { } account)
            return rows.Where(row => row.Header.VisibleFrom <= level && row.Header.VisibilityVersion == Visibility.Version);
        var named = NamedReaders.Part(account);
        return rows.Where(row => row.Header.VisibilityVersion == Visibility.Version
            && (row.Header.VisibleFrom <= level || row.Header.LimitedFrom <= level && row.Header.Readers!.Contains(named)));
    }
}
