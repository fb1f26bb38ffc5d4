using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Gives the user's own account a passkey as its second factor, or takes one away. As with the other factors, all of it asks for a
/// recent confirmation.</summary>
public sealed class SetUpPasskeys
{
    private static readonly Denied NotHere = new("Account.PasskeysNotHere");
    private readonly AccountWork _work;
    private readonly Passkeys _passkeys;

    internal SetUpPasskeys(AccountWork work, Passkeys passkeys) => (_work, _passkeys) = (work, passkeys);

    /// <summary>What the browser asks a device for. Nothing is kept before the device has answered.</summary>
    public Task<Outcome<PasskeyQuestion>> Offer(CurrentUser user, PasskeySite? site, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) => site is null ? Outcome<PasskeyQuestion>.Failed(NotHere)
            : Outcome<PasskeyQuestion>.Of(await _passkeys.AskForNew(changes.Db, account, site, PurposeOf(account), cancel)), cancel);

    /// <summary>Keeps the passkey that a device made; the account's other sessions, which never showed one, end.</summary>
    /// <param name="name">What its owner calls it.</param>
    /// <returns>The recovery codes, which nobody can be shown again; none where another factor's stand.</returns>
    public Task<Outcome<IReadOnlyList<string>>> Add(CurrentUser user, PasskeySite? site, string name, PasskeyAnswer answer,
        CancellationToken cancel = default) => _work.RunOwn(user, async (changes, account) =>
        {
            if (site is null) return Outcome<IReadOnlyList<string>>.Failed(NotHere);
            if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Passkey.LongestName)
                return Outcome<IReadOnlyList<string>>.Failed(new Invalid("name", "Account.PasskeyNameUnusable", Passkey.LongestName));
            var codes = await SecondFactors.RecoveryCodesOfFirst(changes, account.Id, cancel);
            if (await _passkeys.Add(changes, account.Id, site, PurposeOf(account), answer, name.Trim(), cancel) is null)
                return Outcome<IReadOnlyList<string>>.Failed(new Problem("Account.PasskeyNotAdded"));
            await changes.FactorChanged(user, account, "passkey added", cancel);
            return Outcome<IReadOnlyList<string>>.Of(codes);
        }, cancel);

    /// <summary>Takes one away, as of a device that was lost. With the last factor its recovery codes go, too.</summary>
    public Task<Outcome<bool>> Remove(CurrentUser user, long id, CancellationToken cancel = default) =>
        _work.RunOwn(user, async (changes, account) =>
        {
            if (await changes.Db.Passkeys.Where(passkey => passkey.AccountId == account.Id && passkey.Id == id)
                .ExecuteDeleteAsync(cancel) == 0)
                return Outcome<bool>.Failed(new Conflict("Account.PasskeyMissing"));
            if (!await SecondFactors.Any(changes.Db, account.Id, cancel))
                await SecondFactors.RemoveRecoveryCodes(changes, account.Id, cancel);
            await changes.FactorChanged(user, account, "passkey removed", cancel);
            return Outcome<bool>.Of(true);
        }, cancel);

    /// <summary>What was offered to one account is nothing to another.</summary>
    private static string PurposeOf(Account account) => FormattableString.Invariant($"new passkey of {account.Id}");
}
