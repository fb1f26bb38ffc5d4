using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Identity;

namespace CaseTracker.App.Database;

/// <summary>Where wrong passwords and codes are counted.</summary>
internal interface ICountsTries
{
    int FailedTries { get; set; }
    /// <summary>UTC; until then nothing is tried there.</summary>
    DateTime? RestsUntil { get; set; }
}

/// <summary>A person who may sign in. What is tried from no known device is counted here.</summary>
public sealed class Account : IdentityUser<long>, ICountsTries
{
    int ICountsTries.FailedTries { get => AccessFailedCount; set => AccessFailedCount = value; }

    DateTime? ICountsTries.RestsUntil { get => LockoutEnd?.UtcDateTime; set => LockoutEnd = value; }

    public Role Role { get; set; }
    public string DisplayName { get; set; } = "";
    /// <summary>UTC; null while the account is in use.</summary>
    public DateTime? SuspendedAt { get; set; }
    /// <summary>Null until the person chooses one.</summary>
    public DisplayLanguage? Language { get; set; }
    /// <summary>Null until the person chooses one.</summary>
    public DisplayTheme? Theme { get; set; }
    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = Display.UsualTimeZone;

    internal Display Display => new(Language, Theme, TimeZone);
}

/// <summary>A browser in which somebody signed in to an account. It opens nothing; what is tried from it is counted apart, so that
/// strangers' tries do not keep its person out.</summary>
internal sealed class KnownDevice : ICountsTries
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public string TokenHash { get; set; } = "";
    public DateTime SeenAt { get; set; }
    public int FailedTries { get; set; }
    public DateTime? RestsUntil { get; set; }
}

/// <summary>A key of data protection, which several nodes on one database share.</summary>
internal sealed class SignInKeyRow
{
    /// <summary>1, 2, 3, …: of two nodes that add one at once, the second finds its number taken.</summary>
    public int Number { get; set; }
    /// <summary>What data protection calls it.</summary>
    public string Name { get; set; } = "";
    /// <summary>Its XML, encrypted by a key that lies outside the database.</summary>
    public string Sealed { get; set; } = "";
    public DateTime AddedAt { get; set; }
}

/// <summary>How often forms that let somebody in were sent from one place, by all nodes together. It goes when its minute is
/// over.</summary>
internal sealed class CountedTriesRow
{
    /// <summary>A keyed hash of the address or of the known device.</summary>
    public string Place { get; set; } = "";
    public int Tries { get; set; }
    public DateTime CountedUntil { get; set; }
}

/// <summary>One sign-in. Ending it ends every page that was opened with it. What is tried within it is counted here.</summary>
internal sealed class AccountSession : ICountsTries
{
    public int FailedTries { get; set; }
    public DateTime? RestsUntil { get; set; }
    public long Id { get; set; }
    public long AccountId { get; set; }
    public DateTime StartedAt { get; set; }
    /// <summary>When its person last did something; null: not since it started.</summary>
    public DateTime? SeenAt { get; set; }
    public DateTime? LockedAt { get; set; }
    /// <summary>When password and code were given last; null: not since it started.</summary>
    public DateTime? ConfirmedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public SessionTimes Times => new(StartedAt, SeenAt ?? StartedAt, LockedAt, EndedAt);
}

/// <summary>The second factor of an account: an authenticator app that shares a secret with the program.</summary>
internal sealed class SecondFactor
{
    public long AccountId { get; set; }
    /// <summary>Encrypted with the program's keys, which lie outside the database.</summary>
    public string ProtectedSecret { get; set; } = "";
    public DateTime SetUpAt { get; set; }
    /// <summary>The time step (of thirty seconds) of the code that was taken last: neither it nor one before is taken again.</summary>
    public long LastStep { get; set; }
}

/// <summary>A passkey of an account: a key pair of a device or a security key, of which the program holds the public half.</summary>
internal sealed class Passkey
{
    public const int LongestName = 60;

    public long Id { get; set; }
    public long AccountId { get; set; }
    /// <summary>What its owner calls it.</summary>
    public string Name { get; set; } = "";
    /// <summary>By which the device knows it again, in base64url: up to 1,023 bytes (WebAuthn).</summary>
    public string Credential { get; set; } = "";
    /// <summary>Of the credential, since a text of its length is too long for an index.</summary>
    public string CredentialHash { get; set; } = "";
    /// <summary>The public half, as COSE holds it, in base64url.</summary>
    public string PublicKey { get; set; } = "";
    /// <summary>How often the device says it was used: a copy of it would fall behind. 0 where a device does not count.</summary>
    public long Uses { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>A code that stands in once for a lost second factor. Only its hash is kept.</summary>
internal sealed class RecoveryCode
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public string CodeHash { get; set; } = "";
    public DateTime? UsedAt { get; set; }
}

/// <summary>A one-time link that makes an account with a role, or gives one that stands a new password. Only the token's hash is
/// kept.</summary>
internal sealed class Invitation
{
    public long Id { get; set; }
    public string TokenHash { get; set; } = "";
    public Role Role { get; set; }
    /// <summary>Whom it is for, in the words of whoever invites.</summary>
    public string? ForWhom { get; set; }
    public long? InvitedBy { get; set; }
    /// <summary>The account that gets a new password; null: the link makes an account.</summary>
    public long? AccountId { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
    /// <summary>The account that it became.</summary>
    public long? UsedBy { get; set; }
    public DateTime? RevokedAt { get; set; }
}
