using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Circuits;

/// <summary>A page that somebody keeps open: asked for as a browser asks, and its circuit, which holds it until it is closed. What a
/// browser would draw is taken and thrown away.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private readonly HubConnection _circuit;
    private readonly TaskCompletionSource _alive = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly HttpClient _browser;
    private readonly Uri _root;
    private string? _secret;

    private OpenPage(HubConnection circuit, HttpClient browser, Uri root) => (_circuit, _browser, _root) = (circuit, browser, root);

    /// <summary>How many bytes the circuit has sent to be drawn.</summary>
    public long Drawn { get; private set; }

    /// <summary>How many bytes the document has, before any compression.</summary>
    public long Document { get; private init; }

    /// <summary>Opens a page and waits until its circuit has drawn it.</summary>
    /// <exception cref="InvalidOperationException">The program ended the circuit, or what it answered is no page of a circuit.</exception>
    public static async Task<OpenPage> Of(HttpClient browser, string cookies, Uri address, CancellationToken cancel)
    {
        var document = await browser.GetStringAsync(address, cancel);
        var roots = Roots().Matches(document).Select(root => root.Groups[1].Value).ToList();
        if (roots.Count == 0) throw new InvalidOperationException($"{address} has no part that lives in a circuit.");
        var root = new Uri(address, "/");
        var building = new HubConnectionBuilder().WithUrl(new Uri(root, "/_blazor"), HttpTransportType.WebSockets,
            web => web.Headers.Add("Cookie", cookies));
        building.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var page = new OpenPage(building.Build(), browser, root) { Document = document.Length };
        page.Answer();
        await page._circuit.StartAsync(cancel);
        var state = State().Match(document) is { Success: true } found ? found.Groups[1].Value : "";
        page._secret = await page._circuit.InvokeAsync<string?>("StartCircuit", root.ToString(), address.ToString(), "[]", "", cancel)
            ?? throw new InvalidOperationException($"{address}: the program started no circuit.");
        await page._circuit.SendAsync("UpdateRootComponents", Added(roots), state, cancel);
        await page._alive.Task.WaitAsync(TimeSpan.FromMinutes(2), cancel);
        return page;
    }

    /// <summary>What the browser's script answers to each message, so that the program goes on.</summary>
    private void Answer()
    {
        _circuit.Closed += failure =>
        {
            _alive.TrySetException(failure ?? new InvalidOperationException("The circuit was closed before its page was drawn."));
            return Task.CompletedTask;
        };
        _circuit.On<string>("JS.Error", told => _alive.TrySetException(new InvalidOperationException(told)));
        _circuit.On<long, byte[]>("JS.RenderBatch", async (batch, drawn) =>
        {
            Drawn += drawn.Length;
            await _circuit.SendAsync("OnRenderCompleted", batch, null);
        });
        _circuit.On<long>("JS.EndUpdateRootComponents", _ => _alive.TrySetResult());
        // Nobody looks at this page: each question to the browser's script is answered with nothing, or with no.
        _circuit.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (task, _, _, _, _, _) =>
            _circuit.SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task.ToString(CultureInfo.InvariantCulture)},true,null]"));
    }

    private static string Added(IEnumerable<string> roots) => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = roots.Select((root, at) =>
            new { type = "add", ssrComponentId = at + 1, marker = JsonSerializer.Deserialize<JsonElement>(root) }),
    });

    /// <summary>As a browser leaves a page: it says that nobody comes back to this circuit, which is then not kept for who has lost the
    /// line.</summary>
    public async ValueTask DisposeAsync()
    {
        using var leave = new MultipartFormDataContent { { new StringContent(_secret ?? ""), "circuitId" } };
        using var answer = await _browser.PostAsync(new Uri(_root, "/_blazor/disconnect"), leave);
        await _circuit.DisposeAsync();
    }

    /// <summary>Each part of the document that lives in a circuit begins with a mark that names its component.</summary>
    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Roots();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^-]+?)-->")]
    private static partial Regex State();
}
