using System.Text.RegularExpressions;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class RequestLogTests(AppFixture fixture)
{
    [Fact]
    public async Task A_request_leaves_its_route_its_trace_and_a_hash_of_its_session_and_nothing_that_was_asked()
    {
        const string planted = "Plantedword";
        using var data = await SeededData.Copy();
        await using var app = AppProcess.Serve(data);
        var page = await fixture.Anonymous(await app.Address);
        await page.APIRequest.GetAsync($"{await app.Address}/sign-in?return=/{planted}");
        await page.MakeAccount(await app.FirstLink, TestPerson.Of("Requests"));
        await page.GotoAsync($"/people?q={planted}");
        await page.APIRequest.FetchAsync($"{await app.Address}/{planted}", new() { Method = planted.ToUpperInvariant() });
        await app.Stop();
        var lines = LogFiles.Read(data).Where(line => line.Contains(RequestLog.Source, StringComparison.Ordinal)).ToList();

        var signedOut = Assert.Single(lines, line => line.Contains(" GET /sign-in 200 ", StringComparison.Ordinal));
        Assert.Matches("in [0-9]+ ms, trace [0-9a-f]{32}, session none", signedOut);
        var signedIn = lines.Where(line => Regex.IsMatch(line, "session [0-9a-f]{12}")).ToList();
        Assert.Contains(signedIn, line => line.Contains(" GET /people 200 ", StringComparison.Ordinal));
        Assert.Single(signedIn.Select(line => line.Split("session ")[1].Trim()).Distinct());
        Assert.All(lines, line => Assert.DoesNotContain(planted, line, StringComparison.OrdinalIgnoreCase));
        Assert.All(lines, line => Assert.DoesNotContain(".css", line, StringComparison.Ordinal));
        // No setting names a collector: nothing is sent to one.
        Assert.DoesNotContain("OpenTelemetry", app.Errors, StringComparison.Ordinal);
    }
}
