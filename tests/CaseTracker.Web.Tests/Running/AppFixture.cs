using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(AppFixture))]
// Each test drives a browser: more at once than processors only makes them wait.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace CaseTracker.Web.Tests.Running;

/// <summary>One running program and one browser for the whole test assembly, with an account for each role. A test that
/// changes accounts or needs a fresh start takes its own <see cref="AppProcess"/>.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly Dictionary<Role, string> _states = [];
    private readonly Dictionary<string, (string Test, List<IBrowserContext> Open)> _opened = [];
    private IPlaywright _playwright = default!;
    private AppProcess _app = default!;

    public IBrowser Browser { get; private set; } = default!;

    /// <summary>Where the program listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The running program's data folder.</summary>
    public string DataFolder => _data.Path;

    public async ValueTask InitializeAsync()
    {
        // Two slow processors run the program, the browser and the tests.
        Assertions.SetDefaultExpectTimeout(30_000);
        _app = AppProcess.Serve(_data);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Address = await _app.Address;
        var administrator = await Anonymous();
        await administrator.MakeAccount(await _app.FirstLink, TestPerson.Of(Role.Administrator));
        _states[Role.Administrator] = await administrator.Context.StorageStateAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            var page = await Anonymous();
            await page.MakeAccount(await administrator.Invite(role), TestPerson.Of(role));
            _states[role] = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }
        await administrator.Context.CloseAsync();
    }

    /// <summary>A page of a browser in which somebody with this role is signed in. Relative addresses work. Everything
    /// that it signs in shares one session: a test that ends sessions signs in by itself.</summary>
    public Task<IPage> SignedIn(Role role, ColorScheme? colours = null, int width = 1366, int height = 768) => Open(Address, _states[role], colours, width, height);

    /// <summary>A page of a browser in which nobody is signed in, at this program or at another.</summary>
    public Task<IPage> Anonymous(string? address = null, ColorScheme? colours = null, int width = 1366, int height = 768) => Open(address ?? Address, null, colours, width, height);

    private async Task<IPage> Open(string address, string? state, ColorScheme? colours, int width, int height)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address, StorageState = state, ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB",
        });
        context.SetDefaultTimeout(60_000);
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
        _data.Dispose();
        await SeededData.Clear();
    }
}
