using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(AppFixture))]
// Each test drives a browser and a program: as many as the machine that runs them has processors.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace CaseTracker.Web.Tests.Running;

/// <summary>One browser for the whole test assembly, and two running programs: one in which tests write, each its own records, and
/// <see cref="Seed"/>, in which nobody writes. A test that changes what is everybody's, or needs a fresh start, takes its own.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly Dictionary<string, (string Test, List<IBrowserContext> Open)> _opened = [];
    private readonly Lazy<Task<TestApp>> _seed;
    private IPlaywright _playwright = default!;
    private TestApp _app = default!;

    public AppFixture() => _seed = new(() => TestApp.Start(this));

    public IBrowser Browser { get; private set; } = default!;

    /// <summary>Where the program listens, without a slash at the end.</summary>
    public string Address => _app.Address;

    /// <summary>The running program's data folder.</summary>
    public string DataFolder => _app.DataFolder;

    /// <summary>The program with the seed data as they are, for tests that only read: what they count is counted by nobody else's
    /// records.</summary>
    public Task<TestApp> Seed => _seed.Value;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Timeout = Patience.Milliseconds,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        _app = await TestApp.Start(this);
    }

    /// <summary>A page in which somebody is signed in to the program in which tests write: <see cref="TestApp.SignedIn"/>.</summary>
    public Task<IPage> SignedIn(Role role, ColorScheme? colours = null, int width = 1366, int height = 768, string? address = null) =>
        _app.SignedIn(role, colours, width, height, address);

    /// <summary>What that program answers to an address: <see cref="TestApp.Get"/>.</summary>
    public Task<Answer> Get(Role? role, string address) => _app.Get(role, address);

    /// <summary>What the browser of a person of the test sends to it: <see cref="TestApp.Cookies(Role)"/>.</summary>
    public Task<string> Cookies(Role role) => _app.Cookies(role);

    /// <summary>The same, for somebody whose name and password the test knows.</summary>
    public Task<(IPage Page, TestPerson Person)> NewPerson(string word, Role role) => _app.NewPerson(word, role);

    /// <summary>A page of a browser in which nobody is signed in, at this program or at another.</summary>
    public Task<IPage> Anonymous(string? address = null, ColorScheme? colours = null, int width = 1366, int height = 768) =>
        Open(address ?? Address, [], colours, width, height);

    /// <summary>A page of a browser that holds these cookies. Relative addresses work.</summary>
    public async Task<IPage> Open(string address, IReadOnlyList<Cookie> cookies, ColorScheme? colours, int width, int height)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ColorScheme = colours,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience.Milliseconds);
        await context.AddInitScriptAsync(KeySteps.Watch);
        if (cookies.Count > 0) await context.AddCookiesAsync(cookies);
        await CloseEarlier(context);
        return await context.NewPageAsync();
    }

    /// <summary>The tests of one collection run one after the other: what an earlier one opened is done with, and would go on to keep its
    /// circuit and its processor time until the end.</summary>
    private async Task CloseEarlier(IBrowserContext context)
    {
        if (TestContext.Current is not { Test.UniqueID: { } test, TestCollection.UniqueID: { } collection }) return;
        List<IBrowserContext> done = [];
        lock (_opened)
        {
            if (_opened.GetValueOrDefault(collection).Test != test)
            {
                done = _opened.GetValueOrDefault(collection).Open ?? [];
                _opened[collection] = (test, []);
            }
            _opened[collection].Open.Add(context);
        }
        foreach (var one in done) await one.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
        await _app.DisposeAsync();
        if (_seed.IsValueCreated) await (await _seed.Value).DisposeAsync();
        WarmProgram.Stop();
        await SeededData.Clear();
        Orders.Clear();
    }
}
