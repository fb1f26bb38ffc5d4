using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Logging;

public sealed class LogPageTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    /// <summary>What the fifth document documents: an arrest on a Sunday, and a charge of espionage. The person and the source
    /// are in the seed data; the program is one of its own, so that no other test meets the second arrest.</summary>
    [Fact]
    public async Task The_arrest_in_the_fifth_document_is_logged_in_under_60_keys_beside_the_typed_text()
    {
        using var data = await SeededData.Copy();
        await using var own = AppProcess.Serve(data);
        var page = await app.Anonymous(await own.Address);
        await page.MakeAccount(await own.FirstLink, TestPerson.Of("Logger"));
        await page.OpenAlive("/");
        var keys = new CountedKeys(page);
        await keys.Press("Alt+Shift+L");
        await Assertions.Expect(page.Locator("#log-source")).ToBeEnabledAsync();
        await keys.TabUntil("#log-source");
        await keys.Type("Announces Support");
        await Assertions.Expect(page.Locator("#log-source-list [role=option]:not([data-add])")).ToHaveCountAsync(1);
        await keys.Press("ArrowDown");
        await keys.Press("Enter");
        await Assertions.Expect(page.Locator(".source-kept")).ToContainTextAsync("China Announces Support");
        await keys.Tab("#log-locator");
        await keys.Type("para. 6");
        await keys.Tab("#person-name");
        await keys.Type("Kem Sokha");
        await Assertions.Expect(page.Locator(".likely")).ToContainTextAsync("The same name");
        await keys.TabUntil(".likely button");
        await keys.Press("Enter");
        await Assertions.Expect(page.Locator(".chosen")).ToContainTextAsync("Kem Sokha");
        // The keyboard comes here a moment after the words: a Tab before that would be taken back.
        await Assertions.Expect(page.Locator(".chosen button")).ToBeFocusedAsync();
        await keys.TabUntil("#said-Charge");
        await keys.Press("Space");
        await Assertions.Expect(page.Locator("#charge-label")).ToBeVisibleAsync();
        await keys.TabUntil("#arrest-on");
        await keys.Type("2017-09-03?");
        await Assertions.Expect(page.Locator("#arrest-on-echo")).ToContainTextAsync("3 September 2017");
        await keys.Tab("#arrest-on-basis");
        await keys.Type("Inferred");
        await keys.TabUntil("#arrest-on-note");
        await keys.Type("A Sunday, in a text of early September 2017");
        await keys.TabUntil("#charge-label");
        await keys.Type("espionage");
        await keys.Press("Enter");
        // The register knows an arrest and a charge that may be these: they are, told by another document.
        await Assertions.Expect(page.Locator("#arrest-is")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await keys.TabUntil(".summary .to-field");
        await keys.Press("Enter");
        await Assertions.Expect(page.Locator("#arrest-is")).ToBeFocusedAsync();
        await keys.TabUntil("#arrest-is input[type=radio]");
        await keys.Press("Space");
        await keys.TabUntil("#charge-is input[type=radio]");
        await keys.Press("Space");
        await keys.Press("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^[^/]+//[^/]+/people/"));
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("All of it is saved");
        Assert.InRange(keys.Count, 1, 59);
        await using var records = new TestRecords(data.Path);
        var saved = await records.Shown(long.Parse(new Uri(page.Url).AbsolutePath.Split('/')[2],
            System.Globalization.CultureInfo.InvariantCulture));
        var arrest = saved.Events.Where(one => one.Details is { Kind: CustodyEventKind.Arrest, On.Text: "2017-09-03?" })
            .MaxBy(one => one.Id)!;
        Assert.Equal(DateBasis.Inferred, arrest.Details.On!.Basis);
        Assert.Contains(saved.Citations.Of(arrest.Id), citation =>
            citation is { Field: "on", Locator: "para. 6", Reported: "2017-09-03?" });
        var charge = Assert.Single(saved.Prosecutions.SelectMany(part => part.Charges)).Charge;
        Assert.Contains(saved.Citations.Of(charge.Id), citation =>
            citation is { Field: "label", Locator: "para. 6", Reported: "espionage" });
    }

    [Fact]
    public async Task A_new_source_a_new_person_and_a_new_case_are_saved_at_once_and_the_source_is_kept_for_the_next()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/log");
        await page.FillAsync("#log-source", "Test Source of a log");
        await page.FillAsync("#source-publisher", "Test Publisher");
        await page.FillAsync("#source-published", "8 Sep 2017");
        await page.FillAsync("#person-name", "Test Person Logged");
        await page.FillAsync("#person-nameKhmer", "សាកល្បង ថ្មី");
        await page.CheckAsync("#said-Stay");
        await page.CheckAsync("#said-Sentence");
        await Assertions.Expect(page.Locator("#said-Charge")).ToBeCheckedAsync();
        await page.FillAsync("#arrest-on", "late July 2017");
        await Assertions.Expect(page.Locator("#arrest-on-echo")).ToContainTextAsync("July 2017");
        await page.FillAsync("#stay-from", "2017-08");
        await page.FillAsync("#charge-label", "incitement");
        await page.FillAsync("#sentence-years", "2");
        await page.FillAsync("#log-case", "Test Case of a log");
        await page.SelectOptionAsync("#case-kind", "PoliticalPrisoner");
        // What the last choice opens moves the button: a click that is on its way would fall beside it.
        await page.Settled();
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Test Person Logged");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("incitement");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Test Case of a log");
        await page.GetByRole(AriaRole.Link, new() { Name = "Log another from the same source" }).ClickAsync();
        await Assertions.Expect(page.Locator("#log-source")).ToHaveValueAsync("Test Source of a log");
        // However far down somebody is, the source stands beside it.
        await page.FocusAsync("#log-level");
        await Assertions.Expect(page.Locator("#log-source")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/log");
        await page.FillAsync("#arrest-on", "the day before yesterday or so");
        await page.CheckAsync("#said-Charge");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#arrest-on-error")).ToBeVisibleAsync();
        await page.FillAsync("#arrest-on", "2017-09-03");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator("#log-source-error")).ToContainTextAsync("Choose a source");
        await Assertions.Expect(page.Locator("#person-name-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#charge-label-error")).ToBeVisibleAsync();
        Assert.Equal("2017-09-03", await page.InputValueAsync("#arrest-on"));
        await page.Locator(".to-field").Last.ClickAsync();
        await Assertions.Expect(page.Locator("#charge-label")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Another_spelling_shows_the_person_on_record_with_the_reason()
    {
        var person = await _records.Person("Synthetic Khunthea");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/log");
        await page.FillAsync("#log-source", "Test Source of a spelling");
        await page.FillAsync("#person-name", "Kunthea Synthetic");
        await Assertions.Expect(page.Locator(".likely")).ToContainTextAsync("two spellings of one sound");
        await page.GetByRole(AriaRole.Button, new() { Name = "Same person" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not the same person" })).ToBeFocusedAsync();
        await page.FillAsync("#arrest-on", "2021-05-06");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^[^/]+//[^/]+/people/{person}(?:$|[?#])"));
        await page.OpenAlive("/people?q=Kunthia+Synthetic");
        await Assertions.Expect(page.Locator(".likely a")).ToHaveTextAsync("Synthetic Khunthea");
    }

    [Fact]
    public async Task What_was_logged_can_be_undone_from_the_persons_page()
    {
        var person = await _records.Person("Test Person Logged by mistake");
        var source = await _records.Source("Test Source Logged by mistake");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/log?source={source}");
        await page.FillAsync("#person-name", "Test Person Logged by mistake");
        await page.Locator(".likely button").First.ClickAsync();
        await page.FillAsync("#arrest-on", "2024-05-01");
        await page.Locator(".log button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("All of it is saved");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 May 2024");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("1 May 2024");
        Assert.Empty((await _records.Shown(person)).Events);
    }

    [Fact]
    public async Task A_person_who_was_made_by_the_log_is_gone_with_it_and_the_page_says_so()
    {
        var source = await _records.Source("Test Source of nobody");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/log?source={source}");
        await page.FillAsync("#person-name", "Test Zzyx Qwrvk");
        await page.FillAsync("#arrest-on", "2024-05-01");
        await page.Locator(".log button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Undone");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Test Zzyx Qwrvk");
    }

    [Theory]
    [InlineData("/log")]
    [InlineData("/log/roster")]
    public async Task Boxes_side_by_side_stand_on_one_line(string address)
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive(address);
        await Assertions.Expect(page.Locator("#log-source")).ToBeEnabledAsync();
        await page.FillAsync("#log-source", "Test Source Side by side");
        await Assertions.Expect(page.Locator("#source-publisher")).ToBeVisibleAsync();
        // Each box of the second column stands as high as the one before it.
        var apart = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.fields')].flatMap(fields => {
                const boxes = [...fields.querySelectorAll(':scope > .field')].map(field => field.querySelector('input, textarea, select'))
                    .filter(box => box).map(box => ({ id: box.id, ...box.getBoundingClientRect().toJSON() }));
                return boxes.filter((box, at) => at && box.left > boxes[at - 1].right && Math.abs(box.top - boxes[at - 1].top) >= 1)
                    .map(box => box.id);
            })
            """);
        Assert.Empty(apart);
    }

    [Fact]
    public async Task Who_may_not_write_is_offered_no_log()
    {
        var home = await app.Get(Role.Advocate, "/");
        Assert.NotEmpty(home.All("[href='/people']"));
        Assert.Empty(home.All("[href='/log']"));
        var log = await app.Get(Role.Advocate, "/log");
        Assert.Equal(HttpStatusCode.Forbidden, log.Status);
        Assert.Null(log.Page.QuerySelector("#log-source"));
    }

    [Theory]
    [InlineData("/log", ColorScheme.Light, 1366)]
    [InlineData("/log", ColorScheme.Dark, 390)]
    [InlineData("/log/roster", ColorScheme.Light, 390)]
    [InlineData("/log/roster", ColorScheme.Dark, 1366)]
    public async Task The_pages_have_no_accessibility_faults_and_fit_their_width(string address, ColorScheme colours, int width)
    {
        await _records.Person("Synthetic Accessible");
        var page = await app.SignedIn(Role.Researcher, colours, width);
        await page.OpenAlive(address);
        await page.FillAsync("#log-source", "Test Source that nobody has");
        if (address == "/log")
        {
            await page.FillAsync("#person-name", "Synthetic Akcessible");
            await Assertions.Expect(page.Locator(".likely")).ToBeVisibleAsync();
            foreach (var part in new[] { "Stay", "Sentence", "Sighting" }) await page.CheckAsync($"#said-{part}");
        }
        else
        {
            await page.FillAsync("#roster-names", "1. Synthetic Akcessible, f, 16\nTest Person, 250");
            await Assertions.Expect(page.Locator(".same").First).ToBeVisibleAsync();
        }
        await page.ShouldBeAccessible();
    }
}
