using System.Text;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Evidence;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Tags;
using CaseTracker.App.Teams;
using CaseTracker.App.Tests.Evidence;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>Whoever views data only is told nothing of who in the team did what: no page, list, file or message bears a name of an
/// account but their own.</summary>
public sealed class DataViewerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_data_only_viewer_is_told_of_records_and_not_of_who_wrote_and_reviewed_them()
    {
        await using var database = await TestDatabase.Create();
        var writer = await database.Joined("Writer", Role.Administrator);
        var reviewer = await database.Joined("Reviewer", Role.Researcher);
        var (advocate, viewer) = (await database.Joined("Advocate", Role.Advocate), await database.Joined("Viewer", Role.DataViewer));
        var (person, records, file, view) = await Register(database, writer, reviewer, viewer, advocate);

        var told = await EveryReader.Read(database, viewer, records);
        Assert.Contains("Test Held", told[$"Person {person}"], StringComparison.Ordinal);
        foreach (var (where, answer) in told.Concat(await Signed(database, viewer, person, file)))
            foreach (var other in new[] { writer, reviewer, advocate })
                Assert.False(answer.Contains(other.Name, StringComparison.Ordinal), $"{where}: {other.Name}\n{answer}");

        // What was looked for stands there for others.
        foreach (var (where, answer) in await Signed(database, advocate, person, file))
            Assert.True(answer.Contains(writer.Name, StringComparison.Ordinal)
                || answer.Contains(reviewer.Name, StringComparison.Ordinal), $"{where}: {answer}");

        Assert.Equal(Texts.Localize("History.OfTheTeam"), (await database.Get<SavedViews>().List(viewer, Cancel)).Value
            .Single(one => one.Id == view).Owner);
        var remark = await database.Get<AddRemark>().Handle(viewer, person, new("Test remark"), Cancel);
        Assert.IsType<Denied>(Assert.Single(remark.Problems));
        Assert.Empty((await database.Get<ShowReview>().Handle(viewer, person, Cancel)).Value.Threads);
        Assert.Empty((await database.Get<ShowNotifications>().Handle(viewer, Cancel)).Value.Lines);
    }

    /// <summary>The answers that tell others who did what.</summary>
    private static async Task<Dictionary<string, string>> Signed(TestDatabase database, CurrentUser user, long person, long file)
    {
        var ledger = await database.Get<ExportRecords>().Prepare(user, ExportSubject.Of(new LedgerQuestion()), ExportFormat.Json, Cancel);
        return new()
        {
            ["history"] = EveryReader.Told(await database.Get<ShowHistory>().Handle(user, person, Cancel)),
            ["review"] = EveryReader.Told(await database.Get<ShowReview>().Handle(user, person, Cancel)),
            ["queue"] = EveryReader.Told(await database.Get<ShowReviewQueue>().Handle(user, new(ReviewState.Verified), Cancel)),
            ["assigned"] = EveryReader.Told(await database.Get<ShowReviewQueue>().Handle(user, new(ReviewState.Draft), Cancel)),
            ["files"] = EveryReader.Told(await database.Get<ShowFiles>().Handle(user, person, Cancel)),
            ["file"] = EveryReader.Told(await database.Get<ShowFile>().Handle(user, file, Cancel)),
            ["recent"] = EveryReader.Told(await database.Get<RecentChanges>().Handle(user, cancel: Cancel)),
            ["views"] = EveryReader.Told(await database.Get<SavedViews>().List(user, Cancel)),
            ["conflict"] = EveryReader.Told(await database.Get<FindConflicts>().Of(user, person, "sex", Cancel)),
            ["notices"] = EveryReader.Told(await database.Get<ShowNotifications>().Handle(user, Cancel)),
            ["ledger"] = EveryReader.Told(await database.Get<ShowLedger>().Handle(user, new LedgerQuestion(), Cancel)),
            ["exported ledger"] = Encoding.UTF8.GetString((await ledger.Read()).Content.ToArray()),
        };
    }

    /// <summary>Everything that bears the name of who did it, by two people of the team, the person first among the records.</summary>
    private static async Task<(long Person, IReadOnlyList<(RecordKind Kind, long Id)> Records, long File, long View)> Register(
        TestDatabase database, CurrentUser writer, CurrentUser reviewer, CurrentUser viewer, CurrentUser advocate)
    {
        var save = database.Get<SaveRecord>();
        var person = await Saved(save.Handle<PersonDetails>(writer, new(null, 0, new() { Name = "Test Held" })));
        await Saved(save.Handle<PersonDetails>(writer, new(person, 1, new() { Name = "Test Held", Occupation = "Test work" },
            Reason: "Test reason")));
        await database.Cite(await database.Source("Test source 0"), person, "sex", "female");
        await database.Cite(await database.Source("Test source 1"), person, "sex", "male");
        await Saved(database.Get<ResolveConflict>().Handle(writer, new ConflictChoice(person, "sex", null, "Female", "Test reason"),
            Cancel));
        foreach (var (user, move) in new[] { (writer, ReviewMove.Submit), (reviewer, ReviewMove.Verify) })
        {
            var sheet = (await database.Get<ShowReview>().Handle(user, person, Cancel)).Value;
            var step = await database.Get<TakeReviewStep>().Handle(user, new(person, sheet.Version, sheet.State, move), Cancel);
            Assert.Empty(step.Problems);
        }
        await Saved(database.Get<AddRemark>().Handle(writer, person, new($"Test remark for @{viewer.Name} and @{advocate.Name}",
            Confidentiality.Internal), Cancel));
        var removed = await Saved(save.Handle<PersonDetails>(writer, new(null, 0, new() { Name = "Test Removed" })));
        await Saved(database.Get<RemoveRecord>().Handle(writer, removed, 1, "Test reason", Cancel));
        var of = await Saved(save.Handle<CaseDetails>(writer, new(null, 0, new() { Title = "Test case" })));
        await Saved(database.Get<AssignReview>().Handle(writer, of, reviewer.AccountId, Cancel));
        var closed = await Saved(save.Handle<CaseDetails>(writer, new(null, 0, new() { Title = "Test limited" })));
        await Saved(database.Get<LimitRecord>().Handle(writer, closed, [viewer.AccountId!.Value, reviewer.AccountId!.Value], [], Cancel));
        var figure = await Saved(save.Handle<FigureDetails>(writer, new(null, 0, new()
        {
            CaseId = of,
            Subject = "Test arrested",
            Unit = FigureUnit.Persons,
            Count = BoundedNumber.Parse("5").Value!,
        })));
        await Saved(save.Handle<FigureChoiceDetails>(writer, new(null, 0, new() { FigureId = figure, Reason = "Test reason" })));
        Assert.True((await database.Get<ChangeTags>().Put(writer, person, "Test tag", Cancel)).Succeeded);
        var file = await database.Attached(writer, person, level: Confidentiality.Internal);
        var view = await database.Get<SavedViews>().Save(writer, "Test view", "/people", shared: true, Cancel);
        (RecordKind, long)[] records = [(RecordKind.Person, person), (RecordKind.Case, of), (RecordKind.Case, closed),
            (RecordKind.Figure, figure)];
        return (person, records, file, view.Value.Id);
    }
}
