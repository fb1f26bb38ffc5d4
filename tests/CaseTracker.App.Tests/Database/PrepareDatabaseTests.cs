using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Database;

public class PrepareDatabaseTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_new_database_gets_every_script_and_a_second_start_finds_nothing_to_do(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Empty(provider);
        Assert.Equal(SchemaScript.Embedded(provider).Select(script => script.Name), (await database.Prepare()).Applied);
        Assert.Empty((await database.Prepare()).Applied);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_is_written_to_a_prepared_database_is_read_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using (var db = database.Open())
        {
            db.People.Add(new PersonRow { Header = new RecordHeader { CreatedAt = database.Clock.Now.UtcDateTime }, Name = "Test Person A", NameKhmer = "សាកល្បង" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var again = database.Open();
        Assert.Equal("សាកល្បង", (await again.People.SingleAsync(TestContext.Current.CancellationToken)).NameKhmer);
    }
}
