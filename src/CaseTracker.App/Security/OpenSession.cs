using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Who signed in, and how the program is to be shown to them.</summary>
public sealed record SignedIn(CurrentUser CurrentUser, Display Display)
{
    /// <summary>What the browser keeps to be known again (<see cref="KnownDevices"/>); null: what it has.</summary>
    public string? Device { get; init; }
}

/// <summary>The password was right, and the account has a second factor: a code of it is asked next.</summary>
/// <param name="Pending">What the page hands back with the code.</param>
public sealed record CodeNeeded(string Pending) : Problem("Account.CodeNeeded");

/// <summary>Signs a person in with e-mail and password, and with a code where the account has a second factor, and opens a session.
/// An unknown address, a wrong password, a locked and a suspended account get the same answer after the same work, so that nobody learns
/// who has an account.</summary>
public sealed class OpenSession
{
    private const string Purpose = "sign-in";
    private static readonly TimeSpan PendingFor = TimeSpan.FromMinutes(5);
    private static readonly Denied Refused = new("Account.SignInRefused");
    private readonly AccountWork _work;
    private readonly Passwords _passwords;
    private readonly ILookupNormalizer _normalizer;
    private readonly SecondFactors _factors;
    private readonly Passkeys _passkeys;
    private readonly SealedTokens _tokens;
    private readonly KnownDevices _devices;

    internal OpenSession(AccountWork work, Passwords passwords, ILookupNormalizer normalizer, SecondFactors factors,
        Passkeys passkeys, SealedTokens tokens, KnownDevices devices) => (_work, _passwords, _normalizer, _factors, _passkeys, _tokens,
        _devices) = (work, passwords, normalizer, factors, passkeys, tokens, devices);

    /// <summary>The user of the new session, or <see cref="CodeNeeded"/>. <paramref name="before"/> is whoever was signed in in this
    /// browser; that session ends.</summary>
    /// <param name="device">The cookie of a known device, where the browser has one.</param>
    public Task<Outcome<SignedIn>> Run(string email, string password, CurrentUser? before, string? device = null,
        CancellationToken cancel = default) => _work.WithMessages(() => Compared(email, password, before, device, cancel));

    private async Task<Outcome<SignedIn>> Compared(string email, string password, CurrentUser? before, string? device,
        CancellationToken cancel)
    {
        var normalized = _normalizer.NormalizeEmail(email.Trim());
        var compared = await _passwords.Compare(accounts => accounts.Where(account => account.NormalizedEmail == normalized), password,
            cancel);
        return await _work.Committed(async changes =>
        {
            var account = await changes.Db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancel);
            if (account is null)
            {
                Passwords.Refuse(changes, null, "unknown address");
                return Outcome<SignedIn>.Failed(Refused);
            }
            var tries = await _devices.Of(changes, account, device, cancel);
            if (!_passwords.Accept(changes, account, tries, compared, password)) return Outcome<SignedIn>.Failed(Refused);
            if (await SecondFactors.Any(changes.Db, account.Id, cancel))
                return Outcome<SignedIn>.Failed(new CodeNeeded(_tokens.Seal(Purpose, PendingOf(account), PendingFor)));
            return Outcome<SignedIn>.Of(await Admitted(changes, account, tries, before, device, cancel));
        }, cancel);
    }

    /// <summary>The user of the new session of an account whose password was right.</summary>
    /// <param name="pending">Of <see cref="CodeNeeded"/>.</param>
    /// <param name="code">Of the app, or a recovery code. A wrong one counts like a wrong password.</param>
    public Task<Outcome<SignedIn>> WithCode(string? pending, string code, CurrentUser? before, string? device = null,
        CancellationToken cancel = default) => With(pending, async (changes, account) =>
            await _factors.Take(changes, account.Id, code, cancel) ? null : (new Invalid("code", "Account.CodeWrong"), "wrong code"),
            before, device, cancel);

    /// <summary>The same by a passkey. An answer that is not right counts like a wrong password.</summary>
    /// <param name="answer">To <see cref="AskForPasskey"/>.</param>
    public Task<Outcome<SignedIn>> WithPasskey(string? pending, PasskeySite? site, PasskeyAnswer answer, CurrentUser? before,
        string? device = null, CancellationToken cancel = default) => With(pending, async (changes, account) =>
            await _passkeys.Take(changes, account.Id, site, PasskeyPurposeOf(account), answer, cancel)
                ? null : (new Problem("Account.PasskeyWrong"), "wrong passkey"), before, device, cancel);

    /// <summary>What the browser asks a device for in place of a code; null where the account has no passkey, or none can be
    /// used.</summary>
    public async Task<PasskeyQuestion?> AskForPasskey(string? pending, PasskeySite? site, CancellationToken cancel = default)
    {
        var asked = await _work.Run(async changes => Outcome<PasskeyQuestion?>.Of(await Waiting(changes, pending, cancel) is { } account
            ? await _passkeys.Ask(changes.Db, account.Id, site, PasskeyPurposeOf(account), cancel) : null), cancel);
        return asked.Succeeded ? asked.Value : null;
    }

    /// <summary>Whose password was right, within the last minutes.</summary>
    private async Task<Account?> Waiting(AccountChanges changes, string? pending, CancellationToken cancel) =>
        _tokens.Open(Purpose, pending) is { } opened && long.TryParse(opened.Split(' ')[0], CultureInfo.InvariantCulture, out var id)
        && await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel) is { } account && PendingOf(account) == opened
            ? account : null;

    private Task<Outcome<SignedIn>> With(string? pending, Func<AccountChanges, Account, Task<(Problem Problem, string Why)?>> wrong,
        CurrentUser? before, string? device, CancellationToken cancel) => _work.Committed(async changes =>
        {
            if (await Waiting(changes, pending, cancel) is not { } account)
                return Outcome<SignedIn>.Failed(new Denied("Account.CodeTooLate"));
            var tries = await _devices.Of(changes, account, device, cancel);
            if (!_passwords.MayTry(changes, account, tries))
            {
                Passwords.Refuse(changes, account, "suspended or resting");
                return Outcome<SignedIn>.Failed(Refused);
            }
            if (await wrong(changes, account) is { } told)
            {
                _passwords.Count(changes, account, tries, told.Why);
                return Outcome<SignedIn>.Failed(told.Problem);
            }
            return Outcome<SignedIn>.Of(await Admitted(changes, account, tries, before, device, cancel));
        }, cancel);

    /// <summary>All that is asked was right: the count ends there, and the browser is known from now on.</summary>
    private async Task<SignedIn> Admitted(AccountChanges changes, Account account, ICountsTries tries, CurrentUser? before, string? device,
        CancellationToken cancel)
    {
        Passwords.EndCount(tries);
        var signedIn = await Open(changes, account, before, cancel);
        return signedIn with { Device = await _devices.Note(changes, account, device, cancel) };
    }

    /// <summary>A password that has changed meanwhile, or a second factor that was reset, makes it void.</summary>
    private static string PendingOf(Account account) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.Id} {account.SecurityStamp}");

    private static string PasskeyPurposeOf(Account account) => FormattableString.Invariant($"passkey to sign in {account.Id}");

    internal static async Task<SignedIn> Open(AccountChanges changes, Account account, CurrentUser? before, CancellationToken cancel)
    {
        if (before is { AccountId: { } accountId, SessionId: { } sessionId })
            await changes.End(accountId, sessionId, SessionEndReason.Replaced, cancel);
        var session = new AccountSession { AccountId = account.Id, StartedAt = changes.Now, SeenAt = changes.Now };
        changes.Db.Sessions.Add(session);
        await changes.Db.SaveChangesAsync(cancel);
        var user = new CurrentUser(account.Id, session.Id, account.DisplayName, account.Role);
        changes.Record(user, AuditAction.SignedIn, new { session = session.Id });
        return new SignedIn(user, account.Display);
    }
}
