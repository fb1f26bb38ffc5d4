using System.Security.Cryptography;
using CaseTracker.App.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OtpNet;

namespace CaseTracker.App.Security;

/// <summary>The codes of authenticator apps (TOTP, RFC 6238: six digits, thirty seconds, SHA-1, which is what every app knows) and the
/// recovery codes that stand in for a lost phone.</summary>
internal sealed class SecondFactors(IDataProtectionProvider protection, ILogger<SecondFactors> logger)
{
    public const int RecoveryCodes = 10;

    /// <summary>160 bits, as RFC 4226 (section 4) recommends.</summary>
    private const int SecretBytes = 20;

    /// <summary>80 bits: nobody guesses one from its hash, so a fast hash is enough.</summary>
    private const int RecoveryBytes = 10;

    /// <summary>A phone's clock may be half a minute wrong, and typing takes time.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("CaseTracker.Accounts", "second factor");

    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=');

    /// <summary>The time step of a right code of this secret; null for a wrong one.</summary>
    public static long? StepOf(string secret, string code, DateTime now) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(now, Plain(code), out var step, Window) ? step : null;

    /// <summary>Whether an account has any: an app or a passkey.</summary>
    public static async Task<bool> Any(CaseTrackerDb db, long? accountId, CancellationToken cancel) =>
        await db.SecondFactors.AnyAsync(factor => factor.AccountId == accountId, cancel)
        || await db.Passkeys.AnyAsync(passkey => passkey.AccountId == accountId, cancel);

    /// <summary>Keeps the secret of an account, with the step of the code that proved it.</summary>
    /// <returns>As <see cref="RecoveryCodesOfFirst"/>.</returns>
    public async Task<IReadOnlyList<string>> Keep(AccountChanges changes, Account account, string secret, long step,
        CancellationToken cancel)
    {
        var codes = await RecoveryCodesOfFirst(changes, account.Id, cancel);
        changes.Db.SecondFactors.Add(new SecondFactor
        {
            AccountId = account.Id,
            ProtectedSecret = _protector.Protect(secret),
            SetUpAt = changes.Now,
            LastStep = step,
        });
        return codes;
    }

    /// <summary>The recovery codes of an account's first factor; those of one that has another already stand.</summary>
    /// <returns>New ones, of which only the hashes are kept; none where others stand.</returns>
    public static async Task<IReadOnlyList<string>> RecoveryCodesOfFirst(AccountChanges changes, long accountId,
        CancellationToken cancel) => await Any(changes.Db, accountId, cancel) ? [] : NewRecoveryCodes(changes, accountId);

    public static IReadOnlyList<string> NewRecoveryCodes(AccountChanges changes, long accountId)
    {
        var codes = Enumerable.Range(0, RecoveryCodes)
            .Select(_ => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(RecoveryBytes))).ToList();
        changes.Db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = accountId, CodeHash = HashOf(code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>Takes away what an account has of it. Whether it had any.</summary>
    public static async Task<bool> Remove(AccountChanges changes, long accountId, CancellationToken cancel)
    {
        await RemoveRecoveryCodes(changes, accountId, cancel);
        return await changes.Db.SecondFactors.Where(factor => factor.AccountId == accountId).ExecuteDeleteAsync(cancel)
            + await changes.Db.Passkeys.Where(passkey => passkey.AccountId == accountId).ExecuteDeleteAsync(cancel) > 0;
    }

    public static Task RemoveRecoveryCodes(AccountChanges changes, long accountId, CancellationToken cancel) =>
        changes.Db.RecoveryCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync(cancel);

    /// <summary>Whether a code of the account's app, or one of its recovery codes, is right and was not taken before. Then it is taken: it
    /// never is again, nor is one that the app showed before it.</summary>
    public async Task<bool> Take(AccountChanges changes, long accountId, string code, CancellationToken cancel)
    {
        if (await changes.Db.SecondFactors.SingleOrDefaultAsync(f => f.AccountId == accountId, cancel) is { } factor
            && SecretOf(factor) is { } secret && StepOf(secret, code, changes.Now) is { } step && step > factor.LastStep)
        {
            factor.LastStep = step;
            return true;
        }
        var hash = HashOf(code);
        if (await changes.Db.RecoveryCodes.SingleOrDefaultAsync(kept => kept.AccountId == accountId && kept.CodeHash == hash
            && kept.UsedAt == null, cancel) is not { } recovery) return false;
        recovery.UsedAt = changes.Now;
        return true;
    }

    private string? SecretOf(SecondFactor factor)
    {
        try
        {
            return _protector.Unprotect(factor.ProtectedSecret);
        }
        catch (CryptographicException failure)
        {
            // The keys are another installation's, or lost: recovery codes still let the person in, and an administrator resets it.
            logger.LogError(failure, "The second factor of account {Account} cannot be read with the keys of this data folder",
                factor.AccountId);
            return null;
        }
    }

    private static string HashOf(string code) => OneTimeToken.Hash(Plain(code));

    /// <summary>As it is typed: with spaces or hyphens, in small letters.</summary>
    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
