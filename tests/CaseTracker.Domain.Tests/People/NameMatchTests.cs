using CaseTracker.Domain.People;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CaseTracker.Domain.Tests.People;

/// <summary>The pairs of spellings are as published sources print them; they stand here as strings that a rule must tell
/// apart, and say nothing about anybody.</summary>
public sealed class NameMatchTests
{
    public static TheoryData<string, string> Same { get; } = new()
    {
        { "Mu Sochua", "Mu Suchua" }, { "Kim Sok", "Kem Sok" }, { "Chhim Sithar", "Chim Sithar" }, { "Soeung Khunthea", "Seuong Kunthea" },
            { "Heng Samrin", "Heng Somrin" },
        { "Vorn Chanratana", "Von Chanratana" }, { "Sean Sinoun", "Sean Sinuon" }, { "Rong Chhun", "Rong Chun" },
            { "Sin Rozeth", "Sin Rozet" }, { "Yorm Bopha", "Yorn Bopha" },
        { "Pen Chan Sangkream", "Pen Chansangkream" }, { "Pen Chan Sangkream", "Pen Chan Sangream" }, { "Siem Pluk", "Siem Phluk" },
            { "Thun Ratha", "Thon Ratha" },
        { "Vorn Chanratchana", "Vorn Chanratana" }, { "Sam Rainsy", "Sam Rangsi" }, { "Sathya Sambath", "Satya Sambath" },
            { "Ung Chung Leang", "Chong Leang Ueng" },
        { "Phuon Keorasmey", "Phuon Keoreaksmey" }, { "Yim Leanghy", "Yim Leang Hy" }, { "Ly Chandaravuth", "Ly Chandaravuthm" },
            { "Ly Sophanna", "Ly Sophana" }, { "Ung Chung Leang", "Ung Chun Leang" },
        { "David Sambath", "Sambath David" }, { "Samdech Techo Hun Sen", "Hun Sen" }, { "Kem Sokha", "Sokha" }, { "Heng Samrin", "Samrin" },
            { "H.E. Prak Sokhonn", "Prak Sokhon" },
        { "Lok Chumteav Test Sokha", "Test Sokha" }, { "Kâmpôt Test", "Kampot Test" }, { "Chan-Sangkream Pen", "Pen Chansangkream" },
        { "កឹម សុខា", "កឹម\u200Bសុខា" }, { "កឹម សុខា", "កឹមសុខា" }, { "លោក កឹម សុខា", "កឹម សុខា" }, { "សុខា កឹម", "កឹម សុខា" },
            { "ស្ត្រី សាកល្បង", "ស្រ្តី សាកល្បង" }, { "ស្ត្រី សាកល្បង", "ស្រី្ត សាកល្បង" },
    };

    public static TheoryData<string, string> Different { get; } = new()
    {
        { "Hun Sen", "Hun Manet" }, { "Thun Ratha", "Sun Ratha" }, { "Heng Samrin", "Heng Sour" }, { "Sok Sunnareth", "Sean Sinuon" },
            { "Sam Sokong", "Sam Sokha" }, { "Prak Sokhon", "Kheang Sonadin" },
        { "Ny Chakrya", "Ny Sokha" }, { "Sam Rainsy", "Sam Sokha" }, { "Long Kunthea", "Soeung Kunthea" }, { "Sam", "Sam Rainsy" },
            { "កឹម សុខា", "កម សខា" }, { "កឹម សុខា", "Kem Sokha" }, { "", "Kem Sokha" }, { "…", "—" },
    };

    [Theory, MemberData(nameof(Same))]
    public void Two_spellings_of_a_name_are_likely_one_and_share_a_key(string one, string other)
    {
        var match = NameMatch.Of(one, other);
        Assert.True(match.Likely, $"{match.Score}: {string.Join(" ", match.Reasons)}");
        Assert.NotEmpty(match.Reasons);
        Assert.NotEmpty(NameKeys.Of(one).Intersect(NameKeys.Of(other)));
    }

    [Theory, MemberData(nameof(Different))]
    public void Names_of_different_people_are_not_suggested(string one, string other)
    {
        var match = NameMatch.Of(one, other);
        Assert.False(match.Likely, $"{match.Score}: {string.Join(" ", match.Reasons)}");
    }

    [Theory]
    [InlineData("Test Khunthea", "Test Kunthea", "Logging.Match_Sound")]
    [InlineData("Test Bopha", "Bopha Test", "Logging.Match_Order")]
    [InlineData("Test Leang Hy", "Test Leanghy", "Logging.Match_Joined")]
    [InlineData("Oknha Test Bopha", "Test Bopha", "Logging.Match_Title")]
    [InlineData("Test Bopha", "Bopha", "Logging.Match_GivenOnly")]
    [InlineData("Test Bopha", "test bopha", "Logging.Match_Same")]
    [InlineData("Test Chan Bopha", "Test Bopha", "Logging.Match_Part")]
    [InlineData("Sangkream Test", "Sangream Test", "Logging.Match_Spelling")]
    [InlineData("សាកល្បង មួយ", "សាកល្បង មួយ", "Logging.Match_SameKhmer")]
    public void A_match_says_why(string one, string other, string reason) =>
        Assert.Contains(NameMatch.Of(one, other).Reasons, why => why.Key == reason);

    [Fact]
    public void The_same_spelling_scores_above_every_variant()
    {
        Assert.Equal(100, NameMatch.Of("Test Khunthea", "Test Khunthea").Score);
        Assert.InRange(NameMatch.Of("Test Khunthea", "Test Kunthea").Score, NameMatch.LikelyFrom, 99);
    }

    [Theory]
    [InlineData("neang sokha")]
    [InlineData("ta mok")]
    public void A_word_that_may_be_a_name_is_kept_where_a_name_would_be_left_short(string name) =>
        Assert.Equal(2, NameParts.Of(name, out _).Length);

    /// <summary>Two orders of the parts are as good here.</summary>
    [Fact]
    public void A_match_whose_parts_fit_in_two_orders_is_the_same_both_ways() =>
        Assert.Equal(NameMatch.Of("khunthea thy khunthea", "keo thy ouk").Score,
            NameMatch.Of("keo thy ouk", "khunthea thy khunthea").Score);

    [Fact]
    public void A_match_is_the_same_both_ways() =>
        Prop.ForAll(Pairs, pair => NameMatch.Of(pair.One, pair.Other).Score == NameMatch.Of(pair.Other, pair.One).Score)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_order_of_the_parts_does_not_hide_a_name() =>
        Prop.ForAll(Names.ToArbitrary(), name => NameMatch.Of(name, string.Join(' ', name.Split(' ').Reverse())).Score >= 97)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_likely_match_shares_a_key() =>
        Prop.ForAll(Pairs, pair => !NameMatch.Of(pair.One, pair.Other).Likely
            || NameKeys.Of(pair.One).Intersect(NameKeys.Of(pair.Other)).Any()).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_text_at_all_can_be_compared() => Prop.ForAll<string?, string?>((one, other) =>
        NameMatch.Of(one, other).Score is >= 0 and <= 100 && NameKeys.Of(one).All(key => key.Length is > 0 and <= NameKeys.MaxLength))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<string> Names => Gen.Choose(2, 3)
        .SelectMany(count => Gen.ArrayOf(Gen.Elements("chan", "sangkream", "khunthea", "sok", "vorn", "ratha", "ratana", "pheap", "srey",
            "nhoeun", "leang", "hy", "bopha", "ouk", "yim", "chhum", "keo", "thy"), count))
        .Select(parts => string.Join(' ', parts));

    private static Arbitrary<(string One, string Other)> Pairs =>
        Names.SelectMany(one => Names.Select(other => (one, other))).ToArbitrary();
}
