using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Browsers in which somebody signed in, by a cookie that only the program can make. Wrong passwords from such a browser are
/// counted for it alone, so that whoever knows somebody's e-mail cannot keep them out (OWASP, "device cookies"). Of the browser itself
/// nothing is kept.</summary>
public sealed class KnownDevices
{
    /// <summary>A browser in which nobody signed in for so long is a stranger's again.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromDays(180);

    /// <summary>Of one account; beyond it the one that was not seen for longest goes.</summary>
    private const int Most = 20;

    private const string Purpose = "known device";
    private readonly SealedTokens _tokens;

    internal KnownDevices(SealedTokens tokens) => _tokens = tokens;

    /// <summary>Tells one browser from the others; null for a cookie that the program did not make, or long ago.</summary>
    public string? Token(string? cookie) => _tokens.Open(Purpose, cookie);

    /// <summary>Where a try is counted: the browser where it is one of the account's, else the account.</summary>
    internal async Task<ICountsTries> Of(AccountChanges changes, Account account, string? cookie, CancellationToken cancel) =>
        await Find(changes, account, cookie, cancel) is { } device ? device : account;

    /// <summary>Notes that somebody signed in from it. The cookie that the browser gets, which holds from now on.</summary>
    internal async Task<string> Note(AccountChanges changes, Account account, string? cookie, CancellationToken cancel)
    {
        // One browser may be several people's: its cookie is one, with a row for each.
        var token = Token(cookie) ?? OneTimeToken.New();
        if (await Find(changes, account, cookie, cancel) is { } known) known.SeenAt = changes.Now;
        else
        {
            var others = await changes.Db.KnownDevices.Where(device => device.AccountId == account.Id)
                .OrderByDescending(device => device.SeenAt).ToListAsync(cancel);
            changes.Db.KnownDevices.RemoveRange(others.Where((device, at) => at >= Most - 1 || device.SeenAt < changes.Now - KnownFor));
            changes.Db.KnownDevices.Add(new KnownDevice
            {
                AccountId = account.Id,
                TokenHash = OneTimeToken.Hash(token),
                SeenAt = changes.Now,
            });
        }
        return _tokens.Seal(Purpose, token, KnownFor);
    }

    private async Task<KnownDevice?> Find(AccountChanges changes, Account account, string? cookie, CancellationToken cancel)
    {
        if (Token(cookie) is not { } token) return null;
        var hash = OneTimeToken.Hash(token);
        return await changes.Db.KnownDevices.SingleOrDefaultAsync(device => device.AccountId == account.Id && device.TokenHash == hash,
            cancel);
    }
}
