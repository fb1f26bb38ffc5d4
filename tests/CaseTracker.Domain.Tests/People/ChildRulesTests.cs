using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.People;

public class ChildRulesTests
{
    private static readonly DateOnly Recorded = Day("2026-11-28");

    [Theory]
    [InlineData("2010-05-01", "2024-06-01", true)]
    [InlineData("2006-06-01", "2024-06-01", false)]
    [InlineData("2006-06-02", "2024-06-01", true)]
    [InlineData("2006", "2024", true)]
    [InlineData("2006", "2024-06-01", true)]
    [InlineData("2005", "2024-01-01", false)]
    [InlineData("2005-12", "2023-12", true)]
    [InlineData("2004-02-29", "2022-02-28", true)]
    [InlineData("2006-05-20~", "2024-06-01", true)]
    [InlineData("2006-05-20", "2024-06-01~", true)]
    [InlineData("1990~", "2024-06-01?", false)]
    [InlineData("../1990", "2024-06-01", false)]
    [InlineData("2005/..", "2024-06-01", true)]
    [InlineData("1990/..", "2024-06-01", true)]
    [InlineData("2010-05-01", "2024-06/..", true)]
    [InlineData("1990", "2014/..", false)]
    [InlineData("1990", "../2014", false)]
    [InlineData("1996-03-01", "../2014-06-01", true)]
    [InlineData("2010", null, true)]
    [InlineData("2009-01-01", null, true)]
    [InlineData("1980", null, false)]
    [InlineData(null, "2024-06-01", false)]
    public void By_birth(string? birth, string? on, bool child) =>
        Assert.Equal(child, Read(new() { Birth = Date(birth) }, Fact(on)).OfAChild);

    [Theory]
    [InlineData("15", true)]
    [InlineData("17", true)]
    [InlineData("18", false)]
    [InlineData("25", false)]
    [InlineData("15-16", true)]
    [InlineData("16-20", true)]
    [InlineData("about 15", true)]
    [InlineData("about 17", true)]
    [InlineData("about 18", true)]
    [InlineData("about 40", false)]
    [InlineData("at most 20", true)]
    [InlineData("at least 16", true)]
    [InlineData("more than 60", false)]
    [InlineData("more than 17", true)]
    [InlineData("under 18", true)]
    [InlineData("less than 30", true)]
    [InlineData("several", true)]
    public void By_an_age_whatever_the_date(string age, bool child)
    {
        foreach (var on in new[] { "2024-06-01", "2024", "../2024", null })
            Assert.Equal(child, Read(new(), Fact(on, age)).OfAChild);
    }

    [Theory]
    [InlineData("2006", null, false)]
    [InlineData(null, "16-20", false)]
    [InlineData(null, "about 17", false)]
    [InlineData("2010-05-01", null, true)]
    [InlineData(null, "15-16", true)]
    [InlineData(null, "under 18", true)]
    [InlineData(null, "less than 30", false)]
    [InlineData(null, null, false)]
    public void The_word_adult_frees_whom_the_facts_leave_open_and_nobody_else(string? birth, string? age, bool child)
    {
        var read = Read(new() { Birth = Date(birth), AgeGroup = AgeGroup.Adult }, Fact("2024-06-01", age));
        Assert.Equal((child, child), (read.OfAChild, read.Disagree));
    }

    [Fact]
    public void Somebody_recorded_as_a_child_stays_protected_when_grown() =>
        Assert.True(Read(new() { Birth = Date("2010-05-01") }, Fact("2035-01-01")).OfAChild);

    [Fact]
    public void Who_was_19_when_found_in_prison_was_a_child_when_arrested_two_years_before()
    {
        Assert.True(Read(new(), Fact("2022-05-01"), Fact("2024-06-01", "19")).OfAChild);
        Assert.False(Read(new(), Fact("2024-05-01"), Fact("2024-06-01", "21")).OfAChild);
    }

    [Theory]
    [InlineData("1990", "15", true)]
    [InlineData("2010-05-01", "25", true)]
    [InlineData("2009", "15", false)]
    [InlineData("1990", "33-35", false)]
    public void Where_facts_disagree_the_more_protective_holds_and_it_shows(string birth, string age, bool disagree)
    {
        var read = Read(new() { Birth = Date(birth) }, Fact("2024-06-01", age));
        Assert.Equal((birth == "2010-05-01" || age == "15", disagree), (read.OfAChild, read.Disagree));
    }

    [Fact]
    public void The_box_makes_a_child_whatever_the_facts_and_they_disagree()
    {
        Assert.Equal(new ChildReading(true, true), Read(new() { AgeGroup = AgeGroup.Child, Birth = Date("1980") }, Fact("2024-06-01")));
        Assert.Equal(new ChildReading(true, false), Read(new() { AgeGroup = AgeGroup.Child }, Fact("2024-06-01")));
        Assert.Equal(new ChildReading(true, false), Read(new() { AgeGroup = AgeGroup.Child }));
    }

    [Fact]
    public void What_happened_before_the_birth_says_nothing() =>
        Assert.False(Read(new() { Birth = Date("1990") }, Fact("1975-04-17")).OfAChild);

    [Fact]
    public void Further_facts_never_take_protection_away() => Prop.ForAll(Facts(), Facts(), (some, more) =>
        !ChildRules.Read(some.Person, Recorded, some.Facts).OfAChild
            || ChildRules.Read(some.Person, Recorded, [.. some.Facts, .. more.Facts]).OfAChild).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_facts_says_nothing() => Prop.ForAll(Facts(), some =>
        ChildRules.Read(some.Person, Recorded, some.Facts) == ChildRules.Read(some.Person, Recorded, [.. some.Facts.Reverse()]))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_less_exact_birth_never_takes_protection_away() => Prop.ForAll(Facts(), some =>
    {
        if (some.Person.Birth is not { Earliest: { } day } exact) return true;
        var year = some.Person with { Birth = Date(day.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)) };
        return some.Person.AgeGroup == AgeGroup.Adult || !ChildRules.Read(some.Person, Recorded, some.Facts).OfAChild
            || ChildRules.Read(year, Recorded, some.Facts).OfAChild;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2010-05-01", AgeGroup.Unknown, AgeGroup.Adult, "2024-06-01", true, true)]
    [InlineData("2006", AgeGroup.Adult, AgeGroup.Adult, "2024-06-01", false, false)]
    [InlineData("2006", AgeGroup.Unknown, AgeGroup.Adult, "2024-06-01", false, false)]
    [InlineData("2006", AgeGroup.Adult, AgeGroup.Unknown, "2024-06-01", true, false)]
    [InlineData("1990", AgeGroup.Unknown, AgeGroup.Unknown, "2024-06-01", false, false)]
    [InlineData(null, AgeGroup.Child, AgeGroup.Unknown, "2024-06-01", true, false)]
    [InlineData("1990", AgeGroup.Unknown, AgeGroup.Child, "2024-06-01", true, true)]
    public void A_birth_on_one_record_counts_at_the_events_of_another_of_the_same_person(string? birth, AgeGroup born, AgeGroup happened,
        string on, bool child, bool disagree) =>
        Assert.Equal(new ChildReading(child, disagree), ChildRules.Read([Record(born, birth), Record(happened, null, Fact(on))]));

    [Fact]
    public void Ages_on_records_of_one_person_are_read_together()
    {
        Assert.Equal(new ChildReading(true, false), ChildRules.Read([Record(AgeGroup.Unknown, null, Fact("2022-05-01")),
            Record(AgeGroup.Unknown, null, Fact("2024-06-01", "19"))]));
        Assert.Equal(new ChildReading(true, true), ChildRules.Read([Record(AgeGroup.Unknown, null, Fact("2024-06-01", "15")),
            Record(AgeGroup.Unknown, null, Fact("2024-06-01", "25"))]));
        Assert.Equal(new ChildReading(true, true),
            ChildRules.Read([Record(AgeGroup.Unknown, "1990"), Record(AgeGroup.Unknown, "2010", Fact("2024-06-01"))]));
    }

    [Theory]
    [InlineData("2015", "2024", false)]
    [InlineData("2024", "2015", true)]
    [InlineData("2024-06-01", "2024-06-01", true)]
    [InlineData("2024", "2024", false)]
    public void A_child_on_one_record_and_grown_up_on_another_disagree_unless_the_child_grew_up_between(string asChild, string asAdult,
        bool disagree) =>
        Assert.Equal(new ChildReading(true, disagree),
            ChildRules.Read([Record(AgeGroup.Child, null, Fact(asChild)), Record(AgeGroup.Adult, null, Fact(asAdult))]));

    [Fact]
    public void A_further_record_of_the_same_person_never_takes_protection_away() => Prop.ForAll(Facts(), Facts(), (some, more) =>
        !ChildRules.Read([Of(some)]).OfAChild || ChildRules.Read([Of(some), Of(more)]).OfAChild).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_records_says_nothing() => Prop.ForAll(Facts(), Facts(), Facts(), (one, other, third) =>
        ChildRules.Read([Of(one), Of(other), Of(third)]) == ChildRules.Read([Of(third), Of(one), Of(other)])).QuickCheckThrowOnFailure();

    [Fact]
    public void Facts_say_the_same_on_one_record_and_spread_over_two_that_say_no_more() => Prop.ForAll(Facts(), some =>
    {
        var (record, half) = (Of(some), some.Facts.Length / 2);
        return some.Person.AgeGroup != AgeGroup.Unknown
            || ChildRules.Read([record]) == ChildRules.Read([record with { Facts = [.. some.Facts.Take(half)] },
                record with { Birth = null, Facts = [.. some.Facts.Skip(half)] }]);
    }).QuickCheckThrowOnFailure();

    private static AgedRecord Record(AgeGroup box, string? birth, params AgedFact[] facts) => new(Date(birth), box, Recorded, facts);

    private static AgedRecord Of(Scene scene) => new(scene.Person.Birth, scene.Person.AgeGroup, Recorded, scene.Facts);

    private sealed record Scene(PersonDetails Person, AgedFact[] Facts);

    private static Arbitrary<Scene> Facts()
    {
        var day = Gen.Choose(0, 13000).Select(number => Day("1990-01-01").AddDays(number));
        var dated = Gen.OneOf(Gen.Constant<ImpreciseDate?>(null), day.Select(one => (ImpreciseDate?)ImpreciseDate.Of(one)),
            day.Select(one => Date(one.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))));
        var age = Gen.OneOf(Gen.Constant<BoundedNumber?>(null), Gen.Choose(10, 30)
            .Select(years => (BoundedNumber?)BoundedNumber.Of(years)));
        var fact = from when in dated from said in day from years in age select new AgedFact(when, said, years);
        var birth = Gen.OneOf(Gen.Constant<ImpreciseDate?>(null), day.Select(one => (ImpreciseDate?)ImpreciseDate.Of(one)));
        return (from born in birth
                from box in Gen.Elements(Enum.GetValues<AgeGroup>())
                from facts in fact.ArrayOf()
                select new Scene(new PersonDetails { Birth = born, AgeGroup = box }, facts)).ToArbitrary();
    }

    private static ChildReading Read(PersonDetails person, params AgedFact[] facts) => ChildRules.Read(person, Recorded, facts);

    private static AgedFact Fact(string? on, string? age = null) =>
        new(Date(on), Recorded, age is null ? null : BoundedNumber.Parse(age).Value!);
}
