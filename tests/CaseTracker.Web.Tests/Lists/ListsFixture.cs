using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Lists;

/// <summary>Two synthetic acts that everybody may see, and one of a case that few may.</summary>
public sealed class ListsFixture(AppFixture app) : IAsyncLifetime
{
    public const string Address = "/transnational?q=Test+Abroad";

    public AppFixture App => app;

    public async ValueTask InitializeAsync()
    {
        await using var records = new TestRecords(app.DataFolder);
        var open = await Saved(records.Get<SaveRecord>().Handle<CaseDetails>(CurrentUser.Seed,
            new(null, 0, new() { Title = "Test Abroad case" })));
        var closed = await Saved(records.Get<SaveRecord>().Handle<CaseDetails>(CurrentUser.Seed,
            new(null, 0, new() { Title = "Test Abroad hidden" }, Confidentiality.Confidential)));
        var host = await Saved(records.Get<SaveRecord>().Handle<PlaceDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = "Test Hostland", Kind = PlaceKind.Country })));
        foreach (var (record, method) in new[] { (open, TransnationalMethod.Spyware), (open, TransnationalMethod.Assault),
            (closed, TransnationalMethod.Abduction) })
            await Saved(records.Get<SaveRecord>().Handle<TransnationalActDetails>(CurrentUser.Seed,
                new(null, 0, new()
                {
                    CaseId = record,
                    Method = method,
                    HostId = host,
                    On = ImpreciseDate.Parse("2023/2024").Value
                })
                { Same = SameRecord.Another }));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<long> Saved(Task<Outcome<long>> saving)
    {
        var outcome = await saving;
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
