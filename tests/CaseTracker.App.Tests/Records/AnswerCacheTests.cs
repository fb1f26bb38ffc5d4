using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

public sealed class AnswerCacheTests
{
    [Fact]
    public async Task An_answer_is_worked_out_again_after_a_write_and_not_after_an_export()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var (cache, asked) = (new AnswerCache(), 0);
        Assert.Equal("1 1", $"{await Ask()} {await Ask()}");
        await database.Person("Test Person A");
        Assert.Equal("2 2", $"{await Ask()} {await Ask()}");
        await database.Export(ExportFormat.Csv, Advocate, new PrisonerQuestion(Exported.Day));
        Assert.Equal("2", await Ask());
        await database.Person("Test Person B");
        Assert.Equal("3", await Ask());
        await using (var other = TestDatabase.Beside(database)) await other.Person("Test Person C, of another process");
        Assert.Equal("4", await Ask());

        Task<string> Ask() => cache.Of(db, "question", () => Task.FromResult($"{++asked}"), TestContext.Current.CancellationToken);
    }
}
