using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Ui;

/// <summary>What a first visit fetches over a slow line.</summary>
public sealed partial class WeightTests(AppFixture app)
{
    [Theory, InlineData(null, "/sign-in"), InlineData(Role.Advocate, "/")]
    public async Task Each_style_sheet_and_script_of_a_page_is_sent_compressed(Role? role, string address)
    {
        var page = await app.Get(role, address);
        string[] files = [.. Fetched().Matches(Encoding.UTF8.GetString(page.Body)).Select(file => file.Groups[1].Value).Distinct()];
        Assert.True(files.Length > 5, string.Join(' ', files));
        using var client = new HttpClient { BaseAddress = new(app.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file, TestContext.Current.CancellationToken);
            Assert.True(answer.Content.Headers.ContentEncoding.Contains("gzip"), file);
        }
    }

    /// <summary>Another site that sends the browser here, time after time, must not learn from lengths what stands in a page.</summary>
    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData(null, false)]
    public async Task A_page_is_sent_compressed_where_this_site_or_the_person_asked_for_it(string? site, bool compressed)
    {
        using var client = new HttpClient { BaseAddress = new(app.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        if (site is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var answer = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(compressed, answer.Content.Headers.ContentEncoding.Contains("br"));
        if (compressed)
        {
            using var unpacked = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await unpacked.CopyToAsync(whole, TestContext.Current.CancellationToken);
            body = whole.ToArray();
        }
        Assert.Contains("</html>", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script src)=\"([^\"]+)\"")]
    private static partial Regex Fetched();
}
