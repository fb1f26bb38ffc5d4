using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Security;
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
    public async Task A_row_comes_with_whether_levels_let_one_know_of_it_and_one_of_before_the_rule_is_for_the_highest_alone()
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
        long[] ids = [.. people.Select(row => row.Id)];
        foreach (var clearance in Enum.GetValues<Confidentiality>())
        {
            var read = await db.Leveled<PersonRow>("Id", ids, "1 = 1", clearance, Cancel);
            var facts = await db.Leveled<StayRow>("PersonId", ids, "1 = 1", clearance, Cancel);

            Assert.Equal(people.Select(row => (row.Id, Within(row.Header, clearance))), read.Select(of => (of.Row.Id, of.Within)));
            Assert.Equal(stays.Select(row => (row.FactId, Within(row.Header, clearance))), facts.Select(of => (of.Row.FactId, of.Within)));
            Assert.Equal(clearance == Visibility.Highest, read.Single(of => of.Row.Id == old).Within);
        }

        static bool Within(RecordHeader header, Confidentiality clearance) => clearance == Visibility.Highest
            || KnownHeader.Of(header).Visible?.From <= clearance;
    }
}
