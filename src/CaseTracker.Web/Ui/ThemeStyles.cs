using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace CaseTracker.Web.Ui;

/// <summary>The theme as a style sheet of its own address. MudBlazor's provider writes it into style elements of each page, which our
/// Content-Security-Policy does not let in; here it is rendered once, at the start.</summary>
public sealed partial class ThemeStyles
{
    private const string Route = "/theme.css", Dark = ":root[data-theme=dark]", DarkByDevice = ":root[data-theme=auto]";

    private byte[] _css = [], _gzip = [];
    private string _tag = "";

    /// <summary>The address, with the mark of what stands there: another version is another address.</summary>
    public string Address => $"{Route}?v={_tag}";

    public string Css => Encoding.UTF8.GetString(_css);

    public async Task Make(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await using var html = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var (light, dark) = (await Render(html, dark: false), await Render(html, dark: true));
        _css = Encoding.UTF8.GetBytes(
            $"{light}\n{Under(Dark, dark)}\n@media (prefers-color-scheme: dark) {{\n{Under(DarkByDevice, dark)}\n}}\n");
        _gzip = Compressed(_css);
        _tag = Convert.ToHexStringLower(SHA256.HashData(_css))[..12];
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var compressed = http.Request.GetTypedHeaders().AcceptEncoding.Any(way => way is { Value: { Value: "gzip" }, Quality: not 0 });
        if (compressed) http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(compressed ? _gzip : _css, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{_tag}\""));
    }).AllowAnonymous().WithMetadata(new ProgramFile());

    /// <summary>A sixth of the bytes, as the files of the program are sent. It holds nothing that a request brought.</summary>
    private static byte[] Compressed(byte[] css)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.SmallestSize)) gzip.Write(css);
        return into.ToArray();
    }

    private static async Task<string> Render(HtmlRenderer html, bool dark)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = Theme.Ours,
            [nameof(MudThemeProvider.IsDarkMode)] = dark,
            [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
            // The browser's own bars: thin pale ones are hard to see and to hold.
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        });
        var text = await html.Dispatcher.InvokeAsync(async () => (await html.RenderComponentAsync<MudThemeProvider>(parameters))
            .ToHtmlString());
        return string.Join('\n', Styles().Matches(text).Select(style => WebUtility.HtmlDecode(style.Groups[1].Value)));
    }

    /// <summary>The same rules for a page that is dark only.</summary>
    private static string Under(string root, string css) => css.Replace(":root", root, StringComparison.Ordinal);

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
