using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CaseTracker.App.Security;

/// <summary>What a page hands back to the program, in a hidden field: only the program can read or write it, and only for a time. The
/// program's keys (data protection) lie outside the database.</summary>
internal sealed class SealedTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <param name="purpose">A token of one purpose opens for no other.</param>
    public string Seal(string purpose, string value, TimeSpan validFor)
    {
        var until = (clock.GetUtcNow() + validFor).ToUnixTimeSeconds();
        return Protector(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {value}"));
    }

    /// <summary>The value; null for a token that is too old, of another purpose, or not the program's.</summary>
    public string? Open(string purpose, string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var opened = Protector(purpose).Unprotect(token);
            var end = opened.IndexOf(' ', StringComparison.Ordinal);
            return long.Parse(opened.AsSpan(0, end), CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? opened[(end + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("CaseTracker.Accounts", purpose);
}
