using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Records;

/// <summary>What is read past the context is what the context reads.</summary>
public class ReadRowsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Random_records_of_every_kind_are_read_as_the_context_reads_them(DatabaseProvider provider)
    {
        Providers.SkipUnlessConfigured(provider);
        await using var database = await TestDatabase.Create(provider);
        await using var db = database.Open();
        var records = new RandomRecords(db, new Random(7));
        await records.MakeOneOfEach();
        await new RandomRecords(db, new Random(8)).Make(6);
        db.ChangeTracker.Clear();

        foreach (var type in RecordTypes.All.Values)
        {
            var ids = await db.Headers.Where(header => header.Kind == type.Kind).OrderBy(header => header.Id).Select(header => header.Id)
                .ToListAsync(Cancel);
            var whole = new List<StoredRecord>();
            foreach (var id in ids) if (await type.Stored(db, id, Cancel) is { Gone: false } stored) whole.Add(stored);

            Assert.NotEmpty(whole);
            Assert.Equal(whole, await type.Standing(db, ids, Cancel));
        }
    }

    [Fact]
    public async Task A_row_comes_with_what_its_header_says_and_one_of_before_the_rule_says_nothing()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await new RandomRecords(db, new Random(7)).Make(12);
        var old = await db.People.Select(row => row.Id).FirstAsync(Cancel);
        await db.Headers.Where(header => header.Id == old)
            .ExecuteUpdateAsync(set => set.SetProperty(header => header.VisibilityVersion, 0), Cancel);
        db.ChangeTracker.Clear();
        var people = await db.People.AsNoTracking().Include(row => row.Header).OrderBy(row => row.Id).ToListAsync(Cancel);
        var stays = await db.Stays.AsNoTracking().Include(row => row.Header).OrderBy(row => row.FactId).ToListAsync(Cancel);

        var read = await db.Headed<PersonRow>("Id", [.. people.Select(row => row.Id)], "1 = 1", Cancel);
        var facts = await db.Headed<StayRow>("PersonId", [.. people.Select(row => row.Id)], "1 = 1", Cancel);

        Assert.Contains(read, of => of.Header.Hidden);
        Assert.Equal(old, Assert.Single(read, of => of.Header.Visible is null).Row.Id);
        Assert.Equal(people.Select(row => KnownHeader.Of(row.Header)), read.Select(of => of.Header));
        Assert.Equal(stays.Select(row => (row.FactId, KnownHeader.Of(row.Header))), facts.Select(of => (of.Row.FactId, of.Header)));
    }
}
