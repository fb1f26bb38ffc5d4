using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>Makes all custody periods anew in a table of the connection, while those that an earlier rule made go on answering, and then
/// takes them over at once. No list is made of the answers of two rules, but for people of whom something is written
/// meanwhile.</summary>
internal static class PeriodsBeside
{
    private const int Batch = 1000;

    public static async Task<Func<Task<int>>> Make(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var server = db.Provider() == DatabaseProvider.SqlServer;
        var beside = server ? "#PeriodsBeside" : "temp.PeriodsBeside";
        var drop = $"DROP TABLE IF EXISTS {beside}";
        await db.Database.ExecuteSqlRawAsync(drop, cancel);
        var create = server ? $"SELECT * INTO {beside} FROM CustodyPeriods WHERE 1 = 0"
            : $"CREATE TABLE {beside} AS SELECT * FROM CustodyPeriods WHERE 1 = 0";
        await db.Database.ExecuteSqlRawAsync(create, cancel);
        var from = await db.AuditEntries.MaxAsync(entry => (long?)entry.Id, cancel) ?? 0;
        var all = await db.People.CountAsync(cancel);
        await EveryPerson.InTurn(db, people => Add(people), done => log.LogInformation(
            "Custody worked out by the rule as it is now for {Done} of {All} people; lists answer by the rule of before until then", done,
            all), cancel);
        return PutInPlace;

        async Task Add(IEnumerable<long> people)
        {
            foreach (var batch in people.Chunk(Batch))
                await db.Insert(CustodyProjection.Rows(await CustodyEver.Of(db, batch, cancel)), cancel, table: beside);
        }

        async Task<int> PutInPlace()
        {
            var written = await WrittenSince(db, from, cancel);
            foreach (var batch in written.Chunk(Batch))
            {
                var remove = $"DELETE FROM {beside} WHERE PersonId IN ({string.Join(", ", batch)})";
                await db.Database.ExecuteSqlRawAsync(remove, cancel);
            }
            await Add(written);
            await db.CustodyPeriods.ExecuteDeleteAsync(cancel);
            var put = $"INSERT INTO CustodyPeriods SELECT * FROM {beside}";
            await db.Database.ExecuteSqlRawAsync(put, cancel);
            await db.Database.ExecuteSqlRawAsync(drop, cancel);
            log.LogInformation("Lists answer by the custody rule as it is now");
            return all;
        }
    }

    /// <summary>Of whom something that bears on custody was written after an entry of the audit log, now or in an earlier
    /// version.</summary>
    private static async Task<HashSet<long>> WrittenSince(CaseTrackerDb db, long entry, CancellationToken cancel)
    {
        IQueryable<long> Of(RecordKind kind) => db.AuditEntries.Where(row => row.Id > entry && row.Kind == kind && row.RecordId != null)
            .Select(row => row.RecordId!.Value);
        var (events, stays, charges, sentences) = (Of(RecordKind.CustodyEvent), Of(RecordKind.Stay), Of(RecordKind.Charge),
            Of(RecordKind.Sentence));
        return [.. await Of(RecordKind.Person)
            .Concat(db.CustodyEvents.Where(row => events.Contains(row.FactId)).Select(row => row.PersonId))
            .Concat(db.Stays.Where(row => stays.Contains(row.FactId)).Select(row => row.PersonId))
            .Concat(db.Charges.Where(row => charges.Contains(row.FactId)).Select(row => row.PersonId))
            .Concat(db.Sentences.Where(row => sentences.Contains(row.FactId)).Select(row => row.PersonId))
            .ToListAsync(cancel)];
    }
}
