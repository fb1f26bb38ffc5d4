using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Exchange;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>A database with the seed data in it, and what the tests ask of it.</summary>
internal static class SeedRun
{
    public static async Task<TestDatabase> Loaded(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.Create(provider);
        Assert.True(await Load(database) > 0);
        return database;
    }

    /// <summary>How many records a run of the loader added.</summary>
    public static async Task<int> Load(TestDatabase database)
    {
        var outcome = await database.Get<LoadSeedData>().Handle(TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    /// <summary>A loader of files that a test makes up.</summary>
    public static LoadSeedData Of(TestDatabase database, params SeedFile[] files) =>
        new(database.Get<IDatabaseDialect>(), database.Get<UnitOfWork>(), () => files);

    public static async Task<long> Id(CaseTrackerDb db, string key) =>
        (await db.SeedEntries.SingleAsync(entry => entry.Key == key)).RecordId;

    /// <summary>What the sources report of one field of a record, as it is compared.</summary>
    public static async Task<List<string?>> Compared(CaseTrackerDb db, string key, string field)
    {
        var id = await Id(db, key);
        var cited = await db.Citations.Where(citation => citation.RecordId == id && citation.Field == field)
            .Select(citation => new { citation.Value, citation.Reported }).ToListAsync();
        return [.. cited.Select(citation => CitedValue.Compared(citation.Value, citation.Reported))];
    }

    /// <summary>The fields that a record fills, beyond what a new one has: what a source must stand behind. Links join
    /// records, and some fields are the team's own; neither is a statement of a source.</summary>
    public static IEnumerable<string> Filled<T>(FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        var fresh = new T();
        return catalogue.Fields.Where(field => field.Kind != FieldKind.Link && field.Sourced)
            .Where(field => field.Get(details) is { } value && (field.Required || !value.Equals(field.Get(fresh))))
                .Select(field => field.Key);
    }
}
