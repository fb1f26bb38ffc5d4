using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Screenshots;

/// <summary>Makes the README's pictures from the running program and its seed data. Not a test: tests/screenshots.sh asks
/// for it by name, and it writes to the folder named in CASETRACKER_SCREENSHOTS.</summary>
public class TakeScreenshots(AppFixture app)
{
    /// <summary>What a page shows once its answer is there.</summary>
    private const string Answer = "main :is(.table, form, dl, .empty, .lines)";

    /// <summary>What comes last on pages whose answers come one after the other.</summary>
    private static readonly Dictionary<string, string> Last = new() { ["home"] = ".abroad", ["prisoners"] = ".band .picture" };

    [Fact(Explicit = true)]
    public async Task Of_the_pages_of_the_README()
    {
        var folder = Environment.GetEnvironmentVariable("CASETRACKER_SCREENSHOTS")
            ?? throw new InvalidOperationException("CASETRACKER_SCREENSHOTS names no folder.");
        var finder = await app.SignedIn(Role.Researcher);
        await finder.OpenAlive("/people?q=Kem+Sokha");
        var person = await finder.Locator("main a[href^='/people/']", new() { HasText = "Kem Sokha" }).First.GetAttributeAsync("href");
        await finder.OpenAlive("/cases");
        var record = await finder.Locator("main table a[href^='/cases/']").First.GetAttributeAsync("href");
        await finder.OpenAlive("/organisations");
        var organisation = await finder.Locator("main table a[href^='/organisations/']").First.GetAttributeAsync("href");
        (string Name, string Address)[] pages =
        [
            ("home", "/"), ("prisoners", "/prisoners?as-of=2024-12-10"), ("person", $"{person}?as-of=2024-12-10"), ("case", record!),
                ("sources", "/sources"),
            ("person-edit", $"{person}/edit"), ("stay-new", $"{person}/stays/new"), ("people", "/people"),
                ("completeness", "/completeness"), ("cases", "/cases"), ("work", "/work"),
            ("organisations", "/organisations"), ("organisation", organisation!), ("reference", "/reference"), ("log", "/log"),
                ("roster", "/log/roster"), ("conflicts", "/conflicts"), ("deleted", "/deleted"),
            ("cross-tab", "/prisoners/cross-tab?as-of=2024-12-10&rows=status&columns=label"),
                ("prisoners-filtered", "/prisoners?as-of=2024-12-10&sex=NotStated"),
                ("history", person!.Replace("/people/", "/records/", StringComparison.Ordinal) + "/history"),
                ("relation-new", $"{person}/relations/new"), ("assessment-new", $"{person}/assessments/new"),
            ("ledger", "/figures/ledger"), ("ledger-series", "/figures/ledger?q=land+disputes"), ("corroboration", "/corroboration"),
                ("matrix", "/transnational/matrix"),
        ];
        var all = Environment.GetEnvironmentVariable("CASETRACKER_SCREENSHOTS_ALL") is not null;
        foreach (var (name, address) in pages)
        {
            if (all || name is "home" or "prisoners" or "person") await Take(name, address, ColorScheme.Light, 1366, 768);
            if (all || name == "person") await Take($"{name}-phone-dark", address, ColorScheme.Dark, 390, 844);
        }
        if (!all) return;
        var administrator = await app.SignedIn(Role.Administrator);
        await administrator.Invite(Role.Advocate);
        foreach (var address in new[] { "accounts", "accounts/1", "profile", "sign-in" })
            foreach (var (word, colours, width, height) in new[] { ("", ColorScheme.Light, 1366, 768),
                ("-phone-dark", ColorScheme.Dark, 390, 844) })
            {
                var page = await app.SignedIn(Role.Administrator, colours, width, height);
                await page.GotoAsync($"/{address}");
                await page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder, $"{address.Replace('/', '-')}{word}.png"),
                    FullPage = true
                });
                await page.Context.CloseAsync();
            }

        async Task Take(string name, string address, ColorScheme colours, int width, int height)
        {
            var page = await app.SignedIn(Role.Researcher, colours, width, height);
            await page.OpenAlive(address);
            await Assertions.Expect(page.Locator(Last.GetValueOrDefault(name.Split('-')[0], Answer)).First).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText(Texts.Localize("PrisonerPages.BandLoading"))).ToHaveCountAsync(0);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = all });
            await page.Context.CloseAsync();
        }
    }
}
