using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.People;

public sealed class PersonPageTests(RecordsFixture records) : IClassFixture<RecordsFixture>
{
    private string Address => $"/people/{records.Person}?as-of=2023-06-01";

    [Fact]
    public async Task Sources_that_disagree_stand_in_the_line_with_who_says_which()
    {
        var strip = (await records.App.Get(Role.Advocate, Address)).Words("section.strip");
        Assert.All(["treason", "espionage", "sources disagree", "27 years"],
            words => Assert.Contains(words, strip, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_number_opens_beside_the_fact_by_keyboard_and_Escape_goes_back()
    {
        var page = await records.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address + "&tab=custody");
        var number = page.Locator($"#fact-{records.Stay} .source-number").First;
        await number.FocusAsync();
        await page.Press("Enter");
        var beside = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(beside).ToBeFocusedAsync();
        await Assertions.Expect(beside).ToContainTextAsync("Test Report of a court");
        await Assertions.Expect(beside).ToContainTextAsync("p. 3");
        await page.Press("Escape");
        await Assertions.Expect(beside).ToHaveCountAsync(0);
        await Assertions.Expect(number).ToBeFocusedAsync();
    }

    /// <summary>What stands behind a tab has the address of that tab, however one comes to it.</summary>
    [Fact]
    public async Task An_address_of_a_fact_opens_its_tab_back_leads_to_the_one_before_and_paper_shows_them_all()
    {
        var page = await records.App.SignedIn(Role.Advocate);
        await page.OpenAlive($"{Address}#fact-{records.Stay}");
        var fact = page.Locator($"#fact-{records.Stay}");
        await Assertions.Expect(fact).ToBeInViewportAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"tab=custody#fact-{records.Stay}$"));
        var overview = page.GetByRole(AriaRole.Tab, new() { Name = "Overview" });
        await page.GetByRole(AriaRole.Tab, new() { Name = "Custody" }).PressAsync("ArrowLeft");
        await Assertions.Expect(overview).ToBeFocusedAsync();
        await page.Press("Enter");
        await Assertions.Expect(fact).ToBeHiddenAsync();
        // From the picture of what happened to the fact, which stands behind another tab.
        await page.Locator($".timeline a[href$='#fact-{records.Stay}']").ClickAsync();
        await Assertions.Expect(fact).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Assertions.Expect(overview).ToHaveAttributeAsync("aria-selected", "true");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(fact).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        // A message does not stay once the address is a good one again.
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", $"/people/{records.Person}?as-of=sometime");
        await Assertions.Expect(overview).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Assertions.Expect(overview).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_day_asked_for_is_changed_in_place_and_kept_in_the_address()
    {
        var page = await records.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.FillAsync("#as-of", "10 Dec 2017");
        await page.Press("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("as-of=2017-12-10"));
        await Assertions.Expect(page.Locator(".question")).ToContainTextAsync("10 December 2017");
        await page.FillAsync("#as-of", "sometime");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator("#as-of-error")).ToContainTextAsync("sometime");
    }

    [Fact]
    public async Task What_an_advocate_may_not_see_is_told_as_restricted_and_nothing_can_be_edited()
    {
        var page = await records.App.Get(Role.Advocate, Address);
        Assert.Contains("Restricted", Assert.Single(page.All(".line"), OfBirth), StringComparison.Ordinal);
        Assert.DoesNotContain("1980", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.All("main a[href$='/edit'], main a[href$='/new']"));
        var researcher = await records.App.Get(Role.Researcher, Address);
        Assert.Contains("6 May 1980", Assert.Single(researcher.All(".line"), OfBirth), StringComparison.Ordinal);

        static bool OfBirth(string line) => line.Contains("Date of birth", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/{0}/edit")]
    [InlineData("/people/new")]
    [InlineData("/people/{0}/stays/new")]
    [InlineData("/stays/{1}/edit")]
    [InlineData("/sources/new")]
    public async Task A_direct_address_to_a_form_is_refused_to_an_advocate(string address)
    {
        var answer = await records.App.Get(Role.Advocate,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, records.Person, records.Stay));
        Assert.Equal((HttpStatusCode.Forbidden, "Not open to your role"), (answer.Status, answer.Words("h1")));
        Assert.Null(answer.Page.QuerySelector(".record-form"));
    }

    [Theory]
    [InlineData("/people/999999", 404)]
    [InlineData("/people/nobody", 404)]
    [InlineData("/cases/999999", 404)]
    [InlineData("/sources/999999", 404)]
    [InlineData("/facts/999999", 404)]
    [InlineData("/people/1?as-of=sometime", 400)]
    [InlineData("/cases/1?as-of=2024-02-30", 400)]
    public async Task Nonsense_in_an_address_gives_a_message(string address, int status)
    {
        var answer = await records.App.Get(Role.Advocate, address);
        Assert.Equal(status, (int)answer.Status);
        Assert.NotEmpty(answer.Words("h1"));
        Assert.DoesNotContain("Something went wrong", answer.Words("main"), StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages => ["/people?q=Test", "/people/{0}?as-of=2023-06-01", "/cases", "/cases/{2}", "/sources",
        "/people/{0}?tab=custody", "/sources/{3}", "/facts/{1}", "/shortcuts", "/people/{0}/edit", "/stays/{1}/edit"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_record_page_has_no_accessibility_faults_and_fits_its_width(string address)
    {
        var page = await records.App.SignedIn(Role.Researcher);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, records.Person, records.Stay,
                records.Case, records.Source));
            await Assertions.Expect(page.Locator("main").Locator("tbody tr, dl, .version, .record-form").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
        });
    }
}
