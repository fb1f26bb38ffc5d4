using System.Globalization;

namespace CaseTracker.Domain.Security;

/// <summary>The accounts to which a record is limited, as one text that a database can search: ",4,17,", in order; "," names
/// nobody.</summary>
public static class NamedReaders
{
    public static string Of(IEnumerable<long> accounts) =>
        string.Concat(accounts.Distinct().Order().Select(account => string.Create(CultureInfo.InvariantCulture, $",{account}"))) + ",";

    /// <summary>What stands in the text where it names the account, and only then.</summary>
    public static string Part(long account) => string.Create(CultureInfo.InvariantCulture, $",{account},");

    public static bool Name(string readers, long account) => readers.Contains(Part(account), StringComparison.Ordinal);

    /// <summary>Those whom both name. Null limits nothing.</summary>
    public static string? Both(string? one, string? other) => one is null ? other : other is null ? one
        : Of(Ids(one).Intersect(Ids(other)));

    public static IEnumerable<long> Ids(string readers) => readers.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(id => long.Parse(id, CultureInfo.InvariantCulture));
}
