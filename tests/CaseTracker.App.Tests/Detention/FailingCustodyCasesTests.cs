using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>Histories of which the export gave a wrong answer once, typed as people type them: status, certainty and the end of the
/// sentence in the JSON, from the kept spans and from the facts known at this moment alike.</summary>
public class FailingCustodyCasesTests
{
    private const string A = "A", B = "B";

    [Theory]
    [InlineData("2022-06-01", "Released certain", "2022-05-10 release", "2022-05-10 arrest")]
    [InlineData("2022-06-01", "Released certain", "2022-05-10 arrest", "2022-05-10 release")]
    [InlineData("2022-06-01", "HeldStageUnknown possible", "2022-05 release", "2022-05 arrest")]
    [InlineData("2022-06-01", "HeldStageUnknown possible", "2022-03-01 arrest", "2022-05-10 release", "2022-05-10 arrest")]
    [InlineData("2022-06-01", "Released certain", "2022-05-10/2022-05-10 stay Released", "2022-05-10 arrest")]
    [InlineData("2020-03-01", "PreTrialDetention certain", "2015-01-10 arrest", "2015-01-10 sentence A 1", "2016-01-10 release",
        "2020-02-01 arrest", "2020-02-02 charge B")]
    [InlineData("2020-07-01", "ServingSentence certain 2022-02-01..2022-06-01", "2015-01-10 arrest", "2015-01-10 sentence A 1",
        "2016-01-10 release", "2020-02-01 arrest", "2020-02-02 charge B", "2020-06-01 sentence B 2")]
    [InlineData("2024-02-01", "ServingSentence certain 2033-01-10..2033-01-10", "2021-03-01 sentence A 9 absent", "2024-01-10 arrest")]
    [InlineData("2025-01-15", "PastSentenceEnd certain", "2018-06-10 arrest", "2019-06-10 sentence A 5", "2022-06-10 sentence A 5 again",
        "2025-01-10 confirmed")]
    [InlineData("2022-07-15", "PastSentenceEnd certain", "2018-06-10 arrest", "2019-06-10 sentence A 5", "2021-05-10 sentence A 3 again",
        "2022-07-10 confirmed")]
    [InlineData("2024-05-20", "Released certain", "2024-03-01 arrest", "2024-05 release published 2024-05-10")]
    [InlineData("2024-05-25", "Released possible|HeldStageUnknown possible", "2024-03-01 arrest",
        "2024-05-20 release published 2024-05-10")]
    public async Task The_export_says_what_the_history_says(string day, string expected, params string[] facts)
    {
        await using var database = await TestDatabase.Create();
        await Make(database, facts);
        await Expect(database, day, expected);
    }

    [Fact]
    public async Task Detention_before_bail_counts_and_the_span_holds_the_true_end()
    {
        await using var database = await TestDatabase.Create();
        await Make(database, ["2022-01-10 arrest", "2022-11-10 bail", "2023-05-01 arrest", "2023-05-01 sentence A 1"], events: A);
        var row = await Row(database, "2023-09-01", null);
        var (earliest, latest) = (row.GetProperty("sentenceEndEarliest").GetString(), row.GetProperty("sentenceEndLatest").GetString());
        Assert.True(string.CompareOrdinal(earliest, "2023-07-01") <= 0
            && string.CompareOrdinal(latest, "2023-07-01") >= 0, $"{earliest}..{latest}");
        Assert.NotEqual(("ServingSentence", "certain", "2024-05-01"),
            (row.GetProperty("status").GetString(), row.GetProperty("certainty").GetString(), earliest));
    }

    [Fact]
    public async Task An_overturned_sentence_is_not_served_and_has_no_end()
    {
        await using var database = await TestDatabase.Create();
        await Make(database, ["2021-06-01 arrest", "2021-06-01 sentence A 5 overturned", "2023-01-10 confirmed"]);
        var row = await Row(database, "2023-01-15", null);
        Assert.False(row.GetProperty("status").GetString() == "ServingSentence" && row.GetProperty("certainty").GetString() == "certain");
        Assert.Equal(JsonValueKind.Null, row.GetProperty("sentenceEndLatest").ValueKind);
    }

    [Theory]
    [InlineData("2021-05-01 charge A dropped")]
    [InlineData("2021-05-01 charge A acquitted")]
    [InlineData("2021-06-01 sentence A 1 suspended")]
    public async Task Whom_nothing_on_record_keeps_is_possible_at_most_and_never_before_trial(string fact)
    {
        await using var database = await TestDatabase.Create();
        await Make(database, ["2021-05-01 arrest", fact]);
        foreach (var known in new DateTime?[] { null, database.Clock.Now.UtcDateTime })
        {
            var row = await Row(database, "2021-07-01", known);
            Assert.Equal("possible", row.GetProperty("certainty").GetString());
            Assert.NotEqual("PreTrialDetention", row.GetProperty("status").GetString());
        }
    }

    [Fact]
    public async Task Bail_and_a_prison_sentence_after_it_keep_somebody_on_the_list()
    {
        await using var database = await TestDatabase.Create();
        await Make(database, ["2019-01-10 arrest", "2019-11-10 bail", "2023-03-03 sentence A 27"]);
        await Expect(database, "2024-12-10", "ServingSentence possible");
    }

    private static async Task Expect(TestDatabase database, string day, string expected)
    {
        foreach (var known in new DateTime?[] { null, database.Clock.Now.UtcDateTime })
        {
            var row = await Row(database, day, known);
            var said = $"{row.GetProperty("status").GetString()} {row.GetProperty("certainty").GetString()}";
            var end = $" {row.GetProperty("sentenceEndEarliest").GetString()}..{row.GetProperty("sentenceEndLatest").GetString()}";
            Assert.Contains(expected.Split('|'), one => one == said || one == said + end);
        }
    }

    private static async Task<JsonElement> Row(TestDatabase database, string day, DateTime? known)
    {
        var question = new PrisonerQuestion(DateOnly.Parse(day, CultureInfo.InvariantCulture),
            known)
        { Statuses = Enum.GetValues<CustodyStatus>(), PageSize = 0 };
        var bytes = await database.Export(ExportFormat.Json, Advocate, question);
        using var json = JsonDocument.Parse(bytes);
        return Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray()).Clone();
    }

    /// <summary>Facts in the order in which they are typed: a date, what happened, and for charges and sentences the prosecution.</summary>
    private static async Task Make(TestDatabase database, string[] facts, string? events = null)
    {
        var person = await database.Person("Test Person A");
        var prosecutions = new Dictionary<string, long>
        {
            [A] = await database.Prosecution(person),
            [B] = await database.Prosecution(person)
        };
        var charges = new Dictionary<string, long>();
        foreach (var words in facts.Select(fact => fact.Split(' ')))
        {
            var on = Date(words[0]);
            switch (words[1])
            {
                case "charge":
                    charges[words[2]] = await Charge(words[2],
                    words.ElementAtOrDefault(3) switch
                    {
                        "dropped" => ChargeOutcome.Dropped,
                        "acquitted" => ChargeOutcome.Acquitted,
                        _ => default
                    }); break;
                case "sentence":
                    if (!charges.TryGetValue(words[2], out var charge)) charge = charges[words[2]] = await Charge(words[2], default);
                    await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator, new(null, 0, new()
                    {
                        PersonId = person,
                        ProsecutionId = prosecutions[words[2]],
                        ChargeId = charge,
                        On = on,
                        Years = int.Parse(words[3], CultureInfo.InvariantCulture),
                        InAbsentia = words.Contains("absent"),
                        AbsentJudgment = words.Contains("absent")
                            ? AbsentJudgment.Stands : default,
                        WhollySuspended = words.Contains("suspended"),
                        Appeal = words.Contains("overturned") ? AppealOutcome.Overturned : default,
                    })
                    { Same = SameRecord.Another }));
                    break;
                case "stay":
                    var days = words[0].Split('/');
                    await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
                        new(null, 0, new()
                        {
                            PersonId = person,
                            From = Date(days[0]),
                            To = Date(days[1]),
                            End = Enum.Parse<StayEnd>(words[2])
                        })
                        { Same = SameRecord.Another }));
                    break;
                default:
                    var kind = words[1] switch
                    {
                        "arrest" => CustodyEventKind.Arrest,
                        "release" => CustodyEventKind.Release,
                        "bail" => CustodyEventKind.Bail,
                        _ => CustodyEventKind.ConfirmedHeld
                    };
                    await database.Event(person, kind, words[0], custody =>
                    {
                        custody.ProsecutionId = events is null ? null : prosecutions[events];
                        if (words is [_, _, "published", var published])
                            custody.PublishedOn = DateOnly.Parse(published, CultureInfo.InvariantCulture);
                    });
                    break;
            }

            Task<long> Charge(string prosecution, ChargeOutcome outcome) =>
                Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0,
                new ChargeDetails
                {
                    PersonId = person,
                    ProsecutionId = prosecutions[prosecution],
                    Label = "Test",
                    On = on,
                    Outcome = outcome
                })
                { Same = SameRecord.Another }));
        }
    }
}
