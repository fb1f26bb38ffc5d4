using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Layout;

/// <summary>The pages with most on them, of the seed data, on a phone and on a small laptop.</summary>
public sealed class PhoneTests(AppFixture app)
{
    private const string WiderTables = """
        () => [...document.querySelectorAll('main table')]
            .filter(table => table.getBoundingClientRect().width > table.parentElement.clientWidth + 1
            || table.parentElement.scrollWidth > table.parentElement.clientWidth)
            .map(table => table.closest('[aria-label]')?.getAttribute('aria-label') ?? table.className)
        """;

    private const string EmptyLines = """
        () => [...document.querySelectorAll('main .stacks tbody td')]
            .filter(cell => !cell.closest('[hidden]')
                && (cell.textContent.trim() === '') === (cell.getClientRects().length > 0))
            .map(cell => cell.dataset.label)
        """;

    [Fact]
    public async Task Neither_a_page_is_wider_than_the_window_nor_a_table_than_its_frame_and_on_a_phone_each_row_is_a_card()
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        foreach (var (name, address) in await Addresses())
        {
            await page.SetViewportSizeAsync(1366, 768);
            await page.OpenAlive(address);
            Assert.True(await page.EvaluateAsync<string[]>(WiderTables) is { Length: 0 },
                $"{name} on a laptop: {string.Join(", ", await page.EvaluateAsync<string[]>(WiderTables))}");
            await page.SetViewportSizeAsync(390, 844);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390, $"{name} is wider than the window.");
            Assert.True(await page.EvaluateAsync<string[]>(WiderTables) is { Length: 0 },
                $"{name}: {string.Join(", ", await page.EvaluateAsync<string[]>(WiderTables))}");
            // Every cell of a card says what it holds; what is empty takes no room.
            Assert.Equal(0, await page.Locator("main .stacks tbody td:not([data-label])").CountAsync());
            Assert.True(await page.EvaluateAsync<string[]>(EmptyLines) is { Length: 0 },
                $"{name}: {string.Join(", ", await page.EvaluateAsync<string[]>(EmptyLines))}");
        }
    }

    [Fact(Explicit = true)]
    public async Task Pictures_to_look_at()
    {
        var folder = Environment.GetEnvironmentVariable("CASETRACKER_SCREENSHOTS")!;
        foreach (var (name, address) in await Addresses())
            foreach (var (word, colours, width, height) in new[] { ("", ColorScheme.Light, 1366, 768),
                ("-phone", ColorScheme.Light, 390, 844), ("-phone-dark", ColorScheme.Dark, 390, 844) })
            {
                var page = await (await app.Seed).SignedIn(Role.Researcher, colours, width, height);
                await page.OpenAlive(address);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}{word}.png"), FullPage = true });
                await page.Context.CloseAsync();
            }
    }

    private async Task<(string Name, string Address)[]> Addresses()
    {
        var finder = await (await app.Seed).SignedIn(Role.Researcher);
        var story = await Leads(finder, "/cases?q=Angkor", "main tbody a[href^='/cases/']", "Evictions from Angkor");
        var person = await Leads(finder, "/people?q=Kem+Sokha", "main a[href^='/people/']", "Kem Sokha");
        return
        [
            ("case", story), ("what a case is linked to", $"{story}?tab=connections"), ("person", person),
            ("a person's charges", $"{person}?tab=charges"), ("whom a person is linked to", $"{person}?tab=connections"),
            ("organisation", await Leads(finder, "/organisations?q=National+Rescue", "main tbody a[href^='/organisations/']",
                "Cambodia National Rescue Party")),
            ("group", await Leads(finder, "/people?q=CLV+development", "main a[href^='/people/']", "People arrested over")),
            ("event", await Leads(finder, story, "section:has(#events-title) tbody th a", "")), ("land-new", "/land/new"),
                ("exactness", "/exactness"),
        ];
    }

    private static async Task<string> Leads(IPage finder, string from, string link, string name)
    {
        await finder.OpenAlive(from);
        return (await finder.Locator(link, new() { HasText = name }).First.GetAttributeAsync("href"))!;
    }
}
