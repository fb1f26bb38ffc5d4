using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Xunit;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Logging;

/// <summary>A record that opens its case in the same save.</summary>
public sealed class LogRecordTests : IAsyncLifetime
{
    private TestDatabase _database = default!;
    private static readonly CaseDetails New = new() { Title = "Test new case", Kind = CaseKind.LandDispute };

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private LogRecord Log => _database.Get<LogRecord>();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_case_and_the_record_are_saved_together_and_cite_the_same_source()
    {
        var source = await _database.Source("Test report");
        var id = await Saved(Log.Handle(Researcher, new Save<EventDetails>(null, 0, new() { Kind = EventKind.Eviction, On = Date("2010") },
            Confidentiality.Restricted)
        {
            Citations = [new NewCitation(source, "on", "p. 3", "2010")],
        }, New, Cancel));

        var sheet = (await _database.Get<ShowAnyRecord>().Handle(Researcher, id, Cancel)).Value;
        var page = (await _database.Get<ShowCase>().Handle(Researcher, sheet.Of!.Id, cancel: Cancel)).Value;

        Assert.Equal(("Test new case", Confidentiality.Restricted), (page.Case.Details.Title, page.Case.Confidentiality));
        Assert.Equal("p. 3", Assert.Single(page.Citations.Of(page.Case.Id, "title")).Locator);
        Assert.Equal(id, Assert.Single(page.Linked.Events).Id);
    }

    [Fact]
    public async Task Every_kind_that_hangs_on_a_case_can_open_one()
    {
        foreach (var saving in new[]
        {
            Log.Handle(Researcher, new Save<LandDisputeDetails>(null, 0, new()), New, Cancel),
            Log.Handle(Researcher, new Save<TransnationalActDetails>(null, 0, new() { Method = TransnationalMethod.Assault }), New, Cancel),
            Log.Handle(Researcher, new Save<ResponseDetails>(null, 0, new() { Subject = "Test demand" }), New, Cancel),
        }) await Saved(saving);
        Assert.Equal(3, await Cases());
    }

    [Fact]
    public async Task A_record_that_is_refused_leaves_no_case()
    {
        var refused = await Log.Handle(Researcher, new Save<LandDisputeDetails>(null, 0, new() { Area = BoundedNumber.Parse("10").Value }),
            New, Cancel);

        Assert.Contains("Errors.AreaNeedsUnit", refused.Keys());
        Assert.Equal(0, await Cases());
        Assert.Null(await _database.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    [Fact]
    public async Task A_case_that_is_refused_names_the_case_and_leaves_no_record()
    {
        var refused = await Log.Handle(Researcher, new Save<ResponseDetails>(null, 0, new() { Subject = "Test demand" }),
            new CaseDetails { Title = new string('x', 4000) }, Cancel);

        Assert.All(refused.Problems, problem => Assert.Equal(LogPart.Case, LogParts.Of(problem)?.Part));
        Assert.False(refused.Succeeded);
        Assert.Equal(0, await Cases());
    }

    [Fact]
    public async Task Undoing_takes_both_back()
    {
        var id = await Saved(Log.Handle(Researcher, new Save<ResponseDetails>(null, 0, new() { Subject = "Test demand" }), New, Cancel));
        var undo = _database.Get<UndoChange>();
        var offer = (await undo.Offer(Researcher, id, Cancel)).Value!;

        await Saved(undo.Handle(Researcher, id, offer.Entry, Cancel));

        Assert.Equal(0, await Cases());
    }

    [Fact]
    public async Task A_reader_opens_nothing()
    {
        Assert.Equal(["Errors.NotAllowed"],
            (await Log.Handle(Advocate, new Save<ResponseDetails>(null, 0, new() { Subject = "Test demand" }), New, Cancel)).Keys());
        Assert.Equal(0, await Cases());
    }

    private async Task<int> Cases() => (await _database.List(Administrator, "cases")).Count;
}
