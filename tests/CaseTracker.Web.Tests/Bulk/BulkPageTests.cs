using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Bulk;

[Collection(nameof(AppFixture))]
public sealed class BulkPageTests(AppFixture app)
{
    [Fact]
    public async Task A_field_of_the_chosen_rows_is_looked_at_set_and_taken_back()
    {
        var page = await app.SignedIn(Role.Researcher);
        var ids = new List<string>();
        foreach (var name in new[] { "Test Person Many A", "Test Person Many B" })
        {
            await page.OpenAlive("/people/new");
            await page.FillAsync("#field-name", name);
            await page.Press("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("/people/[0-9]+"));
            ids.Add(new Uri(page.Url).Segments[^1]);
        }
        await page.OpenAlive($"/people?ids={string.Join(',', ids)}");
        await page.Locator("thead input[type=checkbox]").CheckAsync();
        await page.Locator(".selection a[href^='/bulk']").PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Change 2 records");
        await page.SelectOptionAsync("#bulk-field", "nationality");
        await page.FillAsync("input#bulk-value", "Test nationality");
        await page.Locator("form.bulk button[type=submit]").First.PressAsync("Enter");
        await Expect(page.Locator("#preview")).ToHaveTextAsync("2 would change, 0 would be skipped");
        await page.InBothLooks(() => page.ShouldBeAccessible());
        await page.FillAsync("#bulk-reason", "A test");
        await page.Locator("form.bulk button[type=submit]").Last.PressAsync("Enter");
        await Expect(page.Locator("#preview")).ToHaveTextAsync("2 changed, 0 skipped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("2 records are as they were");
    }

    [Fact]
    public async Task What_was_chosen_stands_in_its_box_beside_what_would_change()
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        await page.OpenAlive("/people");
        var person = (await page.Locator("tbody a[href^='/people/']").First.GetAttributeAsync("href"))!.Split('/')[^1];
        await page.OpenAlive($"/bulk?kind=Person&ids={person}");
        await page.SelectOptionAsync("#bulk-what", "Participant");
        await page.FillAsync("#bulk-other", "Arrest and prosecution of Kem Sokha");
        await Expect(page.Locator("#bulk-other-list [role=option]:not([data-add])"))
            .ToHaveTextAsync(["Arrest and prosecution of Kem Sokha"]);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await page.SelectOptionAsync("#bulk-role", "Witness");
        await page.Locator("form.bulk button[type=submit]").First.PressAsync("Enter");
        await Expect(page.Locator("#preview")).ToHaveTextAsync("1 would change, 0 would be skipped");
        await Expect(page.Locator("#bulk-other")).ToHaveValueAsync("Arrest and prosecution of Kem Sokha");
        await page.SelectOptionAsync("#bulk-what", "PutTag");
        await page.FillAsync("#bulk-tag", "Test tag");
        await page.Locator("form.bulk button[type=submit]").First.PressAsync("Enter");
        await Expect(page.Locator("tbody td").Nth(1)).ToHaveTextAsync("Test tag");
    }

    [Fact]
    public async Task Who_may_change_nothing_opens_no_such_page_and_nonsense_is_told()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, "/bulk?kind=Person&ids=1")).Status);
        Assert.Contains("500", (await app.Get(Role.Researcher, "/bulk?kind=Person&ids=x")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Get(Role.Researcher, "/bulk?kind=Citation&ids=1")).Status);
    }
}
