using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseTracker.App.Tests.Logging;

public sealed class LogRosterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Roster Of(string lines) => new()
    {
        Source = new(null, new SourceDetails { Title = "Test List" }),
        People = [.. RosterReader.Read(lines).Select(line => new RosterPerson(line.Number, line.Person, line.Age, null))],
        Arrest = new() { On = Team.Date("2024-08-18") },
        Charge = new() { Label = "plotting" },
    };

    [Fact]
    public async Task A_roster_writes_a_person_an_arrest_and_a_charge_for_each_line_and_the_groups_remainder_follows()
    {
        await using var database = await TestDatabase.Create();
        var group = await database.Person("Test Group", details => details.Kind = PersonKind.Group);
        await database.Get<SaveRecord>().Handle<GroupCountDetails>(Team.Administrator,
            new(null, 0, new()
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = BoundedNumber.Parse("94 or more").Value,
                On = Team.Date("2024-08")
            }), Cancel);
        var known = await database.Person("Test Person B");
        var roster = Of("Test Person A, f, 31\nTest Person B\nTest Person C, m, 16") with { Group = group };
        roster = roster with { People = [roster.People[0], roster.People[1] with { SamePerson = known }, roster.People[2]] };
        List<int> progress = [];
        var outcome = await database.Get<LogRoster>().Handle(Team.Researcher, roster, new Told(progress.Add), Cancel);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        Assert.Equal((2, 1), (outcome.Value.New, outcome.Value.Known));
        Assert.Equal([1, 2, 3], progress);
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, group, new DateOnly(2024, 12, 1), cancel: Cancel)).Value;
        Assert.Equal((3, 91m), (page.Group!.NamedMembers, page.Group.ArrestedRemainder!.Low));
        await using var db = database.Open();
        Assert.Equal(3, await db.CustodyEvents.CountAsync(row => row.Kind == CustodyEventKind.Arrest, Cancel));
        Assert.Equal(3, await db.Charges.CountAsync(row => row.Label == "plotting", Cancel));
        Assert.Equal(AgeGroup.Child, (await db.People.SingleAsync(row => row.Name == "Test Person C", Cancel)).AgeGroup);

        // The same list again names nobody twice in the group.
        var people = await db.People.Where(row => row.Kind == PersonKind.Individual).OrderBy(row => row.Name).Select(row => row.Id)
            .ToListAsync(Cancel);
        var again = roster with
        {
            People = [.. roster.People.Select((line, at) =>
            line with { SamePerson = people[at], ArrestIs = new(null), ChargeIs = new(null) })]
        };
        Assert.True((await database.Get<LogRoster>().Handle(Team.Researcher, again, cancel: Cancel)).Succeeded);
        Assert.Equal(3, await db.IdentityLinks.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_roster_is_taken_back_whole_by_the_record_that_it_made_last()
    {
        await using var database = await TestDatabase.Create();
        var group = await database.Person("Test Group", details => details.Kind = PersonKind.Group);
        var known = await database.Person("Test Person B");
        var roster = Of("Test Person A\nTest Person B") with
        {
            Group = group,
            Case = new(null, new CaseDetails { Title = "Test Case" }, ParticipantRole.Defendant)
        };
        roster = roster with { People = [roster.People[0], roster.People[1] with { SamePerson = known }] };
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = (await database.Get<LogRoster>().Handle(Team.Researcher, roster, cancel: Cancel)).Value.Last;
        var offer = (await database.Get<UndoChange>().Offer(Team.Researcher, last, Cancel)).Value;
        var undone = await database.Get<UndoChange>().Handle(Team.Researcher, last, offer!.Entry, Cancel);
        Assert.True(undone.Succeeded, string.Join("\n", undone.Problems));
        await using var db = database.Open();
        Assert.Equal([group, known], await db.People.Where(row => row.DeletedAt == null).Select(row => row.Id).Order().ToListAsync(Cancel));
        Assert.Equal(0, await db.CustodyEvents.CountAsync(row => row.KnownTo == null, Cancel)
            + await db.Charges.CountAsync(row => row.KnownTo == null, Cancel)
            + await db.IdentityLinks.CountAsync(row => row.KnownTo == null, Cancel));
        Assert.Equal(0, await db.Cases.CountAsync(row => row.DeletedAt == null, Cancel)
            + await db.Sources.CountAsync(row => row.DeletedAt == null, Cancel)
            + await db.Citations.CountAsync(row => row.DeletedAt == null, Cancel));
    }

    [Fact]
    public async Task One_wrong_line_saves_nobody_and_is_named()
    {
        await using var database = await TestDatabase.Create();
        var roster = Of("Test Person A\n\nTest Person B");
        roster = roster with { People = [roster.People[0], roster.People[1] with { SamePerson = 987654 }] };
        var outcome = await database.Get<LogRoster>().Handle(Team.Researcher, roster, cancel: Cancel);
        var (part, problem) = LogParts.Of(Assert.Single(outcome.Problems))!.Value;
        Assert.Equal((LogPart.Lines, "Logging.Line", 3), (part, problem.Key, problem.Args[0]));
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync(Cancel));
    }

    [Fact]
    public async Task Two_lines_for_one_person_are_refused()
    {
        await using var database = await TestDatabase.Create();
        var known = await database.Person("Test Person A");
        var roster = Of("Test Person A\nTest Persone A");
        var outcome = await database.Get<LogRoster>().Handle(Team.Researcher,
            roster with { People = [.. roster.People.Select(line => line with { SamePerson = known })] }, cancel: Cancel);
        Assert.Contains("line 1", Assert.Single(outcome.Problems).Localize(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_on_record_or_in_the_list_twice_is_no_new_person_until_somebody_says_so()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var roster = Of("test person a\nTest Person B\nTest Person C\nTEST  PERSON B");
        Assert.Equal(["line 4", "LineDoubled"], Told(await Handle(roster)));
        var undoubled = roster with { People = [.. roster.People.Select(line => line.Number == 4 ? line with { New = true } : line)] };
        Assert.Equal(["line 1", "LineKnown"], Told(await Handle(undoubled)));
        var answered = undoubled with { People = [.. undoubled.People.Select(line => line.Number == 1 ? line with { New = true } : line)] };
        Assert.Equal(4, (await Handle(answered)).Value.New);

        Task<Outcome<LoggedRoster>> Handle(Roster list) => database.Get<LogRoster>().Handle(Team.Researcher, list, cancel: Cancel);
        static string[] Told(Outcome<LoggedRoster> outcome)
        {
            var problem = LogParts.Of(Assert.Single(outcome.Problems))!.Value.Problem;
            return [$"line {problem.Args[0]}", ((Problem)problem.Args[1]!).Key["Logging.".Length..]];
        }
    }

    [Fact]
    public async Task A_second_list_of_the_same_charge_asks_line_by_line_and_adds_a_source_not_a_charge()
    {
        await using var database = await TestDatabase.Create();
        var first = Of("Test Person A\nTest Person B");
        Assert.True((await database.Get<LogRoster>().Handle(Team.Researcher, first, cancel: Cancel)).Succeeded);
        await using var db = database.Open();
        var people = await db.People.OrderBy(row => row.Name).Select(row => row.Id).ToListAsync(Cancel);
        var again = first with { People = [.. first.People.Select((line, at) => line with { SamePerson = people[at] })] };
        var asked = (await database.Get<LogRoster>().Handle(Team.Researcher, again, cancel: Cancel)).Problems.Select(problem =>
            (Line: LogParts.Of(problem)!.Value.Problem.Args[0], Question: SameQuestion.In(problem)!)).ToList();
        Assert.Equal([(1, RecordKind.CustodyEvent), (1, RecordKind.Charge), (2, RecordKind.CustodyEvent), (2, RecordKind.Charge)],
            asked.Select(one => ((int)one.Line!, one.Question.Kind)));
        var answered = again with
        {
            People = [.. again.People.Select(line =>
            line with { ArrestIs = Answer(line, RecordKind.CustodyEvent), ChargeIs = Answer(line, RecordKind.Charge) })]
        };
        var saved = await database.Get<LogRoster>().Handle(Team.Researcher, answered, cancel: Cancel);
        Assert.True(saved.Succeeded, string.Join("\n", saved.Problems));
        Assert.Equal((2, 2, 2), (await db.Charges.CountAsync(Cancel), await db.Prosecutions.CountAsync(Cancel),
            await db.CustodyEvents.CountAsync(Cancel)));
        Assert.Equal(4, await db.Citations.CountAsync(row => row.Field == "label" && row.Reported == "plotting", Cancel));

        SameRecord Answer(RosterPerson line, RecordKind kind) =>
            new(asked.Single(one => (int)one.Line! == line.Number && one.Question.Kind == kind).Question.Likely.Single().Id);
    }

    [Fact]
    public async Task A_second_list_of_the_same_arrest_asks_line_by_line_and_adds_a_source_not_an_arrest()
    {
        await using var database = await TestDatabase.Create();
        var first = Of("Test Person A\nTest Person B") with { Charge = null };
        Assert.True((await database.Get<LogRoster>().Handle(Team.Researcher, first, cancel: Cancel)).Succeeded);
        await using var db = database.Open();
        var people = await db.People.OrderBy(row => row.Name).Select(row => row.Id).ToListAsync(Cancel);
        var again = first with
        {
            Arrest = new() { On = Team.Date("August 2024") },
            People = [.. first.People.Select((line, at) => line with { SamePerson = people[at] })]
        };
        var refused = await database.Get<LogRoster>().Handle(Team.Researcher, again, cancel: Cancel);
        Assert.Equal([1, 2], refused.Problems.Select(problem => LogParts.Of(problem)!.Value.Problem.Args[0]));

        var arrests = await db.CustodyEvents.ToDictionaryAsync(row => row.PersonId, row => row.FactId, Cancel);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await database.Get<LogRoster>().Handle(Team.Researcher,
            again with { People = [.. again.People.Select(line => line with { ArrestIs = new(arrests[line.SamePerson!.Value]) })] },
            cancel: Cancel);
        Assert.True(saved.Succeeded, string.Join("\n", saved.Problems));
        Assert.Equal((2, 2), (await db.CustodyEvents.CountAsync(row => row.KnownTo == null, Cancel),
            await db.Citations.CountAsync(row => row.Field == "on" && row.Value == "2024-08", Cancel)));
        // The whole is taken back by what was written last.
        var offer = (await database.Get<UndoChange>().Offer(Team.Researcher, saved.Value.Last, Cancel)).Value;
        Assert.True((await database.Get<UndoChange>().Handle(Team.Researcher, saved.Value.Last, offer!.Entry, Cancel)).Succeeded);
        Assert.Equal(0, await db.Citations.CountAsync(row => row.Field == "on" && row.Value == "2024-08" && row.DeletedAt == null, Cancel));
    }

    [Fact]
    public async Task A_group_that_may_not_be_seen_is_answered_like_one_that_does_not_exist()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Hidden Group", details => details.Kind = PersonKind.Group, Confidentiality.Confidential);
        var answers = new List<string>();
        foreach (var group in new[] { hidden, 987654 })
            answers.Add(Assert.Single((await database.Get<LogRoster>()
                .Handle(Team.Researcher, Of("Test Person A") with { Group = group }, cancel: Cancel)).Problems).Localize());
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal("Errors.NotAllowed",
            Assert.Single((await database.Get<LogRoster>().Handle(Team.Advocate, Of("Test Person A"), cancel: Cancel)).Problems).Key);
    }

    [Fact]
    public async Task Five_hundred_names_are_saved_together()
    {
        await using var database = await TestDatabase.Create();
        var names = string.Join('\n', Enumerable.Range(0, 500).Select(at => $"Test {(char)('A' + at % 26)}{(char)('a' + at / 26)}"));
        Assert.Equal(500, (await database.Get<LogRoster>().Handle(Team.Researcher, Of(names), cancel: Cancel)).Value.New);
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
