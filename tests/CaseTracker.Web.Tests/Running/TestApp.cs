using System.Collections.Concurrent;
using System.Globalization;
using CaseTracker.App;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace CaseTracker.Web.Tests.Running;

/// <summary>A running program with the seed data, and people who are signed in to it. An account belongs to one test: drafts, views, work
/// lists, language and colours are nobody else's.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly TemporaryFolder _data;
    private readonly AppProcess _process;
    private readonly AppFixture _browser;
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<(string? Test, Role Role), Lazy<Task<IReadOnlyList<Cookie>>>> _accounts = new();
    private int _number;

    private TestApp(AppFixture browser, TemporaryFolder data, AppProcess process, string address)
    {
        (_browser, _data, _process, Address) = (browser, data, process, address);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite,
            $"Data Source={Path.Combine(data.Path, "casetracker.db")};Default Timeout={Patience.Limit.TotalSeconds}"));
        services.AddDataProtection().SetApplicationName("CaseTracker")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data.Path, "keys")));
        services.AddSignIn();
        // An account for each test: the program, which is slow at passwords by design, reads from a hash how often it was taken.
        services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = 1000);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Where the program listens, without a slash at the end.</summary>
    public string Address { get; }

    public string DataFolder => _data.Path;

    /// <summary>Starts a program, with an account for each role that writes or reports, and for an advocate, by its
    /// <see cref="TestPerson.Of(Role)"/>.</summary>
    public static async Task<TestApp> Start(AppFixture browser)
    {
        var data = await SeededData.Copy();
        var process = AppProcess.Serve(data);
        var app = new TestApp(browser, data, process, await process.Address);
        await app.Accept((await process.FirstLink).Split("token=")[1], TestPerson.Of(Role.Administrator));
        foreach (var role in new[] { Role.Advocate, Role.ReportAuthor, Role.Researcher }) await app.Join(role, TestPerson.Of(role));
        return app;
    }

    /// <summary>A page of a browser in which somebody with this role is signed in, whom no other test knows: within a test, a role is one
    /// person. Relative addresses work.</summary>
    /// <param name="address">Another way to the program; null: its own.</param>
    public async Task<IPage> SignedIn(Role role, ColorScheme? colours = null, int width = 1366, int height = 768, string? address = null) =>
        await _browser.Open(address ?? Address, await Account(role), colours, width, height);

    /// <summary>What the program answers to an address that this person of the test asks for, without a browser.</summary>
    /// <param name="role">Null: nobody who is signed in.</param>
    public async Task<Answer> Get(Role? role, string address) => await Answer.Of(Address + address,
        role is null ? "" : await Cookies(role.Value), TestContext.Current.CancellationToken);

    /// <summary>What the browser of this person of the test sends with each request.</summary>
    public async Task<string> Cookies(Role role) =>
        string.Join("; ", (await Account(role)).Select(cookie => $"{cookie.Name}={cookie.Value}"));

    private Task<IReadOnlyList<Cookie>> Account(Role role) => _accounts.GetOrAdd((TestContext.Current.Test?.UniqueID, role),
        _ => new(() => Join(role, TestPerson.Of($"{role}{Interlocked.Increment(ref _number)}")))).Value;

    /// <summary>As <see cref="SignedIn"/>, for somebody whose name and password the test knows.</summary>
    public async Task<(IPage Page, TestPerson Person)> NewPerson(string word, Role role)
    {
        var person = TestPerson.Of(word);
        return (await _browser.Open(Address, await Join(role, person), null, 1366, 768), person);
    }

    private async Task<IReadOnlyList<Cookie>> Join(Role role, TestPerson person) =>
        await Accept(Value(await _services.GetRequiredService<InviteAccount>().Run(CurrentUser.Operator(), role)), person);

    private async Task<IReadOnlyList<Cookie>> Accept(string token, TestPerson person) =>
        await Cookies(Value(await _services.GetRequiredService<AcceptInvitation>()
            .Run(token, new NewAccount(person.Name, person.Email, person.Password, person.Password), null)));

    /// <summary>The cookies that the program itself would hand out: its keys lie in the data folder.</summary>
    private async Task<IReadOnlyList<Cookie>> Cookies(SignedIn signedIn)
    {
        await using var scope = _services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await SignIn.Start(http, signedIn);
        return [.. SetCookieHeaderValue.ParseList([.. http.Response.Headers.SetCookie.OfType<string>()]).Select(set => new Cookie
        {
            Name = set.Name.Value!, Value = set.Value.Value!, Url = Address, HttpOnly = set.HttpOnly, SameSite = SameSiteAttribute.Lax,
        })];
    }

    private static T Value<T>(Outcome<T> outcome) => outcome.Succeeded
        ? outcome.Value : throw new InvalidOperationException(string.Join(" ",
        outcome.Problems.Select(problem => problem.Localize(CultureInfo.InvariantCulture))));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _services.DisposeAsync();
        _data.Dispose();
    }
}
