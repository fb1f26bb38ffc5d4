using System.Text;

namespace CaseTracker.Web.Security;

/// <summary>Return addresses: only pages of this program, never another site.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is local, else the home page; letters outside ASCII as a header of HTTP can hold them. "//host",
    /// "/\host" and control characters lead elsewhere in some browsers and are refused.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
            && !address.Any(char.IsControl)
            ? Escaped(address)
            : "/";

    private static string Escaped(string address)
    {
        var escaped = new StringBuilder(address.Length);
        foreach (var rune in address.EnumerateRunes())
            escaped.Append(rune.IsAscii && rune.Value != ' ' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return escaped.ToString();
    }
}
