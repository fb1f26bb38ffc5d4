using CaseTracker.App.Audit;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Drafts;

/// <summary>A draft goes in the transaction of the save that it became: what is saved is never offered again, and what is not saved always
/// is.</summary>
public class SavedDraftTests
{
    private const string Form = "/test/form";

    public static TheoryData<string> Forms => [.. Saves.Keys];

    /// <summary>Each way to save a form: what is refused and what is saved of one draft.</summary>
    private static readonly Dictionary<string, Func<TestDatabase, CurrentUser,
        Task<(Func<Task<IReadOnlyList<Problem>>> Refused, Func<Task<IReadOnlyList<Problem>>> Saved)>>> Saves = new()
        {
            ["record"] = (database, user) =>
                Task.FromResult(Both(name => Problems(database.Get<SaveRecord>()
                .Handle<PersonDetails>(user, new(null, 0, new() { Name = name }) { Draft = Form })))),
            ["fact"] = async (database, user) =>
            {
                var person = await database.Person("Test Person A");
                return Both(on => Problems(database.Get<SaveRecord>()
                    .Handle<StayDetails>(user, new(null, 0, new()
                    {
                        PersonId = person,
                        From = on.Length == 0
                    ? null : Date("2024-05-01")
                    })
                    { Draft = Form })));
            },
            ["correction"] = async (database, user) =>
            {
                var person = await database.Person("Test Person A");
                var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
                return Both(reason => Problems(database.Get<SaveRecord>()
                    .Handle<CustodyEventDetails>(user,
                        new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-02") },
                    Reason: reason)
                        { Draft = Form })));
            },
            ["record with its case"] = (database, user) =>
                Task.FromResult(Both(title => Problems(database.Get<LogRecord>()
                .Handle(user, new Save<EventDetails>(null, 0, new EventDetails()) { Draft = Form }, new CaseDetails { Title = title })))),
            ["log"] = (database, user) => Task.FromResult(Both(name => Problems(database.Get<LogCase>().Handle(user, new CaseLog
            {
                Source = new(null, new SourceDetails { Title = "Test Source" }),
                Person = new() { Name = name },
                Arrest = new() { On = Date("2024-05-01") },
                Draft = Form,
            })))),
            ["roster"] = (database, user) => Task.FromResult(Both(name => Problems(database.Get<LogRoster>().Handle(user, new Roster
            {
                Source = new(null, new SourceDetails { Title = "Test List" }),
                Arrest = new() { On = Date("2024-05-01") },
                Draft = Form,
                People = [new(1, new() { Name = "Test Person A" }, null, null), new(2, new() { Name = name }, null, null)],
            })))),
            ["confirmation"] = async (database, user) =>
            {
                var (person, source) = (await database.Person("Test Person A"), await database.Source("Test Source"));
                return Both(whom => Problems(database.Get<ConfirmHeld>()
                    .Handle(user, whom.Length == 0 ? [] : [person], Date("2024-12-10"), new(source), draft: Form)));
            },
            ["choice between sources"] = async (database, user) =>
            {
                var arrest = await database.Event(await database.Person("Test Person A"), CustodyEventKind.Arrest, "2024-05-01");
                foreach (var day in new[] { "2024-05-01", "2024-05-02" })
                    await database.Cite(await database.Source($"Test Source of {day}"), arrest, "on", day);
                return Both(reason => Problems(database.Get<ResolveConflict>()
                    .Handle(user, new ConflictChoice(arrest, "on", null, "2024-05-03", reason) { Draft = Form })));
            },
        };

    [Theory, MemberData(nameof(Forms))]
    public async Task A_draft_goes_with_its_save_and_stays_when_the_save_is_refused(string form)
    {
        await using var database = await TestDatabase.Create();
        var (mine, other) = (await DraftTests.Account(database, "a"), await DraftTests.Account(database, "b"));
        var (refused, saved) = await Saves[form](database, mine);
        foreach (var account in new[] { mine, other }) await Keep(database, account, Form);
        await Keep(database, mine, "/test/another");

        Assert.NotEmpty(await refused());
        Assert.NotNull((await database.Get<FindDrafts>().Of(mine, Form)).Value);
        Assert.Empty(await saved());
        Assert.Null((await database.Get<FindDrafts>().Of(mine, Form)).Value);
        Assert.NotNull((await database.Get<FindDrafts>().Of(mine, "/test/another")).Value);
        Assert.NotNull((await database.Get<FindDrafts>().Of(other, Form)).Value);
    }

    [Fact]
    public async Task A_save_that_breaks_off_after_its_last_line_leaves_the_draft_and_no_record()
    {
        await using var database = await TestDatabase.Create();
        var mine = await DraftTests.Account(database, "a");
        await Keep(database, mine, Form);
        using var stop = new CancellationTokenSource();
        var roster = new Roster
        {
            Source = new(null, new SourceDetails { Title = "Test List" }),
            Arrest = new() { On = Date("2024-05-01") },
            Draft = Form,
            People = [new(1, new() { Name = "Test Person A" }, null, null)],
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<LogRoster>()
            .Handle(mine, roster, new StopAtOnce(stop), stop.Token));
        Assert.NotNull((await database.Get<FindDrafts>().Of(mine, Form)).Value);
        await using var db = database.Open();
        Assert.Equal(0, await db.People.CountAsync());
    }

    private static async Task Keep(TestDatabase database, CurrentUser user, string form)
    {
        var kept = await database.Get<KeepDraft>().Handle(user,
            new FormDraft(form, null, null, new Dictionary<string, string> { ["name"] = "Test Person A" }));
        Assert.True(kept.Succeeded, string.Join("\n", kept.Problems));
    }

    /// <summary>Saves with nothing where something is required, and with something.</summary>
    private static (Func<Task<IReadOnlyList<Problem>>>, Func<Task<IReadOnlyList<Problem>>>) Both(Func<string,
        Task<IReadOnlyList<Problem>>> save) => (() => save(""), () => save("Test text"));

    private static async Task<IReadOnlyList<Problem>> Problems<T>(Task<Outcome<T>> saving) => (await saving).Problems;

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
