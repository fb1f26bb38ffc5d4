using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.App.Security;

/// <summary>The secret of a one-time link: 256 random bits. Whoever reads the database finds only its hash.</summary>
internal static class OneTimeToken
{
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in hexadecimal. A slow hash would add nothing: the token is random, not chosen.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
