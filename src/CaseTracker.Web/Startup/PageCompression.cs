using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CaseTracker.Web.Startup;

/// <summary>Pages are compressed, but not where another site made the browser ask: who reads lengths on the line and chooses what a page
/// repeats, request after request, guesses what else stands in it (the attack is known as BREACH).</summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(pages =>
        {
            pages.EnableForHttps = true;
            // Style sheets and scripts lie compressed on the disk, files that leave are packages already.
            pages.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(http => AskedFromHere(http.Request), pages => pages.UseResponseCompression());

    /// <summary>Browsers say who made them ask (Fetch Metadata); one that does not gets its pages bare.</summary>
    private static bool AskedFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
