using System.Net;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Columns;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>The program answers under the names that are its own, whatever a request calls it.</summary>
public sealed class KnownHostsTests(AppFixture fixture)
{
    private static readonly HttpClient Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost:5080", null, "", true)]
    [InlineData("127.0.0.1", null, "", true)]
    [InlineData("127.9.9.9:1", null, "", true)]
    [InlineData("[::1]:5080", null, "", true)]
    [InlineData("192.0.2.7:5080", null, "", true)]
    [InlineData("192.0.2.8", null, "", false)]
    [InlineData("example.org", null, "", false)]
    [InlineData("localhost.example.org", null, "", false)]
    [InlineData("127.0.0.1.example.org", null, "", false)]
    [InlineData("cases.example.org", "https://cases.example.org", "", true)]
    [InlineData("CASES.example.org:8443", "https://cases.example.org", "", true)]
    [InlineData("other.example.org", "https://cases.example.org", "", false)]
    [InlineData("a.example.org", null, "a.example.org;b.example.org", true)]
    [InlineData("x.example.net", null, "*.example.net", true)]
    [InlineData("example.com", null, "*.example.net", false)]
    [InlineData("anything.example", null, "*", true)]
    [InlineData("", null, "", false)]
    public void A_host_is_known_by_the_settings_the_addresses_and_the_loopback_names(string host, string? address, string allowed,
        bool known) =>
        Assert.Equal(known, Hosts("http://localhost:5080;http://192.0.2.7:5080", address, allowed).Knows(new HostString(host)));

    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", false)]
    [InlineData("http://192.0.2.7:80", false)]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://[::]:80", true)]
    [InlineData("http://*:80", true)]
    [InlineData("http://+:80", true)]
    [InlineData("http://cases.example.org:80", true)]
    [InlineData("no address", false)]
    public void Who_listens_on_every_address_is_known(string urls, bool everywhere) =>
        Assert.Equal(everywhere, Hosts(urls).ListensEverywhere);

    [Theory]
    [InlineData("http", "127.0.0.1:5080", "http://127.0.0.1:5080", true)]
    [InlineData("http", "127.0.0.1:5080", "http://127.0.0.1:5081", false)]
    [InlineData("http", "127.0.0.1:5080", "https://127.0.0.1:5080", false)]
    [InlineData("http", "localhost", "http://localhost:80", true)]
    [InlineData("http", "127.0.0.1:5080", "http://example.org", false)]
    [InlineData("http", "127.0.0.1:5080", "null", false)]
    [InlineData("http", "127.0.0.1:5080", "", false)]
    [InlineData("http", "cases.example.org", "https://cases.example.org", true)]
    [InlineData("http", "cases.example.org", "http://cases.example.org", false)]
    [InlineData("http", "127.0.0.1:5080", "https://cases.example.org", false)]
    public void Only_a_page_of_the_own_host_may_open_a_connection(string scheme, string host, string origin, bool own)
    {
        var http = new DefaultHttpContext { Request = { Scheme = scheme, Host = new HostString(host), Path = "/_blazor" } };
        Assert.Equal(own, Hosts("http://localhost:5080", "https://cases.example.org").IsOwnOrigin(http.Request, origin));
    }

    [Fact]
    public async Task A_request_under_another_name_gets_400_with_the_settings_that_would_allow_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get,
            fixture.Address + "/sign-in")
        { Headers = { Host = "attacker.example" } };
        using var answer = await Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("CaseTracker__PublicAddress", words, StringComparison.Ordinal);
        Assert.Contains("AllowedHosts", words, StringComparison.Ordinal);
        Assert.DoesNotContain("attacker", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://attacker.example", true)]
    [InlineData("null", true)]
    [InlineData(null, false)]
    public async Task A_connection_that_another_sites_page_opens_is_refused(string? origin, bool refused)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Address + "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin ?? fixture.Address);
        using var answer = await Client.SendAsync(request, Cancel);
        Assert.Equal(refused, answer.StatusCode == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Links_lead_to_the_public_address_and_who_listens_on_every_address_is_told_so_with_the_names()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.ServeOn(data, "http://*:0", ("CaseTracker__PublicAddress", "https://cases.example.org"),
            ("AllowedHosts", "further.example"));
        Assert.StartsWith("https://cases.example.org/first?token=", await app.FirstLink, StringComparison.Ordinal);
        Assert.Contains("listens on every address", app.Errors, StringComparison.Ordinal);
        Assert.Contains("localhost, cases.example.org, further.example", app.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_told_and_nothing_starts()
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.RunWith(data, [("CaseTracker__PublicAddress", "cases.example.org/path")], "--data",
            data.Path);
        Assert.NotEqual(0, app.ExitCode);
        Assert.Contains("CaseTracker__PublicAddress", app.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_made_of_the_address_that_is_listened_on()
    {
        var administrator = await fixture.SignedIn(Role.Administrator);
        Assert.StartsWith(fixture.Address + "/invitation?token=", await administrator.Invite(Role.Advocate), StringComparison.Ordinal);
    }

    private static KnownHosts Hosts(string urls, string? address = null, string allowed = "") => new(new ProgramSettings(
        "", new DatabaseOptions(DatabaseProvider.Sqlite, ""), urls, SessionLimits.Default, ColumnLimit.Default, address is null
            ? null : new Uri(address), allowed.Split(';', StringSplitOptions.RemoveEmptyEntries), []));
}
