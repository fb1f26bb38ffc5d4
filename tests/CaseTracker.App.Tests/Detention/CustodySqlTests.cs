using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Tests.Detention;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Detention;

public class CustodySqlTests
{
    private static readonly DateTime Before = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Corrected = new(2025, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>What the SQL's row and the rule's answer must have in common.</summary>
    private sealed record Row(string Status, bool Certain, string? How, DateOnly? LastEarliest, DateOnly? LastLatest, DateOnly? Since, long? Fact, DateOnly? EndEarliest, DateOnly? EndLatest)
    {
        public static Row Of(CustodyStanding s) => new(s.Status.ToString(), s.Certainty == Certainty.Certain, s.How?.ToString(),
            s.LastConfirmed?.Earliest, s.LastConfirmed?.Latest, s.HeldSince?.Earliest, s.DecidingFact, s.SentenceEnd?.Earliest, s.SentenceEnd?.Latest);
    }

    [Theory]
    [InlineData(1, 180)]
    [InlineData(2, 180)]
    [InlineData(3, 30)]
    public void The_SQL_agrees_with_the_rule_on_every_person_day_and_moment_of_knowledge(int seed, int confirmationDays)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var histories = Fill(connection, seed, persons: 400);
        foreach (var day in RandomHistories.Days)
            foreach (var (known, index) in new[] { (Before, 0), (Corrected, 1) })
            {
                var rows = Read(connection, day, known, confirmationDays);
                Assert.Equal(histories.Count, rows.Count);
                foreach (var (person, versions) in histories)
                {
                    var expected = Row.Of(CustodyRules.StandingOn(versions[index], day, confirmationDays));
                    if (expected != rows[person])
                        Assert.Fail($"Person {person} on {day:yyyy-MM-dd}, version {index}: the rule says\n{expected}\nthe SQL says\n{rows[person]}\n{Print(versions[index])}");
                }
            }
    }

    /// <summary>Each person has one history as known before, and another as corrected.</summary>
    private static Dictionary<long, CustodyHistory[]> Fill(SqliteConnection connection, int seed, int persons)
    {
        using var db = new CaseTrackerDb(new DbContextOptionsBuilder<CaseTrackerDb>().UseSqlite(connection).Options);
        db.Database.EnsureCreated();
        // The facts name prosecutions, charges and headers that this test does not need.
        db.Database.ExecuteSqlRaw("PRAGMA foreign_keys = OFF");
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var random = new RandomHistories(seed);
        var histories = new Dictionary<long, CustodyHistory[]>();
        for (var person = 1; person <= persons; person++)
        {
            histories[person] = [random.Next(person), random.Next(person)];
            db.People.Add(new() { Id = person, Name = $"Test Person {person}" });
            Add(db, histories[person][0], Before, Corrected);
            Add(db, histories[person][1], Corrected, null);
        }
        db.SaveChanges();
        return histories;
    }

    private static void Add(CaseTrackerDb db, CustodyHistory history, DateTime from, DateTime? to)
    {
        foreach (var f in history.Events) db.Add(Copy(f.Details, new CustodyEventRow { FactId = f.FactId, KnownFrom = from, KnownTo = to }));
        foreach (var f in history.Stays) db.Add(Copy(f.Details, new StayRow { FactId = f.FactId, KnownFrom = from, KnownTo = to }));
        foreach (var f in history.Charges) db.Add(Copy(f.Details, new ChargeRow { FactId = f.FactId, KnownFrom = from, KnownTo = to }));
        foreach (var f in history.Sentences) db.Add(Copy(f.Details, new SentenceRow { FactId = f.FactId, KnownFrom = from, KnownTo = to }));
    }

    private static TRow Copy<TDetails, TRow>(TDetails details, TRow row) where TRow : TDetails
    {
        foreach (var property in typeof(TDetails).GetProperties().Where(p => p.CanWrite && p.GetMethod?.IsStatic == false)) property.SetValue(row, property.GetValue(details));
        return row;
    }

    private static Dictionary<long, Row> Read(SqliteConnection connection, DateOnly day, DateTime known, int confirmationDays)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{CustodySql.Standing(DatabaseProvider.Sqlite, confirmationDays)} SELECT * FROM standing";
        command.Parameters.AddWithValue("@day", day);
        command.Parameters.AddWithValue("@known", known);
        foreach (var (index, level) in CustodySql.Levels(Confidentiality.Confidential).Index()) command.Parameters.AddWithValue($"@level{index}", level);
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<long, Row>();
        DateOnly? Date(string column) => reader[column] is string text ? DateOnly.ParseExact(text, "yyyy-MM-dd") : null;
        while (reader.Read())
            rows.Add((long)reader["PersonId"], new((string)reader["Status"], (long)reader["Certain"] == 1, reader["How"] as string,
                Date("LastConfirmedEarliest"), Date("LastConfirmedLatest"), Date("HeldSinceEarliest"), reader["DecidingFact"] as long?,
                Date("SentenceEndEarliest"), Date("SentenceEndLatest")));
        return rows;
    }

    private static string Print(CustodyHistory h) => string.Join('\n',
    [
        .. h.Events.Select(f => $"{f.FactId} {f.Details.Kind} on {f.Details.On?.Edtf} published {f.Details.PublishedOn:yyyy-MM-dd} X{f.Details.ProsecutionId} {f.Details.How} order {f.Details.Order}"),
        .. h.Stays.Select(f => $"{f.FactId} stay {f.Details.From?.Edtf} to {f.Details.To?.Edtf} {f.Details.Regime} {f.Details.Stage} {f.Details.End} order {f.Details.Order}"),
        .. h.Charges.Select(f => $"{f.FactId} charge {f.Details.On?.Edtf} X{f.Details.ProsecutionId} order {f.Details.Order}"),
        .. h.Sentences.Select(f => $"{f.FactId} {f.Details}"),
    ]);
}
