using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.People;

public class ConsentRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);
    private static readonly string?[] Dates = [null, "2019", "2024-05", "2024-05-10", "2025-01-01", "2027-01-01", "before 2025"];

    [Theory]
    [InlineData(ConsentStanding.NotAsked, "NotAsked")]
    [InlineData(ConsentStanding.Given, "2024-05-10 Given")]
    [InlineData(ConsentStanding.Given, "Given")]
    [InlineData(ConsentStanding.Withdrawn, "2024-05-10 Given", "2024-05-11 Withdrawn")]
    [InlineData(ConsentStanding.Given, "2024-05-10 Withdrawn", "2024-05-11 Given")]
    // Which came first cannot be told: the more careful holds.
    [InlineData(ConsentStanding.Refused, "2024-05 Refused", "2024-05-11 Given")]
    [InlineData(ConsentStanding.Refused, "2024-05-10 Refused", "2024-05-10 Given")]
    [InlineData(ConsentStanding.Refused, "Refused", "2024-05-10 Given")]
    [InlineData(ConsentStanding.Withdrawn, "2024-05-10 Refused", "2024-05-10 Withdrawn")]
    // Not yet said on that day.
    [InlineData(ConsentStanding.Given, "2024-05-10 Given", "2027-01-01 Withdrawn")]
    [InlineData(ConsentStanding.NotAsked, "2027-01-01 Given")]
    public void The_latest_answer_holds_and_of_those_that_conflict_the_more_careful(ConsentStanding expected, params string[] said) =>
        Assert.Equal(expected, ConsentRules.On(Day, said.Select(Said), ConsentPurpose.ShareUn));

    [Theory]
    [InlineData(null, false, null, ConsentStanding.Given)]
    [InlineData(null, true, null, ConsentStanding.NeedsGuardian)]
    [InlineData(null, true, "Test mother", ConsentStanding.Given)]
    [InlineData("2010-01-01", false, null, ConsentStanding.NeedsGuardian)]
    // Grown up when asked, though a child when arrested.
    [InlineData("2000-01-01", true, null, ConsentStanding.Given)]
    // Perhaps not 18 yet on that day.
    [InlineData("2006", false, null, ConsentStanding.NeedsGuardian)]
    public void A_childs_yes_needs_a_guardian(string? birth, bool child, string? guardian, ConsentStanding expected)
    {
        var said = new ConsentSaid(new ConsentDetails { ShareUn = ConsentAnswer.Given, On = Date("2024-05-10"), Guardian = guardian },
            child, birth is null ? null : Date(birth));
        Assert.Equal(expected, ConsentRules.On(Day, [said], ConsentPurpose.ShareUn));
    }

    [Fact]
    public void Who_agrees_to_one_purpose_agrees_to_no_other()
    {
        foreach (var asked in Enum.GetValues<ConsentPurpose>())
            foreach (var other in Enum.GetValues<ConsentPurpose>())
                Assert.Equal(asked == other ? ConsentStanding.Given : ConsentStanding.NotAsked,
                    ConsentRules.On(Day, [new(With(new(), asked, ConsentAnswer.Given), false, null)], other));
    }

    [Fact]
    public void A_refusal_that_nothing_certainly_later_answers_always_protects() => Prop.ForAll(
        (from said in Gen.Elements(Dates).Zip(Gen.Elements(Enum.GetValues<ConsentAnswer>())).ListOf()
         select said.ToList()).ToArbitrary(), all =>
    {
        var said = all.Select(one => new ConsentSaid(new() { ShareUn = one.Item2, On = one.Item1 is null ? null : Date(one.Item1) },
            false, null)).ToList();
        var given = ConsentRules.On(Day, said, ConsentPurpose.ShareUn) is ConsentStanding.Given;
        var protects = said.Where(one => one.Details.ShareUn is ConsentAnswer.Refused or ConsentAnswer.Withdrawn
            && !(one.Details.On?.Earliest > Day)).Any(refusal => !said.Exists(yes => yes.Details.ShareUn is ConsentAnswer.Given
                && yes.Details.On?.Earliest > refusal.Details.On?.Latest && yes.Details.On.Earliest <= Day));
        return !(given && protects) && (!given || said.Exists(one => one.Details.ShareUn is ConsentAnswer.Given));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Audience.Own, "", true, true)]
    [InlineData(Audience.Partners, "", false, false)]
    [InlineData(Audience.Partners, "shareNgos", true, true)]
    [InlineData(Audience.Partners, "shareUn publishName", false, false)]
    [InlineData(Audience.Un, "shareUn", true, true)]
    [InlineData(Audience.Un, "shareNgos", false, false)]
    [InlineData(Audience.Public, "publishAnonymised", true, false)]
    [InlineData(Audience.Public, "publishAnonymised publishName", true, true)]
    [InlineData(Audience.Public, "publishName", true, true)]
    [InlineData(Audience.Public, "shareUn shareNgos publishPhoto keep", false, false)]
    [InlineData(Audience.Public, "publishName -publishAnonymised", false, false)]
    [InlineData(Audience.Un, "shareUn -keep", false, false)]
    public void Each_audience_has_its_purpose(Audience audience, string agreed, bool stands, bool named)
    {
        var words = agreed.Split(' ');
        ConsentStanding Standing(ConsentPurpose purpose) => words.Contains(ConsentRules.Keys[purpose]) ? ConsentStanding.Given
            : words.Contains("-" + ConsentRules.Keys[purpose]) ? ConsentStanding.Refused : ConsentStanding.NotAsked;
        Assert.Equal((stands, named), (ConsentRules.MayStand(audience, Standing), ConsentRules.MayBeNamed(audience, Standing)));
    }

    [Fact]
    public void What_is_refused_or_taken_back_is_not_to_be_kept_from_when_on_it_may_be()
    {
        Assert.True(ConsentRules.MayBeKept([]));
        Assert.True(ConsentRules.MayBeKept([Keeps("2024-05-10", ConsentAnswer.Given)]));
        Assert.False(ConsentRules.MayBeKept([Keeps("2024-05-10", ConsentAnswer.Given), Keeps("2027-01-01", ConsentAnswer.Withdrawn)]));
        Assert.True(ConsentRules.MayBeKept([Keeps("2024-05-10", ConsentAnswer.Refused), Keeps("2024-05-11", ConsentAnswer.Given)]));

        static ConsentSaid Keeps(string on, ConsentAnswer answer) => new(new() { Keep = answer, On = Date(on) }, false, null);
    }

    [Fact]
    public void A_conversation_without_an_answer_is_refused()
    {
        Assert.Equal("Errors.ConsentWithoutAnswer", Assert.Single(ConsentDetails.Check(new())).Key);
        Assert.Empty(ConsentDetails.Check(new() { PublishPhoto = ConsentAnswer.Refused }));
    }

    private static ConsentSaid Said(string said) => said.Split(' ') switch
    {
        [var on, var answer] => new(new() { On = Date(on), ShareUn = Enum.Parse<ConsentAnswer>(answer) }, false, null),
        [var answer] => new(new() { ShareUn = Enum.Parse<ConsentAnswer>(answer) }, false, null),
        _ => throw new ArgumentException(said, nameof(said)),
    };

    private static ConsentDetails With(ConsentDetails consent, ConsentPurpose purpose, ConsentAnswer answer)
    {
        ConsentDetails.Catalogue.Find(ConsentRules.Keys[purpose])!.Set(consent, answer);
        return consent;
    }

    private static ImpreciseDate Date(string text) => ImpreciseDate.Parse(text).Value!;
}
