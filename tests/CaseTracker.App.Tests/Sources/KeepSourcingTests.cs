using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Sources;

/// <summary>What headers keep of sources, held against each record read by itself, over random registers and writes.</summary>
public sealed class KeepSourcingTests
{
    private static readonly CurrentUser[] Viewers =
        [.. Enum.GetValues<Role>().Select(role => CurrentUser.Operator(role))];
    private static readonly string[] Words = ["Test alpha", " test Alpha", "Test beta", "2024", "12"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_is_written_what_is_kept_is_what_each_record_says_by_itself(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await Fill(database, random);
        await Hold(database);

        var changed = 0;
        for (var turn = 1; turn <= 150; turn++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            if (await Write(database, random)) changed++;
        }
        Assert.True(changed > 60, $"{changed} writes were taken.");
        var before = await Kept(database);
        await using (var db = database.Open()) await KeepSourcing.Projection.Make(db, NullLogger.Instance, Cancel);
        Assert.Equal(before, await Kept(database));
        var (conflicts, bare) = await Hold(database);
        Assert.True(conflicts > 2 && bare > 20, $"{conflicts} conflicts, {bare} without a source.");
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task First_conflicts_stand_in_the_order_of_names_and_all_are_counted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (one, two) = (await database.Source("Test One"), await database.Source("Test Two"));
        string[] names = ["Test Sok", "test dara", "Test Chan", "Test Bopha"];
        foreach (var name in names)
        {
            var person = await database.Person(name);
            await database.Cite(one, person, "occupation", "farmer");
            await database.Cite(two, person, "occupation", "monk");
        }
        var found = (await database.Get<FindConflicts>().First(Advocate, 2)).Value;
        Assert.Equal((4, "Test Bopha,Test Chan"), (found.Total, string.Join(',', found.First.Select(conflict => conflict.Of.Name))));
    }

    /// <summary>Without a server nothing can run these; DacFx still reads them over the real tables.</summary>
    [Fact]
    public async Task The_statements_in_TSQL_are_understood_over_the_schemas_tables()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var sql = new SourcingSql(db);
        var text = string.Join(";\n", SourcingSql.Kinds.SelectMany(kind => new[] { null, "@ids" }
            .Select(among => sql.Statement(DatabaseProvider.SqlServer, kind, among)))
            .Append(KeepLackingSources.Counted(DatabaseProvider.SqlServer, null))
            .Append(KeepLackingSources.Counted(DatabaseProvider.SqlServer, "@ids")));
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), $"CREATE PROCEDURE Asked @ids nvarchar(max) AS\nBEGIN\n{text}\nEND"]));
    }

    private static async Task Fill(TestDatabase database, Random random)
    {
        await using (var db = database.Open())
        {
            var records = new RandomRecords(db, random);
            await records.Make(6);
            for (var more = 0; more < 2; more++) await records.MakeOneOfEach();
        }
        Assert.True((await database.Get<PrepareProjections>().Handle(cancel: Cancel)).Succeeded);
    }

    /// <summary>Something is said of a record, or chosen, made more closed, removed or brought back, where the rules let it.</summary>
    private static async Task<bool> Write(TestDatabase database, Random random)
    {
        await using var db = database.Open();
        var headers = await db.Headers.AsNoTracking().ToListAsync(Cancel);
        var stored = (await RecordTypes.Stored(db, Pick(headers).Id, Cancel))!;
        switch (random.Next(5))
        {
            case 0 or 1:
                var field = random.Next(4) == 0 ? null : Pick(stored.Type.Fields).Key;
                // Of one field by several sources, or nothing would ever disagree.
                return await Cite() | await Cite() | await Cite();

                async Task<bool> Cite() => (await database.Get<SaveRecord>().Handle<CitationDetails>(Administrator, new(null, 0, new()
                {
                    SourceId = Pick([.. headers.Where(header => header.Kind == RecordKind.Source)]).Id,
                    RecordId = stored.Id,
                    Field = field,
                    Reported = Pick(Words)
                }, Pick(Enum.GetValues<Confidentiality>())), Cancel)).Succeeded;
            case 2 when (await database.Get<FindConflicts>().Handle(Administrator, Cancel)).Value
                .Where(conflict => conflict.ToCorrect is null).ToList() is { Count: > 0 } open:
                var conflict = Pick(open);
                return (await database.Get<ResolveConflict>().Handle(Administrator, new(conflict.RecordId, conflict.Field,
                    Pick(conflict.Said).Citation.Id, null, "Test reason"), Cancel)).Succeeded;
            case 3:
                var remove = database.Get<RemoveRecord>();
                return stored.Gone ? (await remove.Restore(Administrator, stored.Id, "Test reason", Cancel)).Succeeded
                    : (await remove.Handle(Administrator, stored.Id, stored.Version, "Test reason", Cancel)).Succeeded;
            default:
                if (stored.Details is SourceDetails source) stored = stored with { Details = source with { Publisher = Pick(Words) } };
                return !stored.Gone && (await database.Get<RecordWriter>().Together(Administrator, writer => stored.Type.Save(writer,
                    Administrator, stored, stored.Details, Pick(Enum.GetValues<Confidentiality>()), "Test reason", Cancel), Cancel))
                    .Succeeded;
        }

        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }

    private static async Task<List<string>> Kept(TestDatabase database)
    {
        await using var db = database.Open();
        return [.. (await db.Headers.AsNoTracking().OrderBy(header => header.Id).ToListAsync(Cancel))
            .Select(header => $"{header.Kind} {header.Id}: {header.OwnerId} {header.Unsourced} {header.RestsOn}"),
            .. (await db.LackingSources.AsNoTracking().ToListAsync(Cancel)).Select(row => $"{row.OwnerId}: {row.Lacking} {row.Clearances}")
                .Order(StringComparer.Ordinal),
            .. (await db.OpenConflicts.AsNoTracking().ToListAsync(Cancel)).Select(open => open.ToString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>How many conflicts and records without a source all viewers are told of.</summary>
    private static async Task<(int Conflicts, int Bare)> Hold(TestDatabase database)
    {
        await using var db = database.Open();
        var (conflicts, bare) = (0, 0);
        foreach (var viewer in Viewers)
        {
            var open = new List<(long, string)>();
            var lacking = new List<(long Owner, RecordKind Kind)>();
            foreach (var header in await db.Headers.AsNoTracking().OrderBy(header => header.Id).ToListAsync(Cancel))
            {
                if (header.Kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement)
                    || !await RecordSight.Sees(db, header.Id, viewer.Clearance, Cancel)) continue;
                open.AddRange((await ReadCitations.For(db, [header.Id], viewer.Clearance, Cancel)).Conflicts(header.Id)
                    .Select(field => (header.Id, field)));
                if (await Lacks(db, header, viewer.Clearance))
                    lacking.Add(((await RecordOwners.For(db, [header.Id], viewer.Clearance, Cancel))[header.Id].Id, header.Kind));
            }
            var found = (await database.Get<FindConflicts>().Handle(viewer, Cancel)).Value;
            Assert.Equal(open.Order(), found.Where(conflict => conflict.ToCorrect is null)
                .Select(conflict => (conflict.RecordId, conflict.Field)).Order());
            var first = (await database.Get<FindConflicts>().First(viewer, 5, Cancel)).Value;
            Assert.Equal(found.Count, first.Total);
            Assert.Equal(found.Take(5).Select(conflict => (conflict.RecordId, conflict.Field)),
                first.First.Select(conflict => (conflict.RecordId, conflict.Field)));

            var uncited = (await database.Get<UncitedFacts>().Handle(viewer, 5, Cancel)).Value;
            Assert.Equal((lacking.Count, lacking.DistinctBy(one => one.Owner).Count()), (uncited.Total, uncited.Owners));
            Assert.Equal(lacking.GroupBy(one => one.Owner).OrderByDescending(of => of.Count()).ThenBy(of => of.Key).Take(5)
                .Select(of => (of.Key, string.Join(' ', of.CountBy(one => one.Kind).OrderBy(kind => kind.Key)))).Order(),
                uncited.First.Select(of => (of.Of.Id, string.Join(' ', of.Kinds.Select(kind =>
                    KeyValuePair.Create(kind.Kind, kind.Count))))).Order());

            var all = (await database.Get<ShowCorroboration>().Forward(db, viewer, null, null, Cancel)).Value;
            var facts = await all.Parts.SelectMany(part => part.Facts).ToListAsync(Cancel);
            var shown = (await database.Get<ShowCorroboration>().Handle(viewer, cancel: Cancel)).Value;
            // What headers keep is what the citations come to.
            Assert.Equal(ShowCorroboration.Kinds.Where(kind => facts.Any(fact => fact.Kind == kind)).Select(kind =>
                new CorroborationLine(kind, facts.Where(fact => fact.Kind == kind).CountBy(fact => fact.On.Voices).ToDictionary(),
                    facts.Count(fact => fact.Kind == kind && fact.On.Contradicting > 0))).Select(Told), shown.Lines.Select(Told));
            Assert.Equal(shown.Lines.Select(Told), all.Lines.Select(Told));
            foreach (var kind in ShowCorroboration.Kinds)
                Assert.Equal((await new SeenSql(db, viewer.Clearance).Ids(kind).ToListAsync(Cancel)).Order(),
                    facts.Where(fact => fact.Kind == kind).Select(fact => fact.Id));
            foreach (var line in all.Lines)
                foreach (var voices in line.Records.Keys)
                {
                    var listed = (await database.Get<ShowCorroboration>().Handle(viewer, line.Kind, voices, cancel: Cancel)).Value;
                    Assert.Equal(line.Of(voices), listed.Total);
                    Assert.Equal(facts.Where(fact => fact.Kind == line.Kind && fact.On.Voices == voices)
                        .Select(fact => fact.Of).OfType<NamedRecord>().Take(ShowCorroboration.PageSize), listed.Listed);
                    var only = (await database.Get<ShowCorroboration>().Forward(db, viewer, line.Kind, voices, Cancel)).Value;
                    Assert.Equal(facts.Where(fact => fact.Kind == line.Kind && fact.On.Voices == voices).Select(fact => fact.Id),
                        await only.Parts.SelectMany(part => part.Facts).Select(fact => fact.Id).ToListAsync(Cancel));
                }
            (conflicts, bare) = (conflicts + open.Count, bare + lacking.Count);
        }
        return (conflicts, bare);

        static string Told(CorroborationLine line) =>
            $"{line.Kind}: {string.Join(' ', line.Records.OrderBy(of => of.Key))}, {line.Contradicted} of {line.Total}";
    }

    /// <summary>Nothing cites the record, or nothing a filled field of it and nothing the record as a whole.</summary>
    private static async Task<bool> Lacks(CaseTrackerDb db, RecordHeader header, Confidentiality clearance)
    {
        var stored = (await RecordTypes.Stored(db, header.Id, Cancel))!;
        if (!Sourced.Contains(header.Kind)) return false;
        var cited = await db.Citations.Where(row => row.RecordId == header.Id && row.DeletedAt == null).Select(row => row.Field)
            .ToListAsync(Cancel);
        return cited.Count == 0 || !cited.Contains(null) && stored.Type.Fields.Any(field => field.Citable && field.Sensitivity <= clearance
            && !cited.Contains(field.Key) && field.Get(stored.Details) is not (null or ""));
    }

    private static readonly RecordKind[] Sourced = [.. SourcingSql.Kinds.Except([RecordKind.PersonName, RecordKind.Organisation,
        RecordKind.Place, RecordKind.Facility, RecordKind.Law, RecordKind.LegalArticle, RecordKind.Prosecution, RecordKind.Participant,
        RecordKind.Source, RecordKind.FigureChoice, RecordKind.IdentityLink, RecordKind.Consent])];
}
