using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Cases;

public sealed class CaseViewTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task Whoever_has_two_parts_in_a_case_is_counted_once_beside_what_is_stated()
    {
        var (one, two) = (await _records.Person("Test Person of two parts"), await _records.Person("Test Person of one part"));
        var story = await _records.Case("Test Case of two people", one, two);
        await Saved(_records.Get<SaveRecord>().Handle<ParticipantDetails>(CurrentUser.Seed,
            new(null, 0, new() { CaseId = story, PersonId = one, Role = ParticipantRole.Victim })));
        await Saved(_records.Get<SaveRecord>().Handle<FigureDetails>(CurrentUser.Seed,
            new(null, 0, new()
            {
                CaseId = story,
                Subject = "Test figure of two people",
                Count = BoundedNumber.Parse("at least 94").Value
            })));
        var page = await app.Get(Role.Advocate, $"/cases/{story}");
        Assert.Equal(3, page.All("section:has(#participants-title) tbody tr").Count());
        Assert.Contains("2 individuals are named on this page", page.Words("section:has(#figures-title)"), StringComparison.Ordinal);
    }

    private static async Task Saved(Task<Outcome<long>> saving)
    {
        var outcome = await saving;
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
    }
}
