using CaseTracker.App.Exchange;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class ShowExactnessTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Dates_count_by_where_they_come_from_and_numbers_by_whether_they_have_a_value(
        CaseTracker.App.Database.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Event(person, CustodyEventKind.ConfirmedHeld, "about 2024-06-01");
        await database.Event(person, CustodyEventKind.ConfirmedHeld, "June 2024",
            details => details.On = ImpreciseDate.Parse("June 2024", DateBasis.PartlyStated).Value);
        await database.Event(person, CustodyEventKind.ConfirmedHeld, "2024",
            details => details.On = ImpreciseDate.Parse("2024", DateBasis.Inferred, "Test note").Value);
        foreach (var number in new[] { "94", "dozens", "about 50", null })
            await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
                new(null, 0, new()
                {
                    Subject = "Test subject",
                    Count = number is null
                ? null : BoundedNumber.Parse(number).Value
                })));
        var exactness = (await database.Get<ShowExactness>().Handle(Advocate)).Value;
        var on = exactness.Dates.Single(line => (line.Kind, line.Field) == (RecordKind.CustodyEvent, "on"));
        Assert.Equal((4, 4, 2, 1, 1, 1, 1, 0), (on.Records, on.Given, on.Stated, on.PartlyStated, on.Inferred, on.Doubtful, on.OneDay,
            on.Empty));
        var count = exactness.Numbers.Single(line => (line.Kind, line.Field) == (RecordKind.Figure, "count"));
        Assert.Equal((4, 3, 1, 1, 1), (count.Records, count.Given, count.WithoutValue, count.Doubtful, count.Empty));
        var row = (await database.Json(Advocate, ExportSubject.Exactness)).GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("withoutValue") is { ValueKind: System.Text.Json.JsonValueKind.Number } value
            && value.GetInt32() == 1);
        Assert.Equal(("number", 3), (row.GetProperty("holds").GetString(), row.GetProperty("given").GetInt32()));
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_is_not_counted()
    {
        await using var database = await TestDatabase.Create();
        var open = await database.Person("Test Person A");
        await database.Event(open, CustodyEventKind.Arrest, "2024-05-01");
        await database.Event(open, CustodyEventKind.ConfirmedHeld, "2024-06-01", level: Confidentiality.Confidential);
        await database.Event(await database.Person("Test Person B", level: Confidentiality.Confidential), CustodyEventKind.Arrest,
            "2024-05-01");
        Assert.Equal((1, 3), (await Events(Advocate), await Events(Administrator)));

        async Task<int> Events(CurrentUser user) => (await database.Get<ShowExactness>()
            .Handle(user)).Value.Dates.Single(line => (line.Kind, line.Field) == (RecordKind.CustodyEvent, "on")).Records;
    }
}
