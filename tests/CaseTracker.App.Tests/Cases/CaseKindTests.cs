using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Cases;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Cases;

public sealed class CaseKindTests
{
    private const FurtherCaseKinds Three = FurtherCaseKinds.PoliticalPrisoner | FurtherCaseKinds.Killing | FurtherCaseKinds.LandDispute;

    [Fact]
    public async Task All_kinds_of_a_case_stand_in_every_file_and_their_changes_in_its_history()
    {
        await using var database = await TestDatabase.Create();
        var of = await Saved(Case(null, 0, Three));
        var cases = ExportSubject.Of(new RecordQuestion(RecordLists.Find("cases")!));
        foreach (var format in ExportFormats.OfLists)
        {
            var text = Exported.Text((await database.Export(Advocate, cases, format)).Content, format)
                .Replace(" ", "", StringComparison.Ordinal);
            foreach (var kind in new[] { "PoliticalPrisoner", "Killing", "LandDispute" })
                Assert.Contains(kind, text, StringComparison.OrdinalIgnoreCase);
        }
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(Case(of, 1, FurtherCaseKinds.Killing));
        // The same set, and no change.
        await Saved(Case(of, 2, FurtherCaseKinds.Killing));
        var history = (await database.Get<ShowHistory>().Handle(Advocate, of)).Value;
        Assert.Equal(2, history.Entries.Count);
        var change = Assert.Single(history.Entries[0].Changes);
        Assert.Equal(3, change.Before!.Split(", ").Length);
        Assert.Contains(change.After!, change.Before.Split(", "));
        // Back to what it was: all three.
        var undo = database.Get<UndoChange>();
        await Saved(undo.Handle(Researcher, of, (await undo.Offer(Researcher, of)).Value!.Entry));
        await using var db = database.Open();
        Assert.Equal(Three, db.Cases.Single().AlsoKind);

        Task<Domain.Values.Outcome<long>> Case(long? id, int version, FurtherCaseKinds also) =>
            database.Get<SaveRecord>().Handle<CaseDetails>(Researcher, new(id, version,
                new() { Title = "Test case", Kind = CaseKind.CivicSpace, AlsoKind = also }, Reason: "Test"));
    }
}
