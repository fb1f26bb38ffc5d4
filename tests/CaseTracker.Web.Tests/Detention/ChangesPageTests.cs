using System.Globalization;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Detention;

[Collection(nameof(PrisonersFixture))]
public sealed class ChangesPageTests(PrisonersFixture prisoners)
{
    private const string Address = "/prisoners/changes?from=2018-12-01&to=2024-12-10";

    [Fact]
    public async Task The_statement_adds_up_and_each_movement_opens_its_people()
    {
        var page = await prisoners.App.Get(Role.Advocate, Address);
        foreach (var column in new[] { 1, 2 })
        {
            var numbers = page.All($".changes-table tbody tr td:nth-of-type({column})")
                .Select(text => int.Parse(text.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers[^1], numbers[..^1].Sum());
        }
        Assert.Contains("individuals were certainly deprived of liberty", page.Page.QuerySelector("#change-words")!.TextContent
            + page.Page.QuerySelector("#change-words")!.GetAttribute("value"), StringComparison.Ordinal);
        var people = await prisoners.App.Get(Role.Advocate, $"{Address}&kind=arrested");
        Assert.Contains("Test Prisoner Arun", people.All(".moved a"));
    }

    [Theory]
    [InlineData("?from=2024-12-10&to=2018-12-01", "The closing lies before the opening")]
    [InlineData("?from=yesterday&to=2018-12-01", "is no day")]
    [InlineData("?from=2018-12-01", "needs two days")]
    public async Task What_cannot_be_answered_is_said(string query, string told)
    {
        var page = await prisoners.App.Get(Role.Advocate, $"/prisoners/changes{query}");
        Assert.Contains(told, page.Words("main .notice"), StringComparison.Ordinal);
        Assert.Empty(page.All(".changes-table"));
    }

    [Fact]
    public async Task The_list_of_prisoners_leads_to_it_with_its_day() =>
        Assert.Contains("from=2024-11-10&to=2024-12-10", (await prisoners.App.Get(Role.Advocate, PrisonersFixture.Address))
            .Page.QuerySelector("a[href^='/prisoners/changes']")!.GetAttribute("href"), StringComparison.Ordinal);

    [Fact]
    public async Task A_list_as_known_on_a_day_is_that_as_known_at_its_end() =>
        Assert.Equal((await prisoners.App.Get(Role.Advocate, $"{PrisonersFixture.Address}&known=2020-01-01")).All("main h2, .who a"),
            (await prisoners.App.Get(Role.Advocate, $"{PrisonersFixture.Address}&as-known-on=2020-01-01")).All("main h2, .who a"));
}
