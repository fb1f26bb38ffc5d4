using System.ComponentModel.DataAnnotations;
using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>What a person gives to make an account.</summary>
public sealed record NewAccount(string Name, string Email, string Password, string PasswordAgain);

/// <summary>Turns a one-time link into an account, once, and opens its first session.</summary>
public sealed class AcceptInvitation
{
    private static readonly Problem Void = new("Account.LinkVoid");
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly Passwords _passwords;
    private readonly ILookupNormalizer _normalizer;
    private readonly KnownDevices _devices;
    private readonly TimeProvider _clock;

    internal AcceptInvitation(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, Passwords passwords, ILookupNormalizer normalizer,
        KnownDevices devices, TimeProvider clock) =>
        (_factory, _work, _passwords, _normalizer, _devices, _clock) = (factory, work, passwords, normalizer, devices, clock);

    /// <summary>The role that a link gives, or the problem that it is unknown, used or too old.</summary>
    public Task<Outcome<Role>> Look(string? token, CancellationToken cancel = default) => _work.WithMessages(async () =>
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Find(db, token, _clock.GetUtcNow().UtcDateTime, cancel) is { } found
            ? Outcome<Role>.Of(found.Role) : Outcome<Role>.Failed(Void);
    });

    /// <summary>The user of the new account's first session, or what is wrong with the link or the answers.</summary>
    public Task<Outcome<SignedIn>> Run(string? token, NewAccount answers, CurrentUser? before, string? device = null,
        CancellationToken cancel = default) =>
        _work.Run(async changes =>
        {
            if (await Find(changes.Db, token, changes.Now, cancel) is not { } invitation) return Outcome<SignedIn>.Failed(Void);
            var email = answers.Email.Trim();
            var normalized = _normalizer.NormalizeEmail(email);
            var problems = Check(answers).ToList();
            if (problems.Count == 0 && await changes.Db.Users.AnyAsync(a => a.NormalizedEmail == normalized, cancel))
                problems.Add(new Invalid("email", "Account.EmailTaken"));
            if (await NameProblem(changes.Db, answers.Name, null, cancel) is { } name) problems.Insert(0, name);
            if (problems.Count > 0) return Outcome<SignedIn>.Failed(problems);
            invitation.UsedAt = changes.Now;
            var account = new Account
            {
                DisplayName = answers.Name.Trim(),
                Role = invitation.Role,
                Email = email,
                NormalizedEmail = normalized,
                UserName = email,
                NormalizedUserName = _normalizer.NormalizeName(email),
                SecurityStamp = OneTimeToken.New(),
                ConcurrencyStamp = OneTimeToken.New(),
                LockoutEnabled = true,
            };
            _passwords.Set(account, answers.Password);
            changes.Db.Users.Add(account);
            await changes.Db.SaveChangesAsync(cancel);
            invitation.UsedBy = account.Id;
            var signedIn = await OpenSession.Open(changes, account, before, cancel);
            changes.Record(signedIn.CurrentUser, AuditAction.AccountChanged,
                new { what = "joined", account = account.Id, role = account.Role.ToString(), invitation = invitation.Id });
            return Outcome<SignedIn>.Of(signedIn with { Device = await _devices.Note(changes, account, device, cancel) });
        }, cancel);

    private static Task<Invitation?> Find(CaseTrackerDb db, string? token, DateTime now, CancellationToken cancel)
    {
        var hash = OneTimeToken.Hash(token ?? "");
        return db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash && i.AccountId == null && i.UsedAt == null
            && i.RevokedAt == null && i.ExpiresAt > now, cancel);
    }

    private IEnumerable<Problem> Check(NewAccount answers)
    {
        if (answers.Email.Length > 256 || !new EmailAddressAttribute().IsValid(answers.Email.Trim()))
            yield return new Invalid("email", "Account.EmailNeeded");
        if (_passwords.Wrong(answers.Password, answers.PasswordAgain, answers.Name, answers.Email) is { } password) yield return password;
    }

    /// <summary>What keeps an account from bearing a name: the rules for names, or that it is another's, or was when that one changed
    /// something.</summary>
    /// <param name="own">The account that wants it; null for a new one.</param>
    internal static async Task<Problem?> NameProblem(CaseTrackerDb db, string name, long? own, CancellationToken cancel)
    {
        if (AccountNames.Check(name) is { } wrong) return wrong;
        var others = await db.Users.Where(account => account.Id != own).Select(account => account.DisplayName)
            .Union(db.AuditEntries.Where(entry => entry.AccountId != null && entry.AccountId != own).Select(entry => entry.ActorName))
                .ToListAsync(cancel);
        return AccountNames.IsReserved(name) || others.Exists(other => AccountNames.AreAlike(other, name))
            ? new Invalid("name", "Account.NameTaken") : null;
    }
}
