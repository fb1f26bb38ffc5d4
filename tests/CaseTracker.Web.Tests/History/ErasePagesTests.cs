using System.Net;
using CaseTracker.App.History;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.History;

public sealed class ErasePagesTests(AppFixture fixture)
{
    [Fact]
    public async Task One_administrator_asks_another_approves_and_the_address_tells_what_was_there()
    {
        var seed = await fixture.Seed;
        long person;
        await using (var records = new TestRecords(seed.DataFolder))
        {
            person = await records.Person("Test Person To Erase");
            Assert.True((await records.Get<RemoveRecord>().Handle(CurrentUser.Seed, person, 1, "Test reason")).Succeeded);
        }
        var erase = $"/records/{person}/erase";
        foreach (var address in new[] { erase, "/erasures" })
            Assert.Equal(HttpStatusCode.Forbidden, (await seed.Get(Role.Researcher, address)).Status);
        var (asks, _) = await seed.NewPerson("AsksToErase", Role.Administrator);
        var (approves, _) = await seed.NewPerson("ApprovesToErase", Role.Administrator);
        await asks.GotoAsync(erase);
        await asks.FillAsync("#erase-reason", "Test consent was withdrawn");
        await asks.ClickAsync(".delete-form button[type=submit]");
        await Expect(asks.Locator("main")).ToContainTextAsync("another administrator decides");

        await approves.GotoAsync("/notices");
        await approves.ClickAsync("main .unread a");
        await approves.GetByRole(AriaRole.Button, new() { Name = "Approve and erase: Test Person To Erase" }).ClickAsync();
        await Expect(approves.Locator("main")).ToContainTextAsync("It is erased");
        foreach (var address in new[] { $"/people/{person}", $"/records/{person}/history" })
        {
            var told = await seed.Get(Role.Researcher, address);
            Assert.Equal(HttpStatusCode.NotFound, told.Status);
            Assert.True(told.Words("main").Contains("Test consent was withdrawn", StringComparison.Ordinal), told.Words("main"));
            Assert.DoesNotContain("Test consent", (await seed.Get(Role.Advocate, address)).Words("main"), StringComparison.Ordinal);
        }
        Assert.Contains("Test consent was withdrawn", (await seed.Get(Role.Researcher, "/deleted")).Words("main"),
            StringComparison.Ordinal);
    }
}
