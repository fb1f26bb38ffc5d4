using System.Net;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>The program behind a proxy, and under a public address by https.</summary>
public sealed class PublicAddressTests
{
    private const string Public = "cases.example.org";

    [Fact]
    public async Task Under_the_public_https_address_cookies_are_of_that_host_alone_and_the_browser_is_told_to_stay_with_https()
    {
        using var data = await SeededData.Copy();
        var person = await Join(data);
        await using var app = AppProcess.ServeOn(data, "http://127.0.0.1:0", ("CaseTracker__PublicAddress", $"https://{Public}"));
        var address = await app.Address;
        var (form, signedIn) = await SignIn(address, Public, person);
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
        using var data = await SeededData.Copy();
        var person = await Join(data);
        await using var app = AppProcess.ServeOn(data, "http://127.0.0.1:0", ("CaseTracker__PublicAddress", $"https://{Public}"));
        var address = await app.Address;
        var (form, signedIn) = await SignIn(address, new Uri(address).Authority, person);
        Assert.False(form.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains(Cookies(signedIn), cookie => cookie.StartsWith("casetracker=", StringComparison.Ordinal)
            && !cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.OK,
            (await Send(HttpMethod.Get, address + "/profile", new Uri(address).Authority, Header(signedIn))).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1, 10.0.0.0/8", true)]
    [InlineData("", false)]
    [InlineData("10.0.0.0/8", false)]
    public async Task Behind_a_proxy_each_visitor_has_a_limit_of_their_own_and_nobody_else_is_believed(string proxies, bool believed)
    {
        using var data = await SeededData.Copy();
        var person = await Join(data);
        await using var app = AppProcess.ServeOn(data, "http://127.0.0.1:0", ("CaseTracker__Proxies", proxies));
        var address = await app.Address;
        var host = new Uri(address).Authority;
        var known = Header((await SignIn(address, host, person)).Answer);
        HttpResponseMessage last = default!;
        for (var tries = 0; tries < 45; tries++) last = await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        var other = await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.8");
        Assert.Equal(believed, other.StatusCode != HttpStatusCode.TooManyRequests);
        // What another process on the database counted counts here.
        await using (var beside = new TestRecords(data.Path))
            for (var tries = 0; tries < CountTries.Most; tries++) await beside.Get<CountTries>().Take("203.0.113.9");
        Assert.Equal(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, "", "203.0.113.9")).StatusCode);
        // Whose browser is known comes in from the same address, too.
        Assert.NotEqual(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, known, "203.0.113.7")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests,
            (await Send(HttpMethod.Post, address + "/sign-in", host, "casetracker-device=nonsense", "203.0.113.7")).StatusCode);
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

    private static async Task<TestPerson> Join(TemporaryFolder data)
    {
        await using var records = new TestRecords(data.Path);
        var token = await records.Get<InviteAccount>().Run(CurrentUser.Operator(), Role.Administrator);
        var person = TestPerson.Of("Public");
        await records.Get<AcceptInvitation>().Run(token.Value, new NewAccount(person.Name, person.Email, person.Password, person.Password),
            null);
        return person;
    }

    /// <summary>As a browser does that keeps every cookie; what the form and the sign-in were answered with.</summary>
    private static async Task<(HttpResponseMessage Form, HttpResponseMessage Answer)> SignIn(string address, string host, TestPerson person)
    {
        var form = await Send(HttpMethod.Get, address + "/sign-in", host, "");
        var page = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var fields = page.QuerySelectorAll("main form input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        (fields["Email"], fields["Password"]) = (person.Email, person.Password);
        return (form, await Send(HttpMethod.Post, address + "/sign-in", host, Header(form), content: new FormUrlEncodedContent(fields)));
    }

    private static async Task<HttpResponseMessage> Send(HttpMethod method, string address, string host, string cookies,
        string? forwarded = null, HttpContent? content = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Host = host;
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        if (forwarded is not null) request.Headers.Add("X-Forwarded-For", forwarded);
        return await client.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(Patience.Limit);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static string Header(HttpResponseMessage answer) => string.Join("; ", Cookies(answer).Select(cookie => cookie.Split(';')[0]));
}
