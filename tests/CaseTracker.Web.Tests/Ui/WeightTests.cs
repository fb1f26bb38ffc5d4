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

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script src)=\"([^\"]+)\"")]
    private static partial Regex Fetched();
}
