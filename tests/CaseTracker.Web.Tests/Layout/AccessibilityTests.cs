using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Layout;

public sealed class AccessibilityTests(AppFixture fixture)
{
    public static TheoryData<string> Pages =>
        ["/accounts", "/accounts/1", "/audit-log", "/profile", "/notices", "/second-factor", "/confirm", "/new-password?token=used",
        "/nonsense", "/sign-in", "/invitation?token=used"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_the_shell_has_no_accessibility_faults_and_fits_its_width(string address)
    {
        var page = await (await fixture.Seed).SignedIn(Role.Administrator);
        await page.InBothLooks(async () =>
        {
            await page.GotoAsync(address);
            await page.ShouldBeAccessible();
        });
    }

    [Theory]
    [InlineData("/prisoners?as-of=2024-12-10", 390)]
    [InlineData("/prisoners?as-of=2024-12-10", 341)]
    [InlineData("/", 341)]
    public async Task The_seeded_cases_fit_a_phone_and_a_page_at_400_percent(string address, int width)
    {
        var page = await (await fixture.Seed).SignedIn(Role.Researcher, width: width, height: 192);
        await page.OpenAlive(address);
        await Assertions.Expect(page.Locator(".changes li, .who a").First).ToBeVisibleAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_header()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        await page.GotoAsync("/nonsense");
        await page.Locator(".skip-link").FocusAsync();
        await page.Press("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_slash_leads_to_the_search()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        await page.OpenAlive("/");
        await page.Press("/");
        await Assertions.Expect(page.Locator("#site-search")).ToBeFocusedAsync();
        Assert.Equal("", await page.InputValueAsync("#site-search"));
    }

    [Fact]
    public async Task A_page_takes_the_keyboard_to_its_title_unless_somebody_began_before_it_came()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        await page.OpenAlive("/cases");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Locator(".site-nav a[href='/people']").PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("People");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        // What a page does that comes late, as the first of its window and after another.
        foreach (var comes in new[] { "() => casetrackerArrive('h1', true)", "() => casetrackerArrive('h1', false)" })
        {
            await page.ClickAsync("#site-search");
            await page.EvaluateAsync(comes);
            await Assertions.Expect(page.Locator("#site-search")).ToBeFocusedAsync();
            await page.ClickAsync("summary:has-text('Display')");
            await page.EvaluateAsync(comes);
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true })).ToBeVisibleAsync();
            await page.Press("Escape");
        }
    }

    [Fact]
    public async Task Colours_change_in_place_and_last()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        await page.OpenAlive("/");
        await page.FillAsync("#site-search", "typed before");
        await page.ClickAsync("summary:has-text('Display')");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("typed before", await page.InputValueAsync("#site-search"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Khmer_lasts_into_the_open_circuit()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        await page.OpenAlive("/");
        await page.ClickAsync("summary:has-text('Display')");
        await page.GetByRole(AriaRole.Button, new() { Name = "ខ្មែរ" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "km");
        await page.Alive();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("ទំព័រដើម");
        await Assertions.Expect(page.Locator(".site-nav a[href='/prisoners']")).ToHaveTextAsync("អ្នកជាប់ឃុំ");
        // The words of the bar are shorter, and leave its name the room that it needs on a phone.
        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.Locator(".brand").EvaluateAsync<bool>("name => name.scrollWidth <= name.clientWidth"));
    }
}
