using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Figures;

public sealed class LedgerPageTests(AppFixture app)
{
    [Fact]
    public async Task Both_counts_of_the_arrests_stand_side_by_side_and_are_not_added_up()
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate);
        await page.OpenAlive("/figures/ledger?q=CLV");
        var entry = page.Locator(".entry", new() { HasText = "94 arrests" });
        await Assertions.Expect(entry).ToContainTextAsync("at least 94 persons");
        await Assertions.Expect(entry).ToContainTextAsync("The reports differ; both can be true");
        await Assertions.Expect(entry).ToContainTextAsync("One publisher only");
        await Assertions.Expect(entry).ToContainTextAsync("Goes into sums as: at least 94");
        // An advocate reads; a researcher chooses.
        await Assertions.Expect(entry.GetByRole(AriaRole.Link, new() { Name = "Choose" })).ToHaveCountAsync(0);
        await page.ShouldBeAccessible();
    }

    [Fact]
    public async Task A_sum_by_keyboard_says_what_it_assumes()
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate);
        await page.OpenAlive("/figures/ledger");
        await page.Locator(".entry", new() { HasText = "94 arrests" }).GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await page.Locator(".entry", new() { HasText = "“ten”" }).GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add up" }).PressAsync("Enter");
        var sum = page.GetByRole(AriaRole.Region, new() { Name = "Sum" });
        await Assertions.Expect(sum).ToContainTextAsync("at least 104 Persons");
        await Assertions.Expect(sum).ToContainTextAsync("Numbers of different cases and groups are taken to count different people.");
    }

    [Fact]
    public async Task Of_two_figures_on_one_topic_one_is_chosen_with_a_reason()
    {
        var page = await app.SignedIn(Role.Researcher);
        foreach (var count in new[] { "10", "25" })
        {
            await page.OpenAlive("/figures");
            await page.GetByRole(AriaRole.Link, new() { Name = "New figure" }).PressAsync("Enter");
            await Assertions.Expect(page.Locator("#field-subject")).ToBeEnabledAsync();
            await page.FillAsync("#field-subject", $"Test figure of {count}");
            await page.FillAsync("#field-topic", "Test topic of the ledger");
            await page.FillAsync("#field-count", count);
            await page.Locator("#field-count").PressAsync("Enter");
            await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        }
        await page.OpenAlive("/figures/ledger?q=Test+topic+of+the+ledger");
        var entry = page.Locator(".entry", new() { HasText = "Test topic of the ledger" });
        await Assertions.Expect(entry).ToContainTextAsync("The reports contradict each other");
        await entry.GetByRole(AriaRole.Row, new() { Name = "25" }).GetByRole(AriaRole.Link, new() { Name = "Choose" }).ClickAsync();
        await page.FillAsync("#field-reason", "Test: the later count.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(entry).ToContainTextAsync("Printed: 25. Test: the later count.");
    }

    [Fact]
    public async Task Numbers_of_several_dates_are_drawn_over_time_with_their_bounds_and_said_in_words()
    {
        await using (var records = new TestRecords(app.DataFolder))
            foreach (var (count, on) in new[] { ("about 5", "2017-06"), ("9", "2019-03-01"), ("6–8", "2021"), ("more than 16", "2023") })
                Assert.True((await records.Get<SaveRecord>().Handle<FigureDetails>(CurrentUser.Seed, new(null, 0, new()
                {
                    Subject = $"Test debt in {on}",
                    Topic = "Test series of debt",
                    Count = BoundedNumber.Parse(count).Value,
                    Unit = FigureUnit.Percent,
                    AsOf = ImpreciseDate.Parse(on).Value,
                }))).Succeeded);
        var page = await app.SignedIn(Role.Advocate, width: 390, height: 844);
        await page.OpenAlive("/figures/ledger?q=Test+series+of+debt");
        await Assertions.Expect(page.Locator(".entry")).ToContainTextAsync("Numbers of different dates");
        var series = page.Locator("figure.series");
        await Assertions.Expect(series.GetByRole(AriaRole.Img))
            .ToHaveAttributeAsync("aria-label",
            "Test series of debt, over time: about 5, June 2017; 9, 1 March 2019; 6 to 8, 2021; more "
            + "than 16, 2023");
        await Assertions.Expect(series.Locator(".plot > .point")).ToHaveCountAsync(4);
        // Nobody says who counted: no line joins them.
        await Assertions.Expect(series.Locator(".plot .join")).ToHaveCountAsync(0);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.ShouldBeAccessible();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Of_the_seed_data_the_people_in_land_disputes_stand_over_time_and_what_has_one_date_does_not()
    {
        var page = await (await app.Seed).Get(Role.Advocate, "/figures/ledger?q=land+disputes");
        var series = Assert.Single(page.Page.QuerySelectorAll(".entry"), OfWords("770,000")).QuerySelector("[role=img]")!
            .GetAttribute("aria-label")!;
        Assert.Contains("about 770,000, in or before 2014", series, StringComparison.Ordinal);
        Assert.Contains("number not stated, since 2014", series, StringComparison.Ordinal);
        page = await (await app.Seed).Get(Role.Advocate, "/figures/ledger?q=microfinance");
        Assert.Contains("2023", Assert.Single(page.Page.QuerySelectorAll(".entry"), OfWords("more than $16 billion")).TextContent,
            StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("figure.series"));

        static Predicate<AngleSharp.Dom.IElement> OfWords(string words) =>
            entry => entry.TextContent.Contains(words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_facts_rest_on_is_counted_and_each_count_leads_to_its_records()
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate);
        await page.OpenAlive("/corroboration");
        await page.GetByRole(AriaRole.Row, new() { Name = "Charge" }).GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(page.Locator("#listed")).ToHaveTextAsync("Charge: One document");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kem Sokha");
        await page.ShouldBeAccessible();
    }
}
