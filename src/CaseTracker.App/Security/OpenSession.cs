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
    private readonly SealedTokens _tokens;
    private readonly KnownDevices _devices;

    internal OpenSession(AccountWork work, Passwords passwords, ILookupNormalizer normalizer, SecondFactors factors, SealedTokens tokens,
        KnownDevices devices) =>
        (_work, _passwords, _normalizer, _factors, _tokens, _devices) = (work, passwords, normalizer, factors, tokens, devices);

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
            if (await changes.Db.SecondFactors.AnyAsync(factor => factor.AccountId == account.Id, cancel))
                return Outcome<SignedIn>.Failed(new CodeNeeded(_tokens.Seal(Purpose, PendingOf(account), PendingFor)));
            return Outcome<SignedIn>.Of(await Admitted(changes, account, tries, before, device, cancel));
        }, cancel);
    }

    /// <summary>The user of the new session of an account whose password was right.</summary>
    /// <param name="pending">Of <see cref="CodeNeeded"/>.</param>
    /// <param name="code">Of the app, or a recovery code. A wrong one counts like a wrong password.</param>
    public Task<Outcome<SignedIn>> WithCode(string? pending, string code, CurrentUser? before, string? device = null,
        CancellationToken cancel = default) => _work.Committed(async changes =>
        {
            if (_tokens.Open(Purpose, pending) is not { } opened
                || !long.TryParse(opened.Split(' ')[0], CultureInfo.InvariantCulture, out var id)
                || await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } account
                || PendingOf(account) != opened) return Outcome<SignedIn>.Failed(new Denied("Account.CodeTooLate"));
            var tries = await _devices.Of(changes, account, device, cancel);
            if (!Passwords.MayTry(changes, account, tries))
            {
                Passwords.Refuse(changes, account, "suspended or resting");
                return Outcome<SignedIn>.Failed(Refused);
            }
            if (!await _factors.Take(changes, id, code, cancel))
            {
                _passwords.Count(changes, account, tries, "wrong code");
                return Outcome<SignedIn>.Failed(new Invalid("code", "Account.CodeWrong"));
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
