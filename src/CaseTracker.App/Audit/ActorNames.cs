using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Who acted, in words that tell two people of one name apart: a name that several accounts bear, or bore in what is shown, has
/// the account's number with it. Names were free once, and what stands in the log stays as it was written. A data-only viewer is told
/// their own name alone.</summary>
internal sealed class ActorNames
{
    private readonly Clearance _reader;
    private readonly HashSet<string> _shared;

    private ActorNames(Clearance reader, HashSet<string> shared) => (_reader, _shared) = (reader, shared);

    /// <param name="reader">To whom they are shown.</param>
    /// <param name="shown">Who acted in what is to be shown.</param>
    public static async Task<ActorNames> For(CaseTrackerDb db, Clearance reader, IEnumerable<(long? AccountId, string Name)> shown,
        CancellationToken cancel)
    {
        if (reader.DataOnly) return new ActorNames(reader, []);
        var accounts = await db.Users.AsNoTracking().Select(account => new { account.Id, account.DisplayName }).ToListAsync(cancel);
        var bearers = shown.Concat(accounts.Select(account => ((long?)account.Id, account.DisplayName))).Distinct()
            .Select(bearer => (Name: AccountNames.Fold(bearer.Item2), Account: bearer.Item1)).Distinct();
        return new ActorNames(reader, [.. bearers.GroupBy(bearer => bearer.Name).Where(name => name.Count() > 1).Select(name => name.Key)]);
    }

    public string Of(AuditEntry entry) => Of(entry.AccountId, entry.ActorName);

    public string Of(long? account, string name) => account is { } number && _shared.Contains(AccountNames.Fold(name))
        ? Texts.Localize("History.OneOfSeveral", name, number) : Shown(_reader, account, name)!;

    /// <summary>A name as a reader is shown it, where accounts of one name need not be told apart.</summary>
    public static string? Shown(Clearance reader, long? account, string? name) => name is null || !reader.DataOnly
        || (account is not null && account == reader.Account) ? name : Texts.Localize("History.OfTheTeam");
}
