using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>What stands on a page while its database has not answered yet. All other browser tests run over the same late
/// database.</summary>
public sealed class LateAnswerTests(AppFixture app)
{
    // Whatever stood on the page at any moment, by these parts.
    private const string Watch = """
        parts => {
            window.seen = new Set();
            const look = () => {
                const found = parts.map(part => document.querySelector(part))
                    .map(part => part?.getAttribute('href') ?? part?.textContent ?? '');
                window.seen.add(found.join(' | '));
            };
            new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
        }
        """;

    [Theory]
    [InlineData("/", ".changes li")]
    [InlineData("/prisoners?as-of=2024-12-10", ".who a")]
    [InlineData("/people", "tbody a")]
    [InlineData("/charges/matrix", "tbody a")]
    [InlineData("/prisoners/cross-tab?as-of=2024-12-10", "tbody a")]
    [InlineData("/figures/ledger", ".entry")]
    [InlineData("/corroboration", "tbody a")]
    [InlineData("/completeness", ".lacking")]
    [InlineData("/conflicts", ".conflict-list li")]
    [InlineData("/reference", "tbody a")]
    [InlineData("/accounts/1", "#reason")]
    public async Task A_page_says_neither_that_it_is_not_there_nor_that_it_is_empty_before_it_has_looked(string address, string answer)
    {
        var page = await (await app.Seed).SignedIn(Role.Administrator);
        await page.AddInitScriptAsync($"({Watch})(['main .empty-title', 'main h1'])");
        Assert.Equal(200, (await page.GotoAsync(address))!.Status);
        if (!address.StartsWith("/accounts", StringComparison.Ordinal)) await page.Alive();
        await Expect(page.Locator($"main {answer}").First).ToBeVisibleAsync();
        var seen = await page.EvaluateAsync<string[]>("() => [...window.seen]");
        Assert.NotEmpty(seen);
        Assert.All(seen, stood => Assert.StartsWith(" | ", stood, StringComparison.Ordinal));
        Assert.All(seen, stood => Assert.DoesNotContain(Texts.Localize("Shell.MessageTitle_404"), stood, StringComparison.Ordinal));
    }

    // Whether a part of the page that the server drew was gone at any moment since.
    private const string Stays = """
        part => {
            window.gone = false;
            document.addEventListener('DOMContentLoaded', () => {
                const look = () => window.gone ||= !document.querySelector(part);
                look();
                new MutationObserver(look).observe(document, { childList: true, subtree: true });
            });
        }
        """;

    [Theory]
    [InlineData("/", "main .parts li a")]
    [InlineData("/prisoners?as-of=2024-12-10", "main .who a")]
    [InlineData("/people", "main tbody a")]
    [InlineData(null, "main h1")]
    public async Task What_the_server_drew_stands_while_the_circuit_takes_it_over(string? address, string part)
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        if (address is null)
        {
            await page.GotoAsync("/people");
            address = await page.Locator("main tbody a[href^='/people/']").First.GetAttributeAsync("href");
        }
        await page.AddInitScriptAsync($"({Stays})({JsonSerializer.Serialize(part)})");
        await page.OpenAlive(address!);
        Assert.False(await page.EvaluateAsync<bool>("() => window.gone"));
    }

    [Fact]
    public async Task While_one_record_gives_way_to_another_no_name_stands_over_the_others_address()
    {
        await using var records = new TestRecords(app.DataFolder);
        var (first, second) = (await records.Person("Test Person First shown"), await records.Person("Test Person Then shown"));
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{first}");
        await page.EvaluateAsync(Watch, new[] { "main h1", "main a[href$='/edit']" });
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", $"/people/{second}");
        await Expect(page.Locator("h1")).ToContainTextAsync("Test Person Then shown");
        var seen = await page.EvaluateAsync<string[]>("() => [...window.seen]");
        Assert.Contains(seen, stood => stood.EndsWith($" | /people/{second}/edit", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, stood => stood.Contains("First shown", StringComparison.Ordinal)
            && stood.Contains($"/people/{second}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_a_later_question_overtook_is_dropped()
    {
        var last = new LastAsked();
        var (slow, quick) = (new TaskCompletionSource<Domain.Values.Outcome<string>>(),
            new TaskCompletionSource<Domain.Values.Outcome<string>>());
        var (first, second) = (last.Answer(() => slow.Task), last.Answer(() => quick.Task));
        quick.SetResult(Domain.Values.Outcome<string>.Of("the second"));
        slow.SetResult(Domain.Values.Outcome<string>.Of("the first"));
        Assert.Null(await first);
        Assert.Equal("the second", (await second)!.Value);
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_any_more_is_dropped()
    {
        var last = new LastAsked();
        var slow = new TaskCompletionSource<Domain.Values.Outcome<string>>();
        var asked = last.Answer(() => slow.Task);
        last.Drop();
        slow.SetResult(Domain.Values.Outcome<string>.Of("too late"));
        Assert.Null(await asked);
    }

    [Fact]
    public void A_box_that_the_address_fills_is_written_into_by_another_address_alone()
    {
        var box = new AddressText();
        Assert.True(box.Take("the first"));
        box.Text = "typed";
        Assert.False(box.Take("the first"));
        Assert.Equal("typed", box.Text);
        Assert.True(box.Take("the second"));
        Assert.Equal("the second", box.Text);
    }

    [Fact]
    public async Task What_is_typed_into_the_question_stays_when_the_counts_of_the_filters_come_late()
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        using (Orders.ToWait("COUNT(DISTINCT a.PersonId) AS People"))
        {
            await page.OpenAlive("/prisoners?as-of=2024-12-10");
            await Expect(page.Locator(".counting").First).ToBeAttachedAsync();
            await page.FillAsync("#as-of", "1 March 2023");
            await page.FocusAsync("#known");
        }
        await Expect(page.Locator(".sums[aria-busy=false]")).ToBeVisibleAsync();
        Assert.Equal("1 March 2023", await page.InputValueAsync("#as-of"));
        await page.ClickAsync(".question button[type=submit]");
        await Expect(page).ToHaveURLAsync(new Regex("as-of=2023-03-01"));
    }
}
