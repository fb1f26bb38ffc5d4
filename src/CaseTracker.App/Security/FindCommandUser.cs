using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Whose rights a command has. While there is no account it acts as the operator of the machine; from the first account on
/// somebody has to say as whom, so that no line of the log is by nobody in particular.</summary>
public sealed class FindCommandUser
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly Access _access;
    private readonly ILookupNormalizer _normalizer;

    internal FindCommandUser(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, Access access, ILookupNormalizer normalizer) =>
        (_factory, _work, _access, _normalizer) = (factory, work, access, normalizer);

    /// <param name="name">Of the account, as colleagues see it, or its e-mail; null where nobody gave one.</param>
    /// <param name="role">What the command may do at most; null: all that the account may.</param>
    /// <param name="systemUser">Under which name the machine knows who runs it.</param>
    public Task<Outcome<CurrentUser>> Handle(string? name, Role? role, string systemUser, CancellationToken cancel = default) =>
        _work.WithMessages(async () =>
        {
            await using var db = await _factory.CreateDbContextAsync(cancel);
            if (!await db.Users.AnyAsync(cancel))
                return name is null ? Outcome<CurrentUser>.Of(CurrentUser.Operator(role ?? Role.Administrator))
                    : Outcome<CurrentUser>.Failed(new Problem("Commands.NoAccountYet", name));
            if (name is null) return Outcome<CurrentUser>.Failed(new Denied("Commands.AsNeeded"));
            var email = _normalizer.NormalizeEmail(name.Trim());
            var found = await db.Users.AsNoTracking().Where(account => account.NormalizedEmail == email
                || account.DisplayName == name.Trim()).ToListAsync(cancel);
            if (found is not [var account])
                return Outcome<CurrentUser>.Failed(
                    new Problem(found.Count == 0 ? "Commands.AccountUnknown" : "Commands.AccountNotOne", name));
            if (role > account.Role)
                return Outcome<CurrentUser>.Failed(new Denied("Commands.AsRoleOnlyLowers", account.DisplayName,
                    account.Role.ToString().ToLowerInvariant()));
            var user = new CurrentUser(account.Id, null, account.DisplayName, role ?? account.Role) { SystemUser = systemUser };
            return await _access.Check(user, Permission.ReadRecords, cancel) is { } refused
                ? Outcome<CurrentUser>.Failed(refused) : Outcome<CurrentUser>.Of(user);
        });
}
