using CaseTracker.App.Detention;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>Whatever closed records are added to a register, the least cleared read what they read before: every reader that does not ask
/// who may know of a record fails here.</summary>
public sealed class ClosedRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_closed_changes_nothing_that_the_least_cleared_read()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var records = new RandomRecords(db, new Random(21));
        await records.Make(5);
        await records.MakeOneOfEach();
        await records.CiteAll();
        // A choice of figures is shown with who made it, which only the handlers write.
        foreach (var choice in await db.Set<App.Figures.FigureChoiceRow>().ToListAsync(Cancel))
            choice.DeletedAt = database.Clock.Now.UtcDateTime;
        await db.SaveChangesAsync(Cancel);
        await CustodyProjection.For(db, records.Of(RecordKind.Person), Cancel);
        var all = records.All.ToList();
        var before = await EveryReader.Read(database, Advocate, all);
        Assert.True(before.Count(answer => answer.Value.StartsWith("Value", StringComparison.Ordinal)) > 150);

        var closed = await records.AddClosed(4);
        await CustodyProjection.For(db, records.Of(RecordKind.Person), Cancel);
        var after = await EveryReader.Read(database, Advocate, all);
        foreach (var (way, answer) in before) Assert.True(answer == after[way], $"{way}: {Difference(answer, after[way])}");

        // The closed ones themselves are answered like records that do not exist, and somebody cleared sees them.
        var some = records.All.Where(one => closed.Contains(one.Id)).ToList();
        foreach (var (way, answer) in await EveryReader.Pages(database, Advocate, some))
            Assert.False(answer.StartsWith("Value", StringComparison.Ordinal), way);
        Assert.Contains(await EveryReader.Pages(database, Administrator, some),
            page => page.Value.StartsWith("Value", StringComparison.Ordinal));
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(before)} became {Around(after)}";

        string Around(string answer) => answer[Math.Max(0, at - 160)..Math.Min(answer.Length, at + 60)];
    }
}
