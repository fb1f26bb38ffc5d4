using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Who acted, in words that tell two people of one name apart: a name that several accounts bear, or bore in what is shown, has
/// the account's number with it. Names were free once, and what stands in the log stays as it was written.</summary>
internal sealed class ActorNames
{
    private readonly HashSet<string> _shared;

    private ActorNames(HashSet<string> shared) => _shared = shared;

    /// <param name="shown">Who acted in what is to be shown.</param>
    public static async Task<ActorNames> For(CaseTrackerDb db, IEnumerable<(long? AccountId, string Name)> shown, CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().Select(account => new { account.Id, account.DisplayName }).ToListAsync(cancel);
        var bearers = shown.Concat(accounts.Select(account => ((long?)account.Id, account.DisplayName))).Distinct()
            .Select(bearer => (Name: AccountNames.Fold(bearer.Item2), Account: bearer.Item1)).Distinct();
        return new ActorNames([.. bearers.GroupBy(bearer => bearer.Name).Where(name => name.Count() > 1).Select(name => name.Key)]);
    }

    public string Of(AuditEntry entry) => Of(entry.AccountId, entry.ActorName);

    public string Of(long? account, string name) => account is { } number && _shared.Contains(AccountNames.Fold(name))
        ? Texts.Localize("History.OneOfSeveral", name, number) : name;
}
