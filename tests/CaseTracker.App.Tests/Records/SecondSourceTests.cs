using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Related;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

public sealed class SecondSourceTests
{
    private delegate Task<Outcome<long>> Tell(SameRecord? answer, string on, long source);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each kind of record that asks: told by a source, with a date of its own.</summary>
    private static readonly Dictionary<RecordKind, Func<TestDatabase, Task<Tell>>> Kinds = new()
    {
        [RecordKind.CustodyEvent] = async database =>
        {
            var person = await database.Person("Test Person A");
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date(on) }, "on",
                on, answer, source));
        },
        [RecordKind.Charge] = async database =>
        {
            var person = await database.Person("Test Person A");
            // Without a prosecution: a new one is made with a new charge, and none with one that stands.
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new ChargeDetails { PersonId = person, Label = "incitement", On = Date(on) }, "on", on, answer,
                source));
        },
        [RecordKind.Stay] = async database =>
        {
            var person = await database.Person("Test Person A");
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new StayDetails { PersonId = person, From = Date(on) }, "from", on, answer, source));
        },
        [RecordKind.Sentence] = async database =>
        {
            var person = await database.Person("Test Person A");
            var prosecution = await database.Prosecution(person);
            var charge = await database.Charge(person, prosecution, "incitement");
            return (answer, on, source) => database.Get<SaveRecord>().Handle(Researcher,
                Save(new SentenceDetails { PersonId = person, ProsecutionId = prosecution, ChargeId = charge, Years = 2, On = Date(on) },
                    "on", on, answer, source));
        },
        [RecordKind.WelfareReport] = async database =>
        {
            var person = await database.Person("Test Person A");
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new WelfareReportDetails { PersonId = person, Account = "Test account", On = Date(on) }, "on", on,
                answer, source, "account"));
        },
        [RecordKind.Event] = async database =>
        {
            var of = await database.CaseOf("Test case");
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new EventDetails { CaseId = of, Kind = EventKind.Eviction, On = Date(on) }, "on", on, answer,
                source));
        },
        [RecordKind.TransnationalAct] = async database =>
        {
            var of = await database.CaseOf("Test case");
            return (answer, on, source) => database.Get<SaveRecord>()
                .Handle(Researcher, Save(new TransnationalActDetails
                {
                    CaseId = of,
                    Method = TransnationalMethod.UnlawfulDeportation,
                    On = Date(on)
                }, "on", on, answer, source));
        },
    };

    public static TheoryData<string> Asking => [.. Kinds.Keys.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task A_second_source_for_a_record_is_asked_about_and_is_a_second_source_not_a_second_record(string name)
    {
        var kind = new RecordKind(name);
        await using var database = await TestDatabase.Create();
        var (tell, first, second) = (await Kinds[kind](database), await database.Source("Test source A"),
            await database.Source("Test source B"));
        var record = await Saved(tell(null, "2017-09-03", first));
        var refused = await tell(null, "2017-09", second);
        Assert.Equal(["Records.SameOrAnother"], refused.Keys());
        var question = SameQuestion.In(refused.Problems[0])!;
        Assert.Equal((kind, record), (question.Kind, Assert.Single(question.Likely).Id));
        Assert.Contains("3 September 2017", refused.Problems[0].Localize(), StringComparison.Ordinal);

        await using var db = database.Open();
        Assert.Equal(record, await Saved(tell(new SameRecord(record), "2017-09", second)));
        Assert.Equal(1, await db.Headers.CountAsync(row => row.Kind == kind, Cancel));
        Assert.Equal([(first, "2017-09-03"), (second, "2017-09")],
            (await db.Citations.Where(row => row.RecordId == record && row.Value!.StartsWith("2017")).OrderBy(row => row.Id)
            .ToListAsync(Cancel)).Select(row => (row.SourceId, row.Reported!)));
        Assert.True(await db.Prosecutions.CountAsync(Cancel) <= 1);

        Assert.NotEqual(record, await Saved(tell(SameRecord.Another, "2017-09", second)));
        Assert.Equal(2, await db.Headers.CountAsync(row => row.Kind == kind, Cancel));
        Assert.True((await tell(null, "2019", second)).Succeeded);
    }

    [Fact]
    public async Task Two_prosecutions_that_say_nothing_apart_are_asked_about_and_two_courts_are_two_prosecutions()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await Saved(Told(new() { PersonId = person, CaseNumber = "Test 12/2020" }));
        Assert.Equal(["Records.SameOrAnother"], (await Told(new() { PersonId = person })).Keys());
        Assert.True((await Told(new() { PersonId = person, CaseNumber = "Test 13/2020" })).Succeeded);

        Task<Outcome<long>> Told(ProsecutionDetails details) => database.Get<SaveRecord>().Handle<ProsecutionDetails>(Researcher,
            new(null, 0, details));
    }

    [Fact]
    public async Task A_label_that_another_source_gave_the_charge_is_one_of_its_labels()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var charge = await database.Charge(person, await database.Prosecution(person), "treason");
        Assert.True((await Told(Researcher)).Succeeded);
        var source = await database.Source("Test closed source", Confidentiality.Restricted);
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Administrator,
            new(null, 0, new() { SourceId = source, RecordId = charge, Field = "label", Reported = "Espionage" },
            Confidentiality.Restricted)));
        Assert.Equal(["Records.SameOrAnother"], (await Told(Administrator)).Keys());

        Task<Outcome<long>> Told(CurrentUser user) => database.Get<SaveRecord>()
            .Handle<ChargeDetails>(user, new(null, 0, new()
            {
                PersonId = person,
                Label = "espionage",
                On = user == Researcher
            ? Date("2012") : null
            }));
    }

    [Fact]
    public async Task A_record_that_may_not_be_seen_is_neither_asked_about_nor_joined_and_its_prison_is_not_named()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var prison = await Saved(database.Get<SaveRecord>()
            .Handle<FacilityDetails>(Administrator, new(null, 0, new() { Name = "Hidden Prison" }, Confidentiality.Confidential)));
        var hidden = await Saved(Told(Administrator, prison, null, Confidentiality.Confidential));
        Assert.Equal(["Errors.NotFound"], (await Told(Researcher, null, new SameRecord(hidden))).Keys());
        var open = await Saved(Told(Researcher, null, null));
        await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(open, 1, new() { PersonId = person, From = Date("2017"), FacilityId = prison }, Reason: "Test")));
        var asked = Assert.Single((await Told(Researcher, null, null)).Problems);
        Assert.DoesNotContain("Hidden", asked.Localize(), StringComparison.Ordinal);
        Assert.Equal(open, Assert.Single(SameQuestion.In(asked)!.Likely).Id);

        Task<Outcome<long>> Told(CurrentUser user, long? facility, SameRecord? answer, Confidentiality level = Confidentiality.Internal) =>
            database.Get<SaveRecord>()
                .Handle<StayDetails>(user, new(null, 0, new() { PersonId = person, From = Date("2017"), FacilityId = facility },
                level)
                { Same = answer });
    }

    [Fact]
    public async Task What_a_closed_source_says_fills_nothing_of_a_more_open_record_and_its_citation_is_as_closed()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"),
            await database.Source("Test closed source", Confidentiality.Restricted));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2017-09-03");
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Arrest,
                On = Date("2017-09-03"),
                StatedReason = "closed words"
            }, Confidentiality.Restricted)
            {
                Same = new(arrest),
                Citations = [new(source, "on", Reported: "2017-09-03"), new(source, "statedReason")],
            }));
        await using var db = database.Open();
        Assert.Null((await db.CustodyEvents.SingleAsync(row => row.KnownTo == null, Cancel)).StatedReason);
        var cited = await db.Citations.Where(row => row.RecordId == arrest).ToListAsync(Cancel);
        Assert.Equal(["2017-09-03", "closed words"], cited.OrderBy(row => row.Field).Select(row => row.Reported));
        Assert.All(cited, row => Assert.Equal(Confidentiality.Restricted, row.Confidentiality));
    }

    [Fact]
    public async Task Nothing_that_is_typed_of_the_same_record_is_lost()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Researcher, new(null, 0, new() { PersonId = person, Label = "incitement", Grounds = "A post" })));
        var told = new ChargeDetails { PersonId = person, Label = "incitement", Grounds = "A speech", On = Date("2017") };
        Assert.Equal(["Records.SameWithoutSource"], (await Told([])).Keys());
        // The date would fill what is empty; the grounds stand against others, and need a source.
        Assert.Equal(["Records.SameWithoutSource"], (await Told([new(source, "on")])).Keys());
        await Saved(Told([new(source, "on"), new(source, "grounds")]));
        await using var db = database.Open();
        var stands = await db.Charges.SingleAsync(row => row.KnownTo == null, Cancel);
        Assert.Equal(("A post", "2017"), (stands.Grounds, stands.On!.Edtf));
        Assert.Equal("A speech",
            (await db.Citations.SingleAsync(row => row.RecordId == charge && row.Field == "grounds", Cancel)).Reported);

        Task<Outcome<long>> Told(IReadOnlyList<NewCitation> citations) =>
            database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher, new(null, 0, told) { Same = new(charge), Citations = citations });
    }

    [Fact]
    public async Task The_length_that_another_source_gives_stands_in_its_citation_and_makes_no_third_length()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var prosecution = await database.Prosecution(person);
        var charge = await database.Charge(person, prosecution, "incitement");
        var sentence = await Saved(Told(new() { Years = 2 }, null, []));
        Assert.Equal(["Records.SameWithoutSource"], (await Told(new() { Months = 18 }, new(sentence), [new(source, "on")])).Keys());
        await Saved(Told(new() { Months = 6, Life = true }, new(sentence), [new(source, "months"), new(source, "life")]));
        await using var db = database.Open();
        var stands = await db.Sentences.SingleAsync(row => row.KnownTo == null, Cancel);
        Assert.Equal((2, null, false), (stands.Years, stands.Months, stands.Life));
        Assert.Equal(["yes", "6"], (await db.Citations.Where(row => row.RecordId == sentence).OrderBy(row => row.Field).ToListAsync(Cancel))
            .Select(row => row.Value));

        Task<Outcome<long>> Told(SentenceDetails details, SameRecord? answer, IReadOnlyList<NewCitation> citations) =>
            database.Get<SaveRecord>().Handle<SentenceDetails>(Researcher,
            new(null, 0, details with { PersonId = person, ProsecutionId = prosecution, ChargeId = charge })
            {
                Same = answer,
                Citations = citations
            });
    }

    [Fact]
    public async Task What_another_source_adds_brings_the_day_by_which_it_had_happened_or_before_which_it_is_announced()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var stay = await Saved(Told(new() { From = Date("2017") }, null));
        await Saved(Told(new() { From = Date("2017"), To = Date("2018-05-20"), PublishedOn = new(2018, 5, 10) }, new(stay)));
        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Researcher, new(null, 0, new() { PersonId = person, Label = "incitement" })));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = person,
                Label = "incitement",
                Outcome = ChargeOutcome.Acquitted,
                OutcomePublishedOn = new(2019, 1, 2)
            })
            {
                Same = new(charge),
                Citations = [new(source, "outcome")],
            }));
        await using var db = database.Open();
        Assert.Equal(new DateOnly(2018, 5, 10), (await db.Stays.SingleAsync(row => row.KnownTo == null, Cancel)).PublishedOn);
        Assert.Equal(new DateOnly(2019, 1, 2), (await db.Charges.SingleAsync(row => row.KnownTo == null, Cancel)).OutcomePublishedOn);

        Task<Outcome<long>> Told(StayDetails details, SameRecord? answer) =>
            database.Get<SaveRecord>()
                .Handle<StayDetails>(Researcher, new(null, 0, details with { PersonId = person })
                {
                    Same = answer,
                    Citations = answer is null
                ? [] : [new(source, "to")]
                });
    }

    [Fact]
    public async Task What_was_announced_had_happened_once_another_source_reports_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var release = await database.Event(person, CustodyEventKind.Release, "2024-05-20",
            custody => custody.PublishedOn = new DateOnly(2024, 5, 10));
        await Saved(Told(new DateOnly(2024, 5, 15)));
        Assert.Equal(new DateOnly(2024, 5, 10), await Published());
        await Saved(Told(new DateOnly(2024, 6, 1)));
        Assert.Equal(new DateOnly(2024, 6, 1), await Published());

        Task<Outcome<long>> Told(DateOnly published) => database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Release,
                On = Date("2024-05-20"),
                PublishedOn = published
            })
            { Same = new(release), Citations = [new(source, "on", Reported: "2024-05-20")] });

        async Task<DateOnly?> Published()
        {
            await using var db = database.Open();
            return (await db.CustodyEvents.SingleAsync(row => row.KnownTo == null, Cancel)).PublishedOn;
        }
    }

    [Fact]
    public async Task A_second_confirmation_of_one_day_is_asked_about_once_for_all_and_is_a_second_source()
    {
        await using var database = await TestDatabase.Create();
        long[] people = [await database.Person("Test Person A"), await database.Person("Test Person B")];
        Assert.True((await Confirmed("Test source A", null)).Succeeded);
        Assert.Equal(["Forms.ConfirmProblem", "Forms.ConfirmProblem"], (await Confirmed("Test source B", null)).Keys());
        Assert.True((await Confirmed("Test source B", true)).Succeeded);
        await using var db = database.Open();
        Assert.Equal((2, 4), (await db.CustodyEvents.CountAsync(Cancel), await db.Citations.CountAsync(row => row.Field == "on", Cancel)));
        Assert.True((await Confirmed("Test source C", false)).Succeeded);
        Assert.Equal(4, await db.CustodyEvents.CountAsync(Cancel));

        async Task<Outcome<IReadOnlyList<long>>> Confirmed(string title, bool? again) => await database.Get<ConfirmHeld>()
            .Handle(Researcher, people, Date("2024-12-10"), new(await database.Source(title)), again, cancel: Cancel);
    }

    private static Save<T> Save<T>(T details, string field, string on, SameRecord? answer, long source, params string[] more) where T
        : class, new() =>
        new(null, 0, details)
        {
            Same = answer,
            Citations = [new(source, field, Reported: on),
            .. more.Select(key => new NewCitation(source, key))]
        };
}
