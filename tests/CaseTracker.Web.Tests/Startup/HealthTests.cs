using System.Net;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class HealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_is_told_whether_people_can_work_and_nothing_else_and_the_log_why_not()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.Serve(data);
        using var client = new HttpClient { BaseAddress = new Uri(await app.Address) };
        Assert.Equal((HttpStatusCode.OK, "live"), await Asked(client, HealthEndpoints.Live));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Asked(client, HealthEndpoints.Ready));

        var (file, aside) = (Path.Combine(data.Path, "casetracker.db"), Path.Combine(data.Path, "aside.db"));
        File.Move(file, aside);
        await Becomes(client, (HttpStatusCode.ServiceUnavailable, "not ready"));
        Assert.Contains(data.Path, await app.Told("Not ready to serve"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "live"), await Asked(client, HealthEndpoints.Live));

        File.Move(aside, file);
        await Becomes(client, (HttpStatusCode.OK, "ready"));
    }

    private static async Task Becomes(HttpClient client, (HttpStatusCode, string) expected)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        // An answer holds for some seconds.
        while (await Asked(client, HealthEndpoints.Ready) != expected) await Task.Delay(100, patience.Token);
    }

    private static async Task<(HttpStatusCode, string)> Asked(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancel);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
