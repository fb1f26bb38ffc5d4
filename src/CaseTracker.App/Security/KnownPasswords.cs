using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Domain.Security;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Security;

/// <summary>What an installation adds to the rules for passwords.</summary>
/// <param name="File">A file with a password a line that nobody may choose; null: none but the program's own.</param>
/// <param name="Organisation">A word that guessers would try.</param>
public sealed record PasswordSettings(string? File, string? Organisation)
{
    public static PasswordSettings None { get; } = new(null, null);
}

/// <summary>Passwords that stand in lists which attackers try first. Nothing is asked of the network: the program brings a small list
/// (known-passwords.md says where it is from), and an installation may name a file with more.</summary>
internal sealed class KnownPasswords(PasswordSettings settings, ILogger<KnownPasswords> logger)
{
    private const string Resource = "security/known-passwords.txt";

    /// <summary>Eight bytes of a hash for each: ten million take some 200 MB, and one in a hundred thousand million others is refused with
    /// them.</summary>
    private readonly Lazy<HashSet<ulong>> _known = new(() => Read(settings.File, logger));

    public bool Has(string password) => _known.Value.Contains(HashOf(password));

    private static HashSet<ulong> Read(string? file, ILogger logger)
    {
        var known = new HashSet<ulong>();
        using (var own = new StreamReader(typeof(KnownPasswords).Assembly.GetManifestResourceStream(Resource)!)) Add(known, own);
        if (file is null) return known;
        try
        {
            using var more = new StreamReader(file);
            Add(known, more);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whoever chooses a password meanwhile is held to the program's own list.
            logger.LogError(failure, "The file of passwords that nobody may choose cannot be read");
        }
        return known;
    }

    /// <summary>Shorter ones are refused anyway.</summary>
    private static void Add(HashSet<ulong> known, TextReader lines)
    {
        while (lines.ReadLine() is { } line) if (line.Length >= PasswordRules.Shortest) known.Add(HashOf(line));
    }

    private static ulong HashOf(string password) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant())));
}
