using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages.Charges;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class ChargesAndCourtsTests
{
    private static readonly string?[] Days = [null, "2024-03-01", "2024-03", "[2024-03-05..2024-03-20]", "before 2024-03-10", "2024-02-20",
        "after 2024-03-12", "2024-04-02"];

    [Fact]
    public async Task Every_number_of_records_is_the_count_of_the_list_that_it_leads_to()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(31);
        await using (var db = database.Open()) await new RandomRecords(db, random).Make(26);
        var counts = 0;
        foreach (var user in new[] { Advocate, Researcher })
            foreach (var way in ChargeQuestion.Ways)
                for (var turn = 0; turn < 2; turn++)
                {
                    var charges = await RandomRecords.Question(database, user, ChargeQuestion.List, random, turn);
                    var answer = await Answer(database, user, new(charges, way));
                    foreach (var line in answer.Lines.Append(answer.All))
                    {
                        await Counts(user, answer.ListOf(line), line.Charges);
                        foreach (var (at, outcome) in answer.Outcomes.Index())
                            await Counts(user, answer.ListOf(line, outcome), line.Outcomes[at]);
                        await Counts(user, answer.ListOf(line, slow: true), line.Slow);
                        if (line.Sentences is not { } given) continue;
                        await Counts(user, answer.SentencesOf(line)!, given.Sentences);
                        await Counts(user, answer.SentencesOf(line, life: true)!, given.Life);
                    }
                }
        Assert.True(counts > 100, $"{counts} numbers other than 0");

        async Task Counts(CurrentUser user, RecordQuestion list, int count)
        {
            if (count > 0) counts++;
            var page = await database.Get<ListRecords>().Handle(user, list with { PageSize = 1 });
            Assert.True(count == page.Value.Total, $"{user.Role}, {list.List.Name} {string.Join(' ', list.Filters.All
                .Select(one => $"{one.Filter.Key}={string.Join(',', one.Values)}"))}: {count}, its list {page.Value.Total}");
        }
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whichever_days_the_dates_mean_the_time_to_the_verdict_lies_within_its_bounds(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var random = new Random(32);
        var timed = 0;
        for (var turn = 0; turn < 60; turn++)
        {
            var person = await database.Person($"Test Person {turn}");
            var (here, elsewhere) = (await database.Prosecution(person), await database.Prosecution(person));
            var verdict = Days[random.Next(1, Days.Length)]!;
            var charge = await Charge(database, person, here, verdict);
            var arrests = random.GetItems(Days, random.Next(4));
            foreach (var day in arrests) await Arrest(database, person, day, random.Next(2) == 0 ? here : null);
            // Of another prosecution: it has no part in this one.
            await Arrest(database, person, "2024-03-02", elsewhere);

            var found = (await Answer(database, Researcher, new(new(ChargeQuestion.List) { Only = [charge] }, ChargeQuestion.Ways[0])))
                .All.Days;
            var said = $"verdict {verdict}, arrests {string.Join(", ", arrests.Select(day => day ?? "undated"))}: {found}";
            var (shortest, longest, exact) = Expected(Date(verdict), [.. arrests.Select(day => day is null ? null : Date(day))]);
            if (shortest is null || (shortest == 0 && longest is null))
            {
                Assert.True(found is null, said);
                continue;
            }
            timed++;
            Assert.True(found is not null && found.Shortest == shortest, $"{said}, shortest {shortest}");
            Assert.True(exact ? found.Longest == longest : longest is null ? found.Longest is null : !(found.Longest < longest),
                $"{said}, longest {longest}");
        }
        Assert.True(timed > 20, $"{timed} had a time");
    }

    [Fact]
    public async Task A_verdict_without_a_day_of_its_own_is_the_first_sentence()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        var prosecution = await database.Prosecution(person);
        await Arrest(database, person, "2024-01-01", null);
        // Nobody says that the charge ended in a conviction: a sentence does.
        var charge = await database.Charge(person, prosecution, "Test charge");
        foreach (var (day, years, most, life) in new (string, int?, int?, bool)[]
            { ("2025-02-01", 6, 8, false), ("2024-12-31", 5, null, false), ("2025-03-01", null, null, true) })
            await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator, new(null, 0, new()
            {
                PersonId = person,
                ProsecutionId = prosecution,
                ChargeId = charge,
                On = Date(day),
                Years = years,
                YearsAtMost = most,
                Life = life,
            })
            { Same = SameRecord.Another }));

        var all = (await Answer(database, Advocate, new(new(ChargeQuestion.List), ChargeQuestion.Ways[0]))).All;

        Assert.Equal(new Spread(1, 365, 365, 365, 365), all.Days);
        // 365 days are not more than 365.
        Assert.Equal(0, all.Slow);
        Assert.Equal((3, 1), (all.Sentences!.Sentences, all.Sentences.Life));
        Assert.Equal(new Spread(2, 66, 78, 60, 96), all.Sentences.Months);
    }

    [Fact]
    public async Task A_charge_before_several_judges_stands_under_each_and_in_all_of_them_once()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        await Arrest(database, person, "2024-01-01", null);
        foreach (var judges in new[] { "Test Judge One; TEST JUDGE Two;;", "test judge one ;Test Judge One", null })
        {
            var prosecution = await Saved(database.Get<SaveRecord>().Handle<ProsecutionDetails>(Administrator,
                new(null, 0, new() { PersonId = person, Judge = judges }, Confidentiality.Public) { Same = SameRecord.Another }));
            await Charge(database, person, prosecution, "2024-05-01");
        }

        var answer = await Answer(database, Advocate, new(new(ChargeQuestion.List), ChargeQuestion.Way("judge")!));

        Assert.Equal([("Test Judge One", 2), ("TEST JUDGE Two", 1), ("Not on record", 1)],
            answer.Lines.Select(line => (line.Name, line.Charges)));
        Assert.Equal((3, 3), (answer.All.Charges, answer.All.Days!.Counted));
        Assert.Equal(2, answer.Lines[0].Days!.Counted);
    }

    [Fact]
    public async Task Nobody_learns_of_a_court_from_a_prosecution_that_they_may_not_see()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        var court = await Saved(database.Get<SaveRecord>().Handle<OrganisationDetails>(Administrator,
            new(null, 0, new() { Name = "Test Court" }, Confidentiality.Public)));
        var prosecution = await Saved(database.Get<SaveRecord>().Handle<ProsecutionDetails>(Administrator,
            new(null, 0, new() { PersonId = person, CourtId = court, Judge = "Test Judge", Stage = ProsecutionStage.Trial },
                Confidentiality.Confidential)));
        await Charge(database, person, prosecution, "2024-05-01");

        foreach (var (key, value) in new[] { ("court", $"{court}"), ("judge", "Test Judge"), ("stage", nameof(ProsecutionStage.Trial)) })
        {
            var question = new ChargeQuestion(new(ChargeQuestion.List), ChargeQuestion.Way(key)!);
            Assert.Equal(["none"], (await Answer(database, Advocate, question)).Lines.Select(line => line.Value));
            Assert.NotEqual("none", Assert.Single((await Answer(database, Administrator, question)).Lines).Value);
            Assert.Equal(0, (await database.Get<ListRecords>().Handle(Advocate, question.Charges.Choose(key, [value]))).Value.Total);
        }
    }

    /// <summary>Day by day: the shortest and the longest time, and whether the verdict is one day, so that the bounds are as close as can
    /// be. No time where no arrest may have been on or before the verdict.</summary>
    private static (int? Shortest, int? Longest, bool Exact) Expected(ImpreciseDate verdict, IReadOnlyList<ImpreciseDate?> arrests)
    {
        // An open side is as good as far away.
        var spans = arrests.Select(date => (First: date?.Earliest ?? new DateOnly(1900, 1, 1), Last: date?.Latest
            ?? new DateOnly(2100, 1, 1))).ToList();
        var (first, last) = (verdict.Earliest ?? new DateOnly(2024, 1, 1), verdict.Latest ?? new DateOnly(2024, 6, 1));
        var (shortest, longest) = ((int?)null, (int?)null);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var before = spans.Where(span => span.First <= day).ToList();
            if (before.Count == 0) continue;
            var sure = before.Where(span => span.Last <= day).ToList();
            var from = sure.Count > 0 ? sure.Max(span => span.First) : before.Min(span => span.First);
            var to = before.Max(span => span.Last < day ? span.Last : day);
            (shortest, longest) = (Math.Min(shortest ?? int.MaxValue, day.DayNumber - to.DayNumber),
                Math.Max(longest ?? 0, day.DayNumber - from.DayNumber));
        }
        var open = verdict.Latest is null || longest > 10_000;
        return (verdict.Earliest is null && shortest is not null ? 0 : shortest, open ? null : longest,
            first == last && verdict.Earliest is not null);
    }

    private static async Task<ChargesAndCourts> Answer(TestDatabase database, CurrentUser user, ChargeQuestion question)
    {
        var outcome = await database.Get<ShowChargesAndCourts>().Handle(user, question);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static Task<long> Charge(TestDatabase database, long person, long prosecution, string? verdict) =>
        Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0, new()
        {
            PersonId = person,
            ProsecutionId = prosecution,
            Label = "Test charge",
            Outcome = ChargeOutcome.Convicted,
            OutcomeOn = verdict is null ? null : Date(verdict),
        })
        { Same = SameRecord.Another }));

    private static Task<long> Arrest(TestDatabase database, long person, string? day, long? prosecution) =>
        Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(null, 0, new()
        {
            PersonId = person,
            Kind = CustodyEventKind.Arrest,
            On = day is null ? null : Date(day),
            PublishedOn = new(2025, 1, 1),
            ProsecutionId = prosecution,
        })
        { Same = SameRecord.Another }));
}
