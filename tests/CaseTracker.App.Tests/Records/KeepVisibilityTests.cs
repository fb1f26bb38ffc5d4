using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>What headers hold of who may know of a record, held against the pure rule over the whole register and against what readers ask
/// today.</summary>
public sealed class KeepVisibilityTests
{
    private static readonly Confidentiality[] Clearances = Enum.GetValues<Confidentiality>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_is_written_the_headers_hold_what_the_rule_gives(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await Fill(database, random);
        Assert.True(await Held(database) > 150);
        Assert.True((await database.Get<PrepareProjections>().Handle(cancel: Cancel)).Succeeded);
        await Held(database);

        var changed = 0;
        for (var turn = 1; turn <= 160; turn++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            if (await Write(database, random)) changed++;
            if (turn % 40 == 0) await Held(database);
        }
        Assert.True(changed > 40, $"{changed} writes were taken");
    }

    [Theory, InlineData(4), InlineData(14)]
    public async Task Readers_show_what_the_rule_gives_to_each_clearance(int seed)
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(seed));
        await using var db = database.Open();
        var seen = new HashSet<bool>();
        var headers = await db.Headers.AsNoTracking().ToListAsync(Cancel);
        var rule = await Rule(db, headers);
        foreach (var clearance in Clearances)
        {
            var sql = new SeenSql(db, clearance);
            var owners = await RecordOwners.For(db, headers.Select(header => header.Id), clearance, Cancel);
            var names = await LinkNames.For(db, headers.Select(header => (long?)header.Id), clearance, Cancel);
            foreach (var kind in headers.GroupBy(header => header.Kind, header => header.Id))
            {
                var among = (await sql.Among(kind.Key, [.. kind], Cancel)).ToHashSet();
                var all = (await sql.Ids(kind.Key).ToListAsync(Cancel)).ToHashSet();
                foreach (var id in kind)
                {
                    var sees = rule(id)!.Value.To(clearance);
                    Assert.Equal((kind.Key, id, clearance, sees, sees), (kind.Key, id, clearance, among.Contains(id), all.Contains(id)));
                    Assert.Equal((kind.Key, id, sees && !kind.Key.IsOneOf(RecordKind.Citation, RecordKind.Settlement)),
                        (kind.Key, id, owners.ContainsKey(id)));
                    Assert.Equal((kind.Key, id, sees), (kind.Key, id, names.ContainsKey(id)));
                    // What is said of a field is as closed as the field, too.
                    if (sees && kind.Key.IsOneOf(RecordKind.Citation, RecordKind.Settlement))
                    {
                        var said = (await RecordTypes.Stored(db, id, Cancel))!;
                        sees &= await RecordSight.SeesField(db, Link(said, "record")!.Value,
                            said.Type.Find("field")!.Get(said.Details) as string, clearance, Cancel);
                    }
                    Assert.Equal((kind.Key, id, clearance, sees),
                        (kind.Key, id, clearance, await RecordSight.Sees(db, id, clearance, Cancel)));
                    seen.Add(sees);
                }
            }
        }
        Assert.Equal(2, seen.Count);
    }

    [Theory, InlineData(5), InlineData(15)]
    public async Task The_rows_of_filters_hold_what_the_rule_gives_to_each_clearance(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await Fill(database, random);
        var then = database.Clock.Now.UtcDateTime;
        for (var turn = 0; turn < 60; turn++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await Write(database, random);
        }
        await using var db = database.Open();
        var compared = 0;
        // Some headers that were not worked out, or by another version of the rule.
        foreach (var header in (await db.Headers.ToListAsync(Cancel)).Where(_ => random.Next(12) == 0))
        {
            if (random.Next(2) == 0) header.VisibleFrom = null;
            header.VisibilityVersion = random.Next(2) == 0 ? null : Visibility.Version + random.Next(-1, 2);
        }
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        var headers = await db.Headers.AsNoTracking().ToListAsync(Cancel);
        foreach (var clearance in Clearances)
        {
            var sql = new SeenSql(db, clearance);
            var now = new FilterScope(DatabaseProvider.Sqlite, KnownNow: true, clearance);
            foreach (var type in RecordTypes.All.Values)
            {
                // Kinds that inherit from nothing say themselves what their headers hold.
                var own = !VisibilitySql.Inherited(type).Any();
                var of = headers.Where(header => header.Kind == type.Kind).ToList();
                var seen = own ? [.. await sql.Ids(type.Kind).ToListAsync(Cancel)] : of.Where(header =>
                    KnownHeader.Of(header).SeenBy(clearance)).Select(header => header.Id).ToHashSet();
                foreach (var scope in new[] { now, now with { People = "@asked" } })
                {
                    Same(seen, await Ids(type, clearance, scope.Seen(type.Kind, "x")));
                    var levels = of.Where(header => clearance == Visibility.Highest || header.VisibleFrom <= clearance
                        && header.VisibilityVersion == Visibility.Version).Select(header => header.Id).ToHashSet();
                    levels.IntersectWith(await Ids(type, clearance, type.IsFact ? "x.KnownTo IS NULL" : "x.DeletedAt IS NULL"));
                    Same(levels, await Ids(type, clearance, scope.Within(type.Kind, "x")));
                    if (type.IsFact) Same(seen, await Ids(type, clearance, scope.Known(type.Kind, "x")));
                }
            }
            await Facts(db.Charges, RecordKind.Charge);
            await Facts(db.Stays, RecordKind.Stay);
            await Facts(db.CustodyEvents, RecordKind.CustodyEvent);
            await Facts(db.Memberships, RecordKind.Membership);

            async Task Facts<TRow>(IQueryable<TRow> rows, RecordKind kind) where TRow : class, IFactRow
            {
                var known = (await rows.KnownAt(then).Within(clearance).Select(row => row.FactId).ToListAsync(Cancel)).ToHashSet();
                Same(known, await Ids(RecordTypes.All[kind], clearance, (now with { KnownNow = false }).Known(kind, "x")));
            }
        }
        Assert.True(compared > 500, $"{compared} ids");

        async Task<HashSet<long>> Ids(RecordType type, Confidentiality clearance, string where)
        {
            var sql = new SeenSql(db, clearance);
            var statement = $"SELECT {SeenSql.Id(type, "x")} AS Value FROM {sql.Table(type)} x WHERE {where}";
            return [.. await db.Database.SqlQueryRaw<long>(statement, [.. sql.Levels(), db.Parameter("@known", then)]).ToListAsync(Cancel)];
        }

        void Same(HashSet<long> expected, HashSet<long> found)
        {
            compared += expected.Count;
            Assert.Equal(expected.Order(), found.Order());
        }
    }

    [Fact]
    public async Task What_is_not_worked_out_by_the_present_version_is_seen_by_the_highest_clearance_alone()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", level: Confidentiality.Public);
        var charge = await database.Charge(person, await database.Prosecution(person), "Test charge");
        await using var db = database.Open();
        Assert.Equal([false, true, true, true], await Seen());
        foreach (var (from, version) in new (Confidentiality?, int?)[] { (Confidentiality.Public, null),
            (Confidentiality.Public, Visibility.Version - 1), (Confidentiality.Public, Visibility.Version + 1),
            (null, Visibility.Version) })
        {
            await db.Headers.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisibleFrom, from)
                .SetProperty(row => row.VisibilityVersion, version), Cancel);
            Assert.Equal([false, false, false, true], await Seen());
        }

        async Task<List<bool>> Seen()
        {
            var seen = new List<bool>();
            foreach (var clearance in Clearances)
            {
                bool[] ways =
                [
                    await RecordSight.Sees(db, charge, clearance, Cancel), await db.Charges.VisibleTo(clearance).AnyAsync(Cancel),
                    (await new SeenSql(db, clearance).Among(RecordKind.Charge, [charge], Cancel)).Count > 0,
                    await new SeenSql(db, clearance).Ids(RecordKind.Charge).AnyAsync(Cancel),
                    (await LinkNames.For(db, [charge], clearance, Cancel)).Count > 0,
                    (await RecordOwners.For(db, [charge], clearance, Cancel)).Count > 0,
                    await db.Charges.KnownAt(database.Clock.Now.UtcDateTime).Within(clearance).AnyAsync(Cancel),
                ];
                Assert.Single(ways.Distinct());
                seen.Add(ways[0]);
            }
            return seen;
        }
    }

    [Fact]
    public async Task A_person_that_is_made_confidential_takes_along_all_that_tells_of_the_person_and_what_is_said_of_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var prosecution = await database.Prosecution(person);
        var charge = await database.Charge(person, prosecution, "Test charge");
        long[] all = [person, prosecution, charge, await database.Cite(source, charge, "label", "Test charge"), source];
        Assert.Equal([Confidentiality.Internal, Confidentiality.Internal, Confidentiality.Internal, Confidentiality.Internal,
            Confidentiality.Internal], await From(database, all));

        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, 1, new() { Name = "Test Person A" }, Confidentiality.Confidential)));
        Assert.Equal([Confidentiality.Confidential, Confidentiality.Confidential, Confidentiality.Confidential,
            Confidentiality.Confidential, Confidentiality.Internal], await From(database, all));
    }

    [Fact]
    public async Task What_another_version_of_the_rule_worked_out_is_worked_out_anew_before_the_first_page()
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(5));
        await database.Get<PrepareProjections>().Handle(cancel: Cancel);
        await using (var db = database.Open())
        {
            await db.Headers.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisibleFrom, Confidentiality.Public)
                .SetProperty(row => row.VisibilityVersion, Visibility.Version - 1), Cancel);
            await db.Projections.Where(row => row.Name == KeepVisibility.Projection.Name).ExecuteDeleteAsync(Cancel);
        }
        Assert.True((await database.Get<PrepareProjections>().Handle(cancel: Cancel)).Value > 0);
        await Held(database);
    }

    /// <summary>Without a server nothing can run these; DacFx still reads them over the real tables.</summary>
    [Fact]
    public async Task The_statements_in_TSQL_are_understood_over_the_schemas_tables()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var sql = new VisibilitySql(db, sqlServer: true);
        var statements = RecordTypes.All.Values.SelectMany(type => RecordTypes.All.Keys.Select(of => sql.Heirs(type, of)).OfType<string>()
            .Distinct().Append(sql.Rows(type)).Append(sql.All(type)));
        var text = string.Join(";\n", statements).Replace("{0}", "@ids", StringComparison.Ordinal);
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), $"CREATE PROCEDURE Asked @ids nvarchar(max) AS\nBEGIN\n{text}\nEND"]));
    }

    private static async Task Fill(TestDatabase database, Random random)
    {
        await using var db = database.Open();
        var records = new RandomRecords(db, random);
        await records.Make(6);
        for (var more = 0; more < 3; more++) await records.MakeOneOfEach();
    }

    /// <summary>A record gets another level or another link, is removed or comes back, where the rules let it.</summary>
    private static async Task<bool> Write(TestDatabase database, Random random)
    {
        await using var db = database.Open();
        var headers = await db.Headers.AsNoTracking().ToListAsync(Cancel);
        var stored = (await RecordTypes.Stored(db, random.GetItems([.. headers], 1)[0].Id, Cancel))!;
        var remove = database.Get<App.History.RemoveRecord>();
        if (stored.Gone) return (await remove.Restore(Administrator, stored.Id, "Test reason", Cancel)).Succeeded;
        if (random.Next(5) == 0) return (await remove.Handle(Administrator, stored.Id, stored.Version, "Test reason", Cancel)).Succeeded;
        var level = random.GetItems(Clearances, 1)[0];
        foreach (var link in stored.Type.Fields.Where(field => field is { Closes: true, Owner: false, LinkTo: not null }
            && random.Next(2) == 0))
            if (random.GetItems([.. headers.Where(header => header.Kind == link.LinkTo)], 1)[0].Id is var other)
                link.Set(stored.Details, other);
        return (await database.Get<RecordWriter>().Together(Administrator,
            writer => stored.Type.Save(writer, Administrator, stored, stored.Details, level, "Test reason", Cancel), Cancel)).Succeeded;
    }

    /// <summary>Every header is as the rule gives it. How many there are.</summary>
    private static async Task<int> Held(TestDatabase database)
    {
        await using var db = database.Open();
        var headers = await db.Headers.AsNoTracking().OrderBy(header => header.Id).ToListAsync(Cancel);
        var rule = await Rule(db, headers);
        foreach (var header in headers) Assert.Equal((header.Kind, header.Id, rule(header.Id)), (header.Kind, header.Id, Kept(header)));
        return headers.Count;
    }

    /// <summary>The pure rule over the whole register.</summary>
    private static async Task<Func<long, Visibility?>> Rule(CaseTrackerDb db, IEnumerable<RecordHeader> headers)
    {
        var stored = new Dictionary<long, StoredRecord>();
        foreach (var header in headers) stored[header.Id] = (await RecordTypes.Stored(db, header.Id, Cancel))!;
        var worked = new Dictionary<long, Visibility>();
        return Of;

        Visibility? Of(long id)
        {
            if (worked.TryGetValue(id, out var known)) return known;
            var record = stored[id];
            var inherited = record.Type.Fields.Where(field => field.Closes)
                .Select(field => field.Get(record.Details)).OfType<long>().Where(stored.ContainsKey).Select(Of).ToList();
            if (record.Type.Kind == RecordKind.Settlement)
                inherited.AddRange(stored.Values.Where(said => !said.Gone && said.Type.Kind == RecordKind.Citation
                    && Link(said, "record") == Link(record, "record")
                    && Equals(said.Type.Find("field")!.Get(said.Details), record.Type.Find("field")!.Get(record.Details)))
                        .Select(said => (Visibility?)(Of(said.Id)!.Value with { Hidden = false })));
            return worked[id] = Visibility.Of(record.Level, record.Gone, inherited);
        }
    }

    private static long? Link(StoredRecord stored, string key) => (long?)stored.Type.Find(key)!.Get(stored.Details);

    private static Visibility? Kept(RecordHeader header) => header is { VisibleFrom: { } from, VisibilityVersion: Visibility.Version }
        ? new(from, header.Hidden) : null;

    private static async Task<Confidentiality?[]> From(TestDatabase database, long[] ids)
    {
        await using var db = database.Open();
        var from = await db.Headers.AsNoTracking().Where(header => ids.Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, header => header.VisibleFrom, Cancel);
        return [.. ids.Select(id => from[id])];
    }
}
