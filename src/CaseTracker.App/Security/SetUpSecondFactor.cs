using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>A secret for an authenticator app, not kept yet.</summary>
/// <param name="Secret">For typing, in groups of four.</param>
/// <param name="Address">What the app reads from a QR code: Google Authenticator's key URI.</param>
/// <param name="Sealed">What the page hands back with the first code.</param>
public sealed record SecondFactorOffer(string Secret, string Address, string Sealed);

/// <summary>What an account has of a second factor.</summary>
/// <param name="Needed">Its role may not be without.</param>
/// <param name="AppAt">When an authenticator app was set up, UTC; null where there is none.</param>
/// <param name="RecoveryCodes">How many are not used yet.</param>
/// <param name="Passkeys">In the order in which they were added.</param>
public sealed record OwnSecondFactor(bool Needed, DateTime? AppAt, int RecoveryCodes, IReadOnlyList<OwnPasskey> Passkeys)
{
    /// <summary>An app or a passkey.</summary>
    public bool Any => AppAt is not null || Passkeys.Count > 0;
}

/// <summary>A passkey of the own account.</summary>
/// <param name="AddedAt">UTC, as <paramref name="UsedAt"/>, which is null for one that was never used to sign in.</param>
public sealed record OwnPasskey(long Id, string Name, DateTime AddedAt, DateTime? UsedAt);

/// <summary>Gives the user's own account a second factor, or takes it away. All of it asks for a recent confirmation: whoever finds an
/// open screen must not shut its owner out.</summary>
public sealed class SetUpSecondFactor
{
    private static readonly TimeSpan OfferedFor = TimeSpan.FromMinutes(15);
    private static readonly Conflict Stands = new("Account.SecondFactorStands"), Missing = new("Account.SecondFactorMissing");
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly Access _access;
    private readonly SecondFactors _factors;
    private readonly SealedTokens _tokens;
    private readonly SecondFactorPolicy _policy;

    internal SetUpSecondFactor(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, Access access, SecondFactors factors,
        SealedTokens tokens, SecondFactorPolicy policy) =>
        (_factory, _work, _access, _factors, _tokens, _policy) = (factory, work, access, factors, tokens, policy);

    public Task<Outcome<OwnSecondFactor>> Show(CurrentUser user, CancellationToken cancel = default) => _work.WithMessages(async () =>
    {
        if (await _access.CheckOwn(user, cancel) is { } refused) return Outcome<OwnSecondFactor>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var factor = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == user.AccountId, cancel);
        return Outcome<OwnSecondFactor>.Of(new(_policy.IsNeededBy(user.Role), factor?.SetUpAt,
            await db.RecoveryCodes.CountAsync(code => code.AccountId == user.AccountId && code.UsedAt == null, cancel),
            await db.Passkeys.Where(passkey => passkey.AccountId == user.AccountId).OrderBy(passkey => passkey.Id)
                .Select(passkey => new OwnPasskey(passkey.Id, passkey.Name, passkey.AddedAt, passkey.UsedAt)).ToListAsync(cancel)));
    });

    /// <summary>A new secret. Nothing is kept before a code of it has come back.</summary>
    /// <param name="before">What was offered already: the app holds that secret, so it is offered again, unless it is too old.</param>
    public Task<Outcome<SecondFactorOffer>> Offer(CurrentUser user, string? before = null, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) =>
        {
            if (await HasApp(changes, account, cancel)) return Outcome<SecondFactorOffer>.Failed(Stands);
            var secret = _tokens.Open(PurposeOf(account), before) ?? SecondFactors.NewSecret();
            var label = Uri.EscapeDataString($"CaseTracker:{account.Email}");
            return Outcome<SecondFactorOffer>.Of(new(string.Join(' ', secret.Chunk(4).Select(part => new string(part))),
                $"otpauth://totp/{label}?secret={secret}&issuer=CaseTracker", _tokens.Seal(PurposeOf(account), secret, OfferedFor)));
        }, cancel);

    /// <summary>Keeps the offered secret once a code of it is right; the account's other sessions, which never showed one, end.</summary>
    /// <returns>The recovery codes, which nobody can be shown again; none where the account has a passkey, whose codes stand.</returns>
    public Task<Outcome<IReadOnlyList<string>>> Confirm(CurrentUser user, string? offer, string code, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) =>
        {
            if (await HasApp(changes, account, cancel)) return Outcome<IReadOnlyList<string>>.Failed(Stands);
            if (_tokens.Open(PurposeOf(account), offer) is not { } secret)
                return Outcome<IReadOnlyList<string>>.Failed(new Problem("Account.OfferTooLate"));
            if (SecondFactors.StepOf(secret, code, changes.Now) is not { } step)
                return Outcome<IReadOnlyList<string>>.Failed(new Invalid("code", "Account.CodeWrong"));
            await changes.FactorChanged(user, account, "second factor set up", cancel);
            return Outcome<IReadOnlyList<string>>.Of(await _factors.Keep(changes, account, secret, step, cancel));
        }, cancel);

    /// <summary>New recovery codes in place of those before.</summary>
    public Task<Outcome<IReadOnlyList<string>>> NewRecoveryCodes(CurrentUser user, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) =>
        {
            if (!await SecondFactors.Any(changes.Db, account.Id, cancel)) return Outcome<IReadOnlyList<string>>.Failed(Missing);
            await SecondFactors.RemoveRecoveryCodes(changes, account.Id, cancel);
            changes.Record(user, AuditAction.AccountChanged, new { what = "recovery codes made anew", account = account.Id });
            return Outcome<IReadOnlyList<string>>.Of(SecondFactors.NewRecoveryCodes(changes, account.Id));
        }, cancel);

    /// <summary>Turns all of it off, as before a new phone. An account whose role needs one is then led to set up the next.</summary>
    public Task<Outcome<bool>> Remove(CurrentUser user, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) =>
        {
            if (!await SecondFactors.Remove(changes, account.Id, cancel)) return Outcome<bool>.Failed(Missing);
            await changes.FactorChanged(user, account, "second factor turned off", cancel);
            return Outcome<bool>.Of(true);
        }, cancel);

    private static Task<bool> HasApp(AccountChanges changes, Account account, CancellationToken cancel) =>
        changes.Db.SecondFactors.AnyAsync(factor => factor.AccountId == account.Id, cancel);

    /// <summary>What was offered to one account is nothing to another.</summary>
    private static string PurposeOf(Account account) => FormattableString.Invariant($"second factor of {account.Id}");
}
