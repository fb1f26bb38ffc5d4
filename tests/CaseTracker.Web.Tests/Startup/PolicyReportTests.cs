using System.Net;
using System.Text;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>What browsers tell of the Content-Security-Policy, as they send it.</summary>
public sealed class PolicyReportTests(AppFixture fixture)
{
    private static readonly HttpClient Browser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("img-src", "https://tracker.example/x.png?who=Test", "/people/512/edit", "img-src", "https://tracker.example",
        "/people/0/edit")]
    [InlineData("script-src-elem", "inline", "/", "script-src-elem", "inline", "/")]
    [InlineData("style-src 'self'", "chrome-extension", "/x?q=Test+Secret", "style-src", "chrome-extension", "/x")]
    [InlineData("font-src", "data", "/", "font-src", "data", "/")]
    [InlineData("font-src", "chrome-extension://abc/Test Secret", "/", "font-src", "chrome-extension", "/")]
    [InlineData("font-src", "Test Secret", "/", "font-src", "?", "/")]
    public void Its_shape_is_kept_and_nothing_that_was_asked(string directive, string blocked, string page, string part, string from,
        string path)
    {
        var reports = new PolicyReports(TimeProvider.System, NullLogger<PolicyReports>.Instance);
        Assert.True(reports.Add(Report(directive, blocked, page)));
        Assert.True(reports.Add(Report(directive, blocked, page)));
        var told = Assert.Single(reports.All);
        Assert.Equal((new PolicyViolation(part, from, path), 2), (told.Violation, told.Times));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"csp-report\":{}}")]
    [InlineData("{\"csp-report\":[1]}")]
    [InlineData("{\"csp-report\":{\"effective-directive\":7,\"document-uri\":\"http://localhost/\"}}")]
    [InlineData("{\"csp-report\":{\"effective-directive\":\"<b>\",\"document-uri\":\"http://localhost/\"}}")]
    public void What_is_none_is_not_kept(string report)
    {
        var reports = new PolicyReports(TimeProvider.System, NullLogger<PolicyReports>.Instance);
        Assert.False(reports.Add(Encoding.UTF8.GetBytes(report)));
        Assert.Empty(reports.All);
    }

    [Fact]
    public void Whoever_sends_ever_others_fills_no_memory()
    {
        var reports = new PolicyReports(TimeProvider.System, NullLogger<PolicyReports>.Instance);
        for (var n = 0; n < 1000; n++) Assert.True(reports.Add(Report("img-src", $"https://host-{n}.example", "/")));
        Assert.Equal(200, reports.All.Count);
    }

    [Fact]
    public async Task A_report_stands_on_the_page_of_administrators_and_one_that_is_too_long_is_refused()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Send(Report("img-src", "https://only-here.example/x", "/people/7")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(new byte[PolicyReports.Longest + 1]));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(Encoding.UTF8.GetBytes("nonsense")));
        var page = await fixture.Get(Role.Administrator, "/audit-log");
        Assert.Contains("https://only-here.example img-src /people/0", page.Words("section[aria-labelledby=stopped-title]"),
            StringComparison.Ordinal);
        Assert.Contains("report-uri /policy-report", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    private static byte[] Report(string directive, string blocked, string page) => Encoding.UTF8.GetBytes($$"""
        {
          "csp-report": {
            "document-uri": "http://localhost:5080{{page}}", "referrer": "", "effective-directive": "{{directive}}",
            "original-policy": "default-src 'none'", "disposition": "enforce", "blocked-uri": "{{blocked}}", "status-code": 200
          }
        }
        """);

    private async Task<HttpStatusCode> Send(byte[] report)
    {
        using var content = new ByteArrayContent(report);
        content.Headers.ContentType = new("application/csp-report");
        using var answer = await Browser.PostAsync(new Uri(fixture.Address + PolicyReports.Path), content, Cancel);
        return answer.StatusCode;
    }
}
