using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What the program answers to one address: what is sent before any script runs.</summary>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static readonly HttpClient Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The page, for whoever asks by selectors.</summary>
    public IHtmlDocument Page => field ??= new HtmlParser().ParseDocument(new MemoryStream(Body));

    /// <summary>Asks once and follows nothing.</summary>
    /// <param name="cookies">What the browser would send: name=value, separated as in its header.</param>
    public static async Task<Answer> Of(string address, string cookies, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        using var answer = await Client.SendAsync(request, cancel).WaitAsync(Patience.Limit, cancel);
        return new(answer.StatusCode, answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    /// <summary>The words of the first element of these, spaces as one reads them.</summary>
    public string Words(string selector) => string.Join(' ', (Page.QuerySelector(selector)?.TextContent
        ?? throw new InvalidOperationException($"{Status}: nothing is {selector}.")).Split((char[]?)null,
        StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of every element of these.</summary>
    public IEnumerable<string> All(string selector) => Page.QuerySelectorAll(selector).Select(element => element.TextContent.Trim());
}
