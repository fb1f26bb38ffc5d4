using CaseTracker.App.Database;
using CaseTracker.App.Pages;
using CaseTracker.App.Tests.Related;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class ListChoicesTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task What_happened_is_found_by_its_kind_its_date_its_case_and_what_is_told_of_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (lake, market) = (await database.CaseOf("Test Lake"), await database.CaseOf("Test Market"));
        var eviction = await database.Happened(new()
        {
            CaseId = lake,
            Kind = EventKind.EvictionOrder,
            On = Date("2012-01"),
            Description = "Test words of a notice"
        });
        var protest = await database.Happened(new() { CaseId = lake, Kind = EventKind.Protest, On = Date("2013-02-03") });
        var other = await database.Happened(new() { CaseId = market, Kind = EventKind.Protest });
        foreach (var (text, inCase, found) in new (string?, long?, long[])[]
        {
            ("", null, [protest, eviction, other]), ("", lake, [protest, eviction]), ("PROTEST", null, [protest, other]),
                ("protest lake", null, [protest]), ("2012", null, [eviction]),
            ("notice", null, [eviction]), ("notice", market, []), ("Protest, Test Market", null, [other]), ("100%", null, []),
        })
            Assert.Equal(found, (await database.Get<ListChoices>()
                .Handle(Advocate, RecordKind.Event, text, inCase,
                cancel: TestContext.Current.CancellationToken)).Value.Select(choice => choice.Id));
        Assert.Equal("Protest, 3 February 2013, Test Lake", (await database.Get<ListChoices>()
            .Handle(Advocate, RecordKind.Event, "2013", cancel: TestContext.Current.CancellationToken)).Value.Single().Name);
    }

    [Fact]
    public async Task What_happened_in_a_closed_case_or_to_somebody_hidden_is_offered_to_nobody_without_clearance()
    {
        await using var database = await TestDatabase.Create();
        var (open, closed) = (await database.CaseOf("Test open case"),
            await database.CaseOf("Test closed case", level: Confidentiality.Confidential));
        var hidden = await database.Person("Test Person Hidden", level: Confidentiality.Confidential);
        await database.Happened(new() { CaseId = closed, Kind = EventKind.Attack });
        await database.Happened(new() { CaseId = open, Kind = EventKind.Attack, PersonId = hidden });
        await database.Happened(new() { CaseId = open, Kind = EventKind.Attack }, Confidentiality.Restricted);
        Assert.Empty((await database.Get<ListChoices>().Handle(Advocate, RecordKind.Event, "attack",
            cancel: TestContext.Current.CancellationToken)).Value);
        Assert.Equal(3, (await database.Get<ListChoices>().Handle(Administrator, RecordKind.Event, "attack",
            cancel: TestContext.Current.CancellationToken)).Value.Count);
    }
}
