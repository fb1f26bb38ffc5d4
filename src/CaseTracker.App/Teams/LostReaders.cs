using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Teams;

/// <summary>Whoever may no longer see what they were named for loses the pages that they have open, as somebody does whose role is
/// changed: their sessions end, and every server closes the pages of these within seconds.</summary>
internal static class LostReaders
{
    /// <param name="before">By record the accounts that were named, as <see cref="RecordReaders.Of"/> gives them.</param>
    /// <param name="after">The same now; a record that is not among them is limited no more.</param>
    public static async Task EndPages(WriteContext work, Dictionary<long, string> before, Dictionary<long, string> after,
        CancellationToken cancel)
    {
        var lost = before.Where(of => after.ContainsKey(of.Key))
            .SelectMany(of => NamedReaders.Ids(of.Value).Except(NamedReaders.Ids(after[of.Key])))
            .Where(account => account != work.CurrentUser.AccountId).Distinct().ToArray();
        if (lost.Length == 0) return;
        // Administrators see it as before.
        var sessions = await work.Db.Sessions.Where(session => EF.Parameter(lost).Contains(session.AccountId) && session.EndedAt == null
            && work.Db.Users.Any(account => account.Id == session.AccountId && account.Role != Role.Administrator)).ToListAsync(cancel);
        foreach (var session in sessions) session.EndedAt = work.Now;
    }
}
