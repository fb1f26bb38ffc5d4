using System.Globalization;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Security;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.WorkLists;

public sealed class ShowDeadlinesTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task What_falls_due_stands_with_its_day_and_what_is_closed_is_told_to_nobody_below(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var today = CambodianTime.Today(database.Clock);
        var person = await database.Person("Test Person A");
        // Confirmed by the arrest, and no more ten days from now.
        await database.Event(person, CustodyEventKind.Arrest, Iso(today.AddDays(10 - CustodyRules.ConfirmationDays - 1)));
        var secret = await database.Person("Test Person Secret", level: Confidentiality.Confidential);
        await database.Event(secret, CustodyEventKind.Arrest, Iso(today.AddDays(10 - CustodyRules.ConfirmationDays - 1)));
        var response = await Response(today.AddDays(3), ResponseStatus.Made);
        await Response(today.AddDays(3), ResponseStatus.Met);
        await Response(today.AddDays(200), ResponseStatus.Made);
        var asked = await database.Consent(person, said => (said.Keep, said.ReviewOn) = (ConsentAnswer.Given, today.AddDays(5)));

        Assert.Equal([(DeadlineKind.FollowUp, response, 3), (DeadlineKind.ConsentReview, asked, 5),
            (DeadlineKind.ConfirmationLapses, person, 10)], await Due(Advocate));
        Assert.Contains((DeadlineKind.ConfirmationLapses, secret, 10), await Due(Administrator));

        // Who was asked again since need not be asked.
        await database.Consent(person, said => (said.Keep, said.On) = (ConsentAnswer.Given, Date("2024-06-01")));
        Assert.DoesNotContain(DeadlineKind.ConsentReview, (await Due(Advocate)).Select(one => one.Item1));

        async Task<List<(DeadlineKind, long, int)>> Due(CurrentUser user) => [.. (await database.Get<ShowDeadlines>()
            .Handle(user, today.AddDays(-30), today.AddDays(90))).Value.All
            .Select(one => (one.Kind, one.Of.Id, one.Due.First.DayNumber - today.DayNumber))];

        Task<long> Response(DateOnly on, ResponseStatus status) => Saved(database.Get<SaveRecord>().Handle<ResponseDetails>(Administrator,
            new(null, 0, new() { Kind = ResponseKind.Demand, Subject = $"Test demand {on:o}", FollowUpOn = on, Status = status })));
    }

    [Fact]
    public async Task The_own_ones_are_of_records_that_one_made_or_changed_last()
    {
        await using var database = await TestDatabase.Create();
        var today = CambodianTime.Today(database.Clock);
        var (one, two) = (await database.Joined("One", Role.Researcher), await database.Joined("Two", Role.Researcher));
        await Saved(database.Get<SaveRecord>().Handle<ResponseDetails>(one,
            new(null, 0, new() { Kind = ResponseKind.Demand, Subject = "Test demand", FollowUpOn = today })));
        Assert.True(Assert.Single((await Due(one)).All).Own);
        Assert.Empty((await Due(two)).All);

        async Task<DeadlineList> Due(CurrentUser user) =>
            (await database.Get<ShowDeadlines>().Handle(user, today, today, ownOnly: true)).Value;
    }

    [Fact]
    public async Task A_calendar_holds_kinds_days_and_numbers_and_never_a_name_and_stands_in_the_log()
    {
        await using var database = await TestDatabase.Create();
        var today = CambodianTime.Today(database.Clock);
        var person = await database.Person("Xanadu Person");
        await database.Event(person, CustodyEventKind.Arrest, Iso(today.AddDays(-CustodyRules.ConfirmationDays)));
        var content = (await database.Get<MakeDeadlineCalendar>().Handle(Advocate, today, today.AddDays(10))).Value;
        var text = Encoding.UTF8.GetString(content);
        var calendar = Ical.Net.Calendar.Load(text)!;
        var due = Assert.Single(calendar.Events);
        Assert.Equal($"{FieldFormatter.Choice(DeadlineKind.ConfirmationLapses)}: record {person}", due.Summary);
        Assert.Equal(today.AddDays(1), due.Start!.Date);
        Assert.True(due.IsAllDay);
        Assert.DoesNotContain("Xanadu", text, StringComparison.OrdinalIgnoreCase);
        await using var db = database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Exported,
            TestContext.Current.CancellationToken));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
