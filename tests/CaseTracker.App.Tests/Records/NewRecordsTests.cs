using System.Data.Common;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>New records go past the change tracker: what then stands in the database is what the tracker would have put there.</summary>
public class NewRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_new_record_of_any_kind_stands_as_the_change_tracker_would_have_saved_it(DatabaseProvider provider)
    {
        Providers.SkipUnlessConfigured(provider);
        await using var database = await TestDatabase.Create(provider);
        await using var db = database.Open();
        await new RandomRecords(db, new Random(5)).MakeOneOfEach();
        db.ChangeTracker.Clear();

        foreach (var type in RecordTypes.All.Values)
        {
            var row = (await type.Rows(db, 0, 1, Cancel))[0];
            var id = TouchedRecord.IdOf(row);
            var header = new RecordHeader { Kind = type.Kind, CreatedAt = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
            if (row is IRecordRow record)
            {
                record.Header = header;
                db.New.Add(record);
            }
            else if (row is IFactRow fact)
            {
                fact.Header = header;
                db.New.Add(fact);
            }

            Assert.Equal(1, await db.SaveChangesAsync(Cancel));

            Assert.Empty(db.New.Rows);
            Assert.True(header.Id > id);
            Assert.Equal(header.Id, TouchedRecord.IdOf(row));
            Assert.Equal(await Stored(db, type, id), await Stored(db, type, header.Id));
            Assert.Equal(await Sight(db, id), await Sight(db, header.Id));
        }
    }

    [Fact]
    public async Task The_change_tracker_never_follows_a_new_record_and_a_correction_ends_the_version_before_it_first()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await new RandomRecords(db, new Random(5)).MakeOneOfEach();
        db.ChangeTracker.Clear();
        var before = await db.Stays.Include(row => row.Header).FirstAsync(Cancel);
        var after = before with { RowId = 0, Version = before.Version + 1, KnownFrom = before.KnownFrom.AddDays(1) };

        before.KnownTo = after.KnownFrom;
        db.New.Add(after);
        await db.SaveChangesAsync(Cancel);

        Assert.Equal([before], db.ChangeTracker.Entries<StayRow>().Select(entry => entry.Entity));
        Assert.Equal([before.Version, after.Version], await db.Stays.Where(row => row.FactId == before.FactId).OrderBy(row => row.KnownFrom)
            .Select(row => row.Version).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_record_is_never_inserted_beside_the_save_that_works_out_who_may_know_of_it()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();

        await Assert.ThrowsAsync<NotSupportedException>(() => db.Insert([new PersonRow { Name = "Test Person A" }], Cancel));
        await Assert.ThrowsAsync<NotSupportedException>(() => db.Insert([new StayRow()], Cancel));
    }

    [Fact]
    public async Task What_is_kept_beside_a_record_is_replaced_however_often_the_write_that_made_the_record_keeps_it()
    {
        await using var database = await TestDatabase.Create();

        var made = await database.Get<UnitOfWork>().Run(Researcher, Permission.EditRecords, async work =>
        {
            var writer = new RecordWriter(new NestedUnitOfWork(work));
            var person = await writer.Record<PersonRow, PersonDetails>(Researcher, new(null, 0, new() { Name = "Test Person A" }), Cancel);
            foreach (var clearances in new[] { 1, 2 })
                await KeptConflicts.Keep(work.Db, KeptConflictKind.ToldTwice, [person.Value],
                    [new() { PersonId = person.Value, Kind = KeptConflictKind.ToldTwice, Clearances = clearances }], Cancel);
            return person;
        }, Cancel);

        Assert.True(made.Succeeded);
        await using var db = database.Open();
        Assert.Equal(2, Assert.Single(await db.KeptConflicts.ToListAsync(Cancel)).Clearances);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_a_unit_of_work_has_saved_is_in_every_answer_that_comes_after(DatabaseProvider provider)
    {
        Providers.SkipUnlessConfigured(provider);
        await using var database = await TestDatabase.Create(provider);
        await database.Get<UnitOfWork>().Run(Researcher, Permission.EditRecords, async work =>
        {
            var writer = new RecordWriter(new NestedUnitOfWork(work));
            var person = await writer.Record<PersonRow, PersonDetails>(Researcher, new(null, 0, new() { Name = "Test Person A" }), Cancel);
            Assert.Equal("Test Person A", work.Db.New.Made<PersonRow>(person.Value)!.Name);
            Assert.Equal(["Test Person A"], await work.Db.People.Select(row => row.Name).ToListAsync(Cancel));
            Assert.NotEmpty(await work.Db.NameKeys.ToListAsync(Cancel));

            var edited = await writer.Record<PersonRow, PersonDetails>(Researcher, new(person.Value, 1, new() { Name = "Test Person B" }),
                Cancel);
            Assert.Null(work.Db.New.Made<PersonRow>(edited.Value));
            await work.SettleSoFar();
            Assert.Equal(person.Value, work.Last);
            return edited;
        }, Cancel);

        await using var db = database.Open();
        Assert.Equal("Test Person B", (await db.People.SingleAsync(Cancel)).Name);
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Kind == RecordKind.Person, Cancel));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    /// <summary>Without a server nothing can run T-SQL; DacFx reads it over the real tables.</summary>
    [Fact]
    public void The_insert_of_a_header_in_TSQL_is_understood_over_the_schemas_tables()
    {
        using var db = ModelOf.Database(DatabaseProvider.SqlServer);
        var columns = TableColumns.Of(db, typeof(RecordHeader));
        var parameters = string.Join(", ", columns.All.Select((_, index) => $"@p{index} sql_variant"));
        var insert = InsertRows.Text(columns.Table, columns.All, 1, InsertRows.Numbered(DatabaseProvider.SqlServer));

        Assert.Contains("OUTPUT INSERTED.[Id] VALUES", insert, StringComparison.Ordinal);
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), $"CREATE PROCEDURE Headed {parameters} AS\nBEGIN\n{insert}\nEND"]));
    }

    /// <summary>All that the table holds of a record but its ids, and the place of its name, which is worked out later.</summary>
    private static async Task<List<string>> Stored(CaseTrackerDb db, RecordType type, long id)
    {
        var table = db.Model.FindEntityType(type.RowType)!.GetTableName()!;
        // Of what is encrypted no two are alike: that each opens is the test of reading.
        var encrypted = SealedColumns.All(db.Model).Where(column => column.Table == table).Select(column => column.Name);
        return await Row(db, $"SELECT * FROM {table} WHERE {(type.IsFact ? "FactId" : "Id")} = {id}",
            ["Id", "FactId", "RowId", SortNames.Column, .. encrypted]);
    }

    private static Task<List<string>> Sight(CaseTrackerDb db, long id) =>
        Row(db, $"SELECT Kind, Hidden, VisibleFrom, VisibilityVersion FROM Records WHERE Id = {id}", []);

    private static async Task<List<string>> Row(CaseTrackerDb db, string statement, string[] without)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        await using DbDataReader reader = await command.ExecuteReaderAsync(Cancel);
        Assert.True(await reader.ReadAsync(Cancel));
        return [.. Enumerable.Range(0, reader.FieldCount).Where(column => !without.Contains(reader.GetName(column)))
            .Select(column => $"{reader.GetName(column)} {reader.GetValue(column)}")];
    }
}
