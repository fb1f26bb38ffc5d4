using CaseTracker.App.Database;
using CaseTracker.App.Maintenance;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Maintenance;

public sealed class CheckReadinessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_is_damaged_or_of_another_version_is_not_ready_and_an_answer_holds_for_seconds()
    {
        await using var database = await TestDatabase.Create();
        var check = database.Get<CheckReadiness>();
        Assert.True(await check.Handle(Cancel));
        database.Get<DatabaseTrouble>().Damaged = true;
        Assert.True(await check.Handle(Cancel));
        Assert.False(await Later());
        database.Get<DatabaseTrouble>().Damaged = false;
        Assert.True(await Later());
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO SchemaJournal VALUES ('9999_test', 'test', '2024-01-01 00:00:00')", Cancel);
        Assert.False(await Later());

        Task<bool> Later()
        {
            database.Clock.Now += CheckReadiness.Kept;
            return check.Handle(Cancel);
        }
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_hold_an_old_answer()
    {
        await using var database = await TestDatabase.Create();
        var check = database.Get<CheckReadiness>();
        Assert.True(await check.Handle(Cancel));
        database.Get<DatabaseTrouble>().Damaged = true;
        database.Clock.Now -= TimeSpan.FromDays(1);
        Assert.False(await check.Handle(Cancel));
    }
}
