using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Somebody of the team who can be asked for something.</summary>
public sealed record Colleague(long Id, string Name, Role Role);

/// <summary>The accounts in use, but those that view data only: who cannot read remarks is not asked by one.</summary>
internal static class Colleagues
{
    /// <summary>By name.</summary>
    public static async Task<IReadOnlyList<Colleague>> Who(CaseTrackerDb db, CancellationToken cancel) =>
        [.. (await db.Users.AsNoTracking().Where(account => account.SuspendedAt == null)
            .Select(account => new Colleague(account.Id, account.DisplayName, account.Role)).ToListAsync(cancel))
            .Where(one => one.Role.May(Permission.SeeColleagues))
            .OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];
}
