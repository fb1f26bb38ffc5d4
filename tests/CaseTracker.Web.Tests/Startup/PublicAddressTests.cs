using System.Net;
using System.Net.Sockets;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>The program behind a proxy, and under a public address by https.</summary>
public sealed class PublicAddressTests(PublicAddressTests.PublicProgram program, AppFixture app)
    : IClassFixture<PublicAddressTests.PublicProgram>
{
    private const string Public = "cases.example.org", Proxy = "127.0.0.1", Neighbour = "127.0.0.2";
    private static readonly HttpClient Direct = From(Proxy);

    [Fact]
    public async Task Under_the_public_https_address_cookies_are_of_that_host_alone_and_the_browser_is_told_to_stay_with_https()
    {
        var address = program.Address;
        var (form, signedIn) = await SignIn(address, Public, program.Person);
        Assert.Equal("max-age=31536000", Assert.Single(form.Headers.GetValues("Strict-Transport-Security")));
        var cookies = Cookies(form).Concat(Cookies(signedIn)).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-casetracker=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-casetracker-form=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-casetracker-device=", StringComparison.Ordinal));
        // What a browser asks of the prefix.
        Assert.All(cookies.Where(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal)), cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        var kept = Header(signedIn);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, address + "/profile", Public, kept)).StatusCode);
        // One that a neighbour on the domain could plant is none of ours.
        Assert.Equal(HttpStatusCode.Redirect, (await Send(HttpMethod.Get, address + "/profile", Public,
            kept.Replace("__Host-", "", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Plain_http_on_the_own_machine_keeps_working_beside_it()
    {
        var address = program.Address;
        var (form, signedIn) = await SignIn(address, new Uri(address).Authority, program.Person);
        Assert.False(form.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains(Cookies(signedIn), cookie => cookie.StartsWith("casetracker=", StringComparison.Ordinal)
            && !cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.OK,
            (await Send(HttpMethod.Get, address + "/profile", new Uri(address).Authority, Header(signedIn))).StatusCode);
    }

    [Theory]
    [InlineData(Proxy, true, true)]
    [InlineData(Neighbour, true, false)]
    [InlineData(Neighbour, false, false)]
    public async Task Behind_a_proxy_each_visitor_has_a_limit_of_their_own_and_nobody_else_is_believed(string own, bool proxies,
        bool believed)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "On macOS only 127.0.0.1 is an address of the machine.");
        var (address, data, person) = proxies
            ? (program.Address, program.DataFolder, program.Person) : (app.Address, app.DataFolder, TestPerson.Of(Role.Advocate));
        var host = new Uri(address).Authority;
        using var client = From(own);
        var known = Header((await SignIn(address, host, person, client)).Answer);
        HttpResponseMessage last = default!;
        for (var tries = 0; tries < 45; tries++)
            last = await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.7", client: client);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        var other = await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.8", client: client);
        Assert.Equal(believed, other.StatusCode != HttpStatusCode.TooManyRequests);
        // What another process on the database counted counts here.
        await using (var beside = new TestRecords(data))
            for (var tries = 0; tries < CountTries.Most; tries++) await beside.Get<CountTries>().Take("203.0.113.9");
        Assert.Equal(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.9", client: client)).StatusCode);
        // Whose browser is known comes in from the same address, too.
        Assert.NotEqual(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, known, "203.0.113.7", client: client)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, "casetracker-device=nonsense", "203.0.113.7",
                client: client)).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::9", "20010DB800010002")]
    public void A_limit_counts_an_address_or_the_network_of_one_customer(string address, string counted) =>
        Assert.Equal(counted, Proxies.Counted(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.5, 10.1.0.0/16,2001:db8::1", 3)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    [InlineData("10.0.0.5, proxy", null)]
    [InlineData("10.1.0.0/99", null)]
    public void Proxies_are_read_from_a_list(string? text, int? networks) => Assert.Equal(networks, Proxies.Read(text)?.Count);

    /// <summary>As a browser does that keeps every cookie; what the form and the sign-in were answered with.</summary>
    private static async Task<(HttpResponseMessage Form, HttpResponseMessage Answer)> SignIn(string address, string host,
        TestPerson person, HttpClient? client = null)
    {
        var form = await Send(HttpMethod.Get, address + "/sign-in", host, "", client: client);
        var page = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var fields = page.QuerySelectorAll("main form input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        (fields["Email"], fields["Password"]) = (person.Email, person.Password);
        return (form, await Send(HttpMethod.Post, address + "/sign-in", host, Header(form),
            content: new FormUrlEncodedContent(fields), client: client));
    }

    private static async Task<HttpResponseMessage> Send(HttpMethod method, string address, string host, string cookies,
        string? forwarded = null, HttpContent? content = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Host = host;
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        if (forwarded is not null) request.Headers.Add("X-Forwarded-For", forwarded);
        return await (client ?? Direct).SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(Patience.Limit);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static string Header(HttpResponseMessage answer) => string.Join("; ", Cookies(answer).Select(cookie => cookie.Split(';')[0]));

    /// <summary>Comes from this one of the machine's own addresses.</summary>
    private static HttpClient From(string own) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(own), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    /// <summary>One program under a public address, behind a proxy on its own machine, with somebody who may sign in.</summary>
    public sealed class PublicProgram : IAsyncLifetime
    {
        private TemporaryFolder _data = default!;
        private AppProcess _process = default!;

        public TestPerson Person { get; } = TestPerson.Of("Public");
        public string Address { get; private set; } = default!;
        public string DataFolder => _data.Path;

        public async ValueTask InitializeAsync()
        {
            _data = await SeededData.Copy();
            await using (var records = new TestRecords(_data.Path))
            {
                var token = await records.Get<InviteAccount>().Run(CurrentUser.Operator(), Role.Administrator);
                await records.Get<AcceptInvitation>()
                    .Run(token.Value, new NewAccount(Person.Name, Person.Email, Person.Password, Person.Password), null);
            }
            _process = AppProcess.ServeOn(_data, "http://127.0.0.1:0", ("CaseTracker__PublicAddress", $"https://{Public}"),
                ("CaseTracker__Proxies", $"{Proxy}, 10.0.0.0/8"));
            Address = await _process.Address;
        }

        public async ValueTask DisposeAsync()
        {
            await _process.DisposeAsync();
            _data.Dispose();
        }
    }
}
