using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Database;

public sealed class ReadAgainTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_an_earlier_version_kept_of_the_same_words_follows_how_they_are_read_today(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var people = await Figure(database, "fewer than 10");
        var other = await Figure(database, "at most 9");
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-08-18T23:30:00Z");
        var plain = await database.Event(person, CustodyEventKind.ConfirmedHeld, "2024-08-20");
        var night = await database.Event(person, CustodyEventKind.ConfirmedHeld, "the night of 3–4 May 2021");
        var hour = await database.Event(person, CustodyEventKind.ConfirmedHeld, "at around 9 am on 3 May 2022");
        var end = await database.Event(person, CustodyEventKind.ConfirmedHeld, "before the end of July 2023");
        var since = await database.Event(person, CustodyEventKind.ConfirmedHeld, "since the night of 3–4 May 2020");
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE CustodyEvents SET On_Edtf = '2020-05-03/2020-05-04', On_Latest = '2020-05-04', On_Qualified = 0
                WHERE FactId = {since}
                """);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE CustodyEvents SET On_Edtf = '2021-05-03/2021-05-04', On_Extent = 'Lasting' WHERE FactId = {night}");
            await db.Database.ExecuteSqlAsync($"UPDATE CustodyEvents SET On_Edtf = '2022-05-03~', On_Qualified = 1 WHERE FactId = {hour}");
            await db.Database.ExecuteSqlAsync(
                $"UPDATE CustodyEvents SET On_Edtf = '[..2023-07-20]', On_Latest = '2023-07-20' WHERE FactId = {end}");
            await db.Database.ExecuteSqlAsync($"UPDATE Figures SET Count_Bound = 'AtMost', Count_High = 9 WHERE Id = {people}");
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE CustodyEvents SET On_Edtf = '2024-08-18', On_Earliest = '2024-08-18', On_Latest = '2024-08-18'
                WHERE FactId = {arrest}
                """);
            await db.Projections.Where(row => row.Name == ReadAgain.Projection.Name).ExecuteDeleteAsync();
        }
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value >= 2);
        await using var read = database.Open();
        Assert.Equal(BoundedNumber.Parse("fewer than 10").Value, (await read.Figures.SingleAsync(row => row.Id == people)).Count);
        Assert.Equal(BoundedNumber.Parse("at most 9").Value, (await read.Figures.SingleAsync(row => row.Id == other)).Count);
        var events = await read.CustodyEvents.ToDictionaryAsync(row => row.FactId, row => row.On!);
        Assert.Equal(("2024-08-19", new DateOnly(2024, 8, 19), "2024-08-18T23:30:00Z"),
            (events[arrest].Edtf, events[arrest].Earliest, events[arrest].Text));
        Assert.Equal(Date("2024-08-20"), events[plain]);
        foreach (var fact in new[] { night, hour, end, since }) Assert.Equal(ImpreciseDate.Parse(events[fact].Text).Value, events[fact]);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
        Assert.Equal(0, (await database.Get<PrepareProjections>().Handle()).Value);
    }

    private static Task<long> Figure(TestDatabase database, string number) =>
        Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new() { Subject = "Test subject", Count = BoundedNumber.Parse(number).Value })));
}
