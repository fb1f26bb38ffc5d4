using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class FindGapsTests
{
    [Fact]
    public async Task Every_count_is_that_of_the_records_that_it_opens_and_of_the_list_of_the_kind()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(61);
        await using var db = database.Open();
        await new RandomRecords(db, random).Make(12);
        await KeepSourcing.Projection.Make(db, NullLogger.Instance, TestContext.Current.CancellationToken);
        var found = new HashSet<(RecordGap, bool OfAField)>();
        foreach (var user in new[] { Advocate, Administrator })
            foreach (var kind in (await database.Get<FindGaps>().Summary(user)).Value)
            {
                foreach (var (gap, count) in kind.Counts) await Opens(user, new(kind.Kind, gap), count);
                if (kind.Fields.Count == 0) continue;
                var field = kind.Fields[random.Next(kind.Fields.Count)];
                foreach (var (gap, count) in field.Counts) await Opens(user, new(kind.Kind, gap, field.Field), count);
                if (RecordLists.All.FirstOrDefault(list => list.Kind == kind.Kind && list.Preset is null) is not { } list) continue;
                Assert.Equal(await Listed(user, new(list)), kind.Records);
                if (kind.Counts.TryGetValue(RecordGap.Uncited, out var uncited))
                    Assert.Equal(await Listed(user, new RecordQuestion(list).Choose("uncited", ["yes"])), uncited);
            }
        Assert.Superset(new HashSet<(RecordGap, bool)> { (RecordGap.Empty, true), (RecordGap.Empty, false), (RecordGap.Uncited, true),
            (RecordGap.Uncited, false), (RecordGap.Stale, false) }, found);

        var charges = await new SeenSql(db, Administrator.Clearance).Ids(RecordKind.Charge).ToListAsync();
        var unstated = await db.Charges.CountAsync(charge => charge.KnownTo == null && EF.Parameter(charges).Contains(charge.FactId)
            && charge.Outcome == ChargeOutcome.NotStated);
        Assert.Equal(unstated, (await List(Administrator, new(RecordKind.Charge))).Kind.Fields.Single(field => field.Field == "outcome")
            .Counts[RecordGap.Empty]);

        async Task Opens(CurrentUser user, GapQuestion question, int count)
        {
            var list = await List(user, question);
            Assert.True(list.Total == count, $"{user.Role} {question}: {count}, {list.Total} records");
            Assert.Equal(Math.Min(count, 50), list.Rows.Count);
            Assert.All(list.Rows, row => Assert.All(row.Gaps, gap => Assert.True(gap.Gap == question.Gap
                && (question.Field is null || gap.Field == question.Field))));
            Assert.All(list.Rows, row => Assert.NotEmpty(row.Gaps));
            if (count > 0) found.Add((question.Gap!.Value, question.Field is not null));
        }

        async Task<int> Listed(CurrentUser user, RecordQuestion question) =>
            (await database.Get<ListRecords>().Handle(user, question with { PageSize = 1 })).Value.Total;

        async Task<GapList> List(CurrentUser user, GapQuestion question) => (await database.Get<FindGaps>().Handle(user, question)).Value;
    }

    [Fact]
    public async Task What_a_reader_may_not_see_lacks_nothing_for_them_and_what_waits_for_somebody_is_stale()
    {
        await using var database = await TestDatabase.Create();
        var today = DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime);
        var child = await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child);
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        var held = await database.Person("Test Held");
        await database.Event(held, CustodyEventKind.Arrest, $"{today.AddDays(-200):yyyy-MM-dd}");
        var heard = await database.Person("Test Heard");
        await database.Event(heard, CustodyEventKind.Arrest, $"{today.AddDays(-100):yyyy-MM-dd}");
        var due = await Response(ResponseStatus.Made);
        await Response(ResponseStatus.Met);

        Assert.Equal([held, heard], await Ids(Advocate, new(RecordKind.Person, RecordGap.Empty, "nameKhmer")));
        Assert.Equal([child, hidden, held, heard], await Ids(Administrator, new(RecordKind.Person, RecordGap.Empty, "nameKhmer")));
        Assert.DoesNotContain((await database.Get<FindGaps>().Handle(Advocate, new(RecordKind.Person))).Value.Rows,
            row => row.Of.Contains("Child", StringComparison.Ordinal));
        Assert.Equal([held], await Ids(Advocate, new(RecordKind.Person, RecordGap.Stale)));
        foreach (var (source, said) in new[] { ("Test source 0", "Test"), ("Test source 1", "Other") })
            await database.Cite(await database.Source(source), held, "nationality", said);
        Assert.Equal([held], await Ids(Advocate, new(RecordKind.Person, RecordGap.Conflicting, "nationality")));
        Assert.Equal([due], await Ids(Advocate, new(RecordKind.Response, RecordGap.Stale, "followUpOn")));

        var lines = await database.Csv(Advocate, ExportSubject.Of(new GapQuestion(Gap: RecordGap.Stale)));
        Assert.Equal(2, lines.Length - 1);
        Assert.Contains(lines, line => line.Contains("Test Held", StringComparison.Ordinal));

        Task<long> Response(ResponseStatus status) => Saved(database.Get<SaveRecord>().Handle<ResponseDetails>(Administrator,
            new(null, 0, new() { Subject = $"Test {status}", Status = status, FollowUpOn = today })));

        async Task<IEnumerable<long>> Ids(CurrentUser user, GapQuestion question) =>
            (await database.Get<FindGaps>().Handle(user, question)).Value.Rows.Select(row => row.Id);
    }
}
