using CaseTracker.App.Database;
using CaseTracker.App.Review;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The review queue and what somebody is told of, where every person waits for a review, within the clearance of a
/// researcher.</summary>
internal static class ReviewMeasurements
{
    private const int Rounds = 15, Told = 10_000;

    private const string Seen = "h.Hidden = 0 AND h.VisibleFrom <= 2 AND h.VisibilityVersion = 1";

    /// <summary>A page of the queue with its total, on a copy of the file.</summary>
    public static async Task<Measured> Queue(string path, CancellationToken cancel)
    {
        using var copy = new FileCopy(path, "reviews");
        await using var services = BenchmarkFile.Services(copy.Path);
        await Fill(services, cancel);
        await using var sql = await PlainSql.Open(BenchmarkFile.ConnectionString(copy.Path));
        const string asked = $"FROM Reviews q JOIN Records h ON h.Id = q.RecordId WHERE q.State = 'Submitted' AND {Seen}";
        return await InTurn("review-queue", async () =>
        {
            var queue = (await services.GetRequiredService<ShowReviewQueue>().Handle(Measurements.Researcher, new(), cancel)).Value;
            return (queue.Total, queue.Lines.Count);
        }, async () =>
        {
            var total = (await sql.Rows($"SELECT COUNT(*) {asked}"))[0][0];
            var page = await sql.Rows($"SELECT q.*, h.Kind {asked} ORDER BY q.Since, q.RecordId LIMIT {ReviewQuestion.PageSize}");
            await sql.Rows("SELECT p.* FROM People p WHERE p.Id IN (SELECT value FROM json_each(@ids))",
                ("@ids", PlainSql.Ids(page.Select(row => (long)row[0]!))));
            return (Convert.ToInt32(total, System.Globalization.CultureInfo.InvariantCulture), page.Count);
        });
    }

    /// <summary>What an account with thousands of unread notices is shown, with their count.</summary>
    public static async Task<Measured> Notices(string path, CancellationToken cancel)
    {
        using var copy = new FileCopy(path, "notices");
        await using var services = BenchmarkFile.Services(copy.Path);
        var user = await Fill(services, cancel);
        await using var sql = await PlainSql.Open(BenchmarkFile.ConnectionString(copy.Path));
        var asked = $"FROM Notifications n JOIN Records h ON h.Id = n.RecordId WHERE n.AccountId = {user.AccountId} AND {Seen}";
        return await InTurn("notices", async () =>
        {
            var list = (await services.GetRequiredService<ShowNotifications>().Handle(user, cancel)).Value;
            return (list.Unread, list.Lines.Count);
        }, async () =>
        {
            var total = (await sql.Rows($"SELECT COUNT(*) {asked} AND n.ReadAt IS NULL"))[0][0];
            var page = await sql.Rows($"SELECT n.RecordId, n.*, h.Kind {asked} ORDER BY n.Id DESC LIMIT {ShowNotifications.Most}");
            await sql.Rows("SELECT p.* FROM People p WHERE p.Id IN (SELECT value FROM json_each(@ids))",
                ("@ids", PlainSql.Ids(page.Select(row => (long)row[0]!))));
            return (Convert.ToInt32(total, System.Globalization.CultureInfo.InvariantCulture), page.Count);
        });
    }

    private static async Task<Measured> InTurn(string name, Func<Task<(int, int)>> ours, Func<Task<(int, int)>> plain)
    {
        var (mine, limit) = (await ours(), await plain());
        return mine == limit ? await Measured.InTurn(name, Rounds, ours, plain)
            : throw new InvalidOperationException($"{name}: {mine} is not {limit}.");
    }

    /// <summary>Every person waits for a review, and an account is told of many.</summary>
    private static async Task<CurrentUser> Fill(ServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = new Account
        {
            UserName = "synthetic@example.org",
            DisplayName = "Synthetic Researcher",
            Role = Role.Researcher,
        };
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        var session = new AccountSession { AccountId = account.Id, StartedAt = now };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO Reviews (RecordId, State, Since, ByName, SubmittedByName)
            SELECT Id, 'Submitted', {now}, 'Synthetic Researcher', 'Synthetic Researcher' FROM People WHERE DeletedAt IS NULL
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO Notifications (AccountId, Kind, RecordId, At, ByName)
            SELECT {account.Id}, 'Assigned', Id, {now}, 'Synthetic Researcher' FROM People WHERE DeletedAt IS NULL ORDER BY Id LIMIT {Told}
            """, cancel);
        return new(account.Id, session.Id, account.DisplayName, account.Role);
    }
}
