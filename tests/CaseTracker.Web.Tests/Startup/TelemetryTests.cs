using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class TelemetryTests
{
    private const string Planted = "Plantedword";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_told_routes_and_times_and_nothing_that_somebody_asked_for_or_is()
    {
        using var data = await SeededData.Copy();
        using var collector = new Collector();
        await using var app = AppProcess.ServeWith(data, "CaseTracker__Telemetry__Endpoint", collector.Address);
        using var client = new HttpClient { BaseAddress = new Uri(await app.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sign-in?return=/{Planted}");
        request.Headers.UserAgent.ParseAdd(Planted);
        request.Headers.Add("baggage", $"name={Planted}");
        request.Headers.Add("tracestate", $"a={Planted}");
        using var answer = await client.SendAsync(request, Cancel);
        using var nowhere = await client.GetAsync($"/{Planted}", Cancel);

        var traces = await collector.Told("/v1/traces", "/sign-in");
        Assert.Contains("http.route", traces, StringComparison.Ordinal);
        foreach (var (_, body) in collector.Bodies)
            foreach (var word in new[] { Planted, "url.", "user_agent", "127.0.0.1", "SELECT", Environment.MachineName })
                Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes what an exporter sends, and keeps it as text: names and words stand in its messages as they are.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Collector()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = Listen();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, string Body)> Bodies { get; } = [];

        public async Task<string> Told(string path, string word)
        {
            using var patience = new CancellationTokenSource(Patience.Limit);
            while (true)
            {
                foreach (var (at, body) in Bodies)
                    if (at == path && body.Contains(word, StringComparison.Ordinal)) return body;
                await Task.Delay(50, patience.Token);
            }
        }

        public void Dispose() => _listener.Close();

        private async Task Listen()
        {
            try
            {
                while (true)
                {
                    var sent = await _listener.GetContextAsync();
                    using var reader = new StreamReader(sent.Request.InputStream, Encoding.Latin1);
                    Bodies.Enqueue((sent.Request.Url!.AbsolutePath, await reader.ReadToEndAsync(Cancel)));
                    sent.Response.Close();
                }
            }
            catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
            {
                // The test is over.
            }
        }
    }
}
