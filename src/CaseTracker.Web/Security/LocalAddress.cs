namespace CaseTracker.Web.Security;

/// <summary>Return addresses: only pages of this program, never another site.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is local, else the home page. "//host", "/\host" and control characters lead elsewhere
    /// in some browsers and are refused.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : "/";
}
