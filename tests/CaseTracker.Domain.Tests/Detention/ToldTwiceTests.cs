using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using CaseTracker.Tests.Detention;

namespace CaseTracker.Domain.Tests.Detention;

public class ToldTwiceTests
{
    [Theory]
    [InlineData(ChargeOutcome.Acquitted, "2022-05-03", CustodyEventKind.Acquittal, "2022-05-10", true)]
    [InlineData(ChargeOutcome.Acquitted, "2022-05-03", CustodyEventKind.Acquittal, "2022-05-03", false)]
    [InlineData(ChargeOutcome.Acquitted, "2022-05", CustodyEventKind.Acquittal, "2022-05-10", false)]
    [InlineData(ChargeOutcome.Acquitted, null, CustodyEventKind.Acquittal, "2022-05-10", false)]
    [InlineData(ChargeOutcome.Dropped, "2022-05-03", CustodyEventKind.ChargesDropped, "2021-05-10", true)]
    [InlineData(ChargeOutcome.Dropped, "2022-05-03", CustodyEventKind.Acquittal, "2022-05-03", true)]
    [InlineData(ChargeOutcome.Acquitted, null, CustodyEventKind.ChargesDropped, "2022-05-03", true)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-03", CustodyEventKind.Acquittal, "2023-05-03", true)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-03", CustodyEventKind.Acquittal, "2021-05-03", false)]
    [InlineData(ChargeOutcome.Convicted, null, CustodyEventKind.ChargesDropped, null, true)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-03", CustodyEventKind.Pardon, "2023-05-03", false)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-03", CustodyEventKind.Pardon, "2021-05-03", true)]
    [InlineData(ChargeOutcome.Acquitted, "2022-05-03", CustodyEventKind.TimeServed, "2023-05-03", true)]
    [InlineData(ChargeOutcome.Dropped, null, CustodyEventKind.Pardon, null, true)]
    [InlineData(ChargeOutcome.Acquitted, "2022-05-03", CustodyEventKind.Arrest, "2022-05-10", false)]
    [InlineData(ChargeOutcome.Acquitted, "2022-05-03", CustodyEventKind.Release, "2022-05-10", false)]
    [InlineData(ChargeOutcome.NotStated, null, CustodyEventKind.Acquittal, "2022-05-10", false)]
    [InlineData(ChargeOutcome.Pending, null, CustodyEventKind.ChargesDropped, "2022-05-10", false)]
    public void An_outcome_and_an_event_disagree_where_they_cannot_be_one_thing(ChargeOutcome outcome, string? outcomeOn,
        CustodyEventKind kind, string? on, bool disagree)
    {
        var told = ToldTwice.In(History([Charge(1, outcome, outcomeOn)], [Event(kind, on)]));
        Assert.Equal(disagree, told.Count == 1);
        Assert.All(told, one => Assert.Equal((1, 100), (one.ChargeId, one.OtherId)));
    }

    [Theory]
    [InlineData(ReleaseKind.Acquitted, "2022-05-10", false)]
    [InlineData(ReleaseKind.Acquitted, "2022-05-01", true)]
    [InlineData(ReleaseKind.ChargesDropped, "2022-05-10", true)]
    [InlineData(ReleaseKind.TimeServed, "2022-05-10", true)]
    [InlineData(ReleaseKind.Other, "2022-05-01", false)]
    public void A_release_follows_the_acquittal_that_it_is_for(ReleaseKind how, string on, bool disagree) =>
        Assert.Equal(disagree, ToldTwice.In(History([Charge(1, ChargeOutcome.Acquitted, "2022-05-03")],
            [Event(CustodyEventKind.Release, on, how)])).Count == 1);

    [Fact]
    public void An_event_may_be_about_another_charge_of_its_prosecution_but_not_of_another_prosecution()
    {
        var acquittal = Event(CustodyEventKind.Acquittal, "2022-05-10");
        Assert.Empty(ToldTwice.In(History([Charge(1, ChargeOutcome.Convicted, null), Charge(2, ChargeOutcome.Acquitted, "2022-05")],
            [acquittal])));
        Assert.Empty(ToldTwice.In(History([Charge(1, ChargeOutcome.Convicted, null), Charge(2, ChargeOutcome.NotStated, null)],
            [acquittal])));
        Assert.Empty(ToldTwice.In(History([Charge(1, ChargeOutcome.Convicted, null, prosecution: 6)], [acquittal])));
        Assert.Single(ToldTwice.In(History([Charge(1, ChargeOutcome.Convicted, null),
            Charge(2, ChargeOutcome.Acquitted, "2022-05", prosecution: 6)], [acquittal])));
        Assert.Empty(ToldTwice.In(History([Charge(1, ChargeOutcome.Convicted, null),
            Charge(2, ChargeOutcome.Acquitted, "2022-05", prosecution: 6)],
            [acquittal with { Details = acquittal.Details with { ProsecutionId = null } }])));
    }

    [Theory]
    [InlineData(ChargeOutcome.Dropped, null, "2022-05-03", AppealOutcome.NotStated, null, true)]
    [InlineData(ChargeOutcome.Acquitted, "2023-05-03", "2022-05-03", AppealOutcome.NotStated, null, true)]
    [InlineData(ChargeOutcome.Acquitted, "2021-05-03", "2022-05-03", AppealOutcome.NotStated, null, false)]
    [InlineData(ChargeOutcome.Acquitted, "2023-05-03", "2022-05-03", AppealOutcome.Overturned, null, false)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-03", "2022-05-03", AppealOutcome.NotStated, null, false)]
    [InlineData(ChargeOutcome.Convicted, "2022-05-04", "2022-05-03", AppealOutcome.NotStated, null, true)]
    [InlineData(ChargeOutcome.Convicted, "2023-05-03", "2022-05-03", AppealOutcome.Upheld, "2023-05", false)]
    [InlineData(ChargeOutcome.Convicted, null, "2022-05-03", AppealOutcome.NotStated, null, false)]
    [InlineData(ChargeOutcome.Pending, null, "2022-05-03", AppealOutcome.NotStated, null, false)]
    public void An_outcome_and_a_sentence_disagree_where_one_rules_out_the_other(ChargeOutcome outcome, string? outcomeOn, string on,
        AppealOutcome appeal, string? appealOn, bool disagree)
    {
        var sentence = new Known<SentenceDetails>(200, new SentenceDetails
        {
            ProsecutionId = 5,
            ChargeId = 1,
            Years = 2,
            On = Date(on),
            Appeal = appeal,
            AppealOn = Date(appealOn)
        });
        var told = ToldTwice.In(new CustodyHistory([], [], [Charge(1, outcome, outcomeOn)], [sentence]));
        Assert.Equal(disagree, told.Count == 1);
    }

    [Fact]
    public void Both_sides_are_told_in_words_with_their_days()
    {
        var told = ToldTwice.In(History([Charge(1, ChargeOutcome.Acquitted, "2022-05-03")],
            [Event(CustodyEventKind.Acquittal, "2022-05-10")])).Single();
        Assert.Equal("“Acquitted, 3 May 2022” on the charge does not go with “Acquittal, 10 May 2022”.", told.Localize.Localize(new("en")));
    }

    [Fact]
    public void The_order_in_which_facts_are_read_changes_nothing()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var history = RandomHistories.Of(seed);
            var turned = new CustodyHistory([.. history.Events.Reverse()], [.. history.Stays.Reverse()], [.. history.Charges.Reverse()],
                [.. history.Sentences.Reverse()]);
            Assert.Equal(ToldTwice.In(history).Select(one => (one.ChargeId, one.OtherId)), ToldTwice.In(turned)
                .Select(one => (one.ChargeId, one.OtherId)));
        }
    }

    private static CustodyHistory History(Known<ChargeDetails>[] charges, Known<CustodyEventDetails>[] events) =>
        new(events, [], charges, []);

    private static Known<ChargeDetails> Charge(long id, ChargeOutcome outcome, string? on, long prosecution = 5) =>
        new(id, new ChargeDetails { ProsecutionId = prosecution, Outcome = outcome, OutcomeOn = Date(on) });

    private static Known<CustodyEventDetails> Event(CustodyEventKind kind, string? on, ReleaseKind how = ReleaseKind.NotStated) =>
        new(100, new CustodyEventDetails { Kind = kind, On = Date(on), ProsecutionId = 5, How = how });

    private static ImpreciseDate? Date(string? text) => text is null ? null : ImpreciseDate.Parse(text).Value;
}
