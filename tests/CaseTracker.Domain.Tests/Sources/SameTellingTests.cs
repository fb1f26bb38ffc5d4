using System.Globalization;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Sources;

public sealed class SameTellingTests
{
    [Theory]
    [InlineData("2017-09-03", "September 2017", true)]
    [InlineData("2017", "../2018", true)]
    [InlineData("2017-09-03", null, true)]
    [InlineData("2017-09-03", "2017-09-04", false)]
    [InlineData("../2016", "2017-09", false)]
    public void Dates_of_certainly_another_day_are_another_arrest(string one, string? other, bool can) =>
        Assert.Equal(can, Both(CustodyEventDetails.Catalogue, new() { On = On(one) }, new() { On = On(other) }));

    [Fact]
    public void Another_kind_of_event_is_another_event() =>
        Assert.False(Both(CustodyEventDetails.Catalogue, new() { Kind = CustodyEventKind.Arrest },
            new() { Kind = CustodyEventKind.Release }));

    [Theory]
    [InlineData("incitement", null, "Incitement", null, true)]
    [InlineData("incitement", null, "incitement to commit a felony", null, true)]
    [InlineData("incitement", null, "treason", null, false)]
    [InlineData("incitement", null, "ញុះញង់", null, true)]
    [InlineData("incitement", 494L, "treason", 494L, true)]
    [InlineData("treason", 439L, "treason", 440L, true)]
    [InlineData("incitement", 494L, "treason", 440L, false)]
    [InlineData(null, 494L, "incitement", null, true)]
    [InlineData(null, 494L, null, 495L, false)]
    public void A_charge_is_told_by_its_label_or_by_its_article(string? label, long? article, string? otherLabel, long? otherArticle,
        bool can) =>
        Assert.Equal(can, Both(ChargeDetails.Catalogue, new() { Label = label, ArticleId = article },
            new() { Label = otherLabel, ArticleId = otherArticle }));

    [Fact]
    public void What_another_source_reports_of_a_charge_counts_as_its_label_does()
    {
        ChargeDetails stands = new() { Label = "Treason" }, told = new() { Label = "espionage" };
        Assert.True(SameTelling.CanBe(ChargeDetails.Catalogue, stands, told, field => field == "label" ? ["Espionage"] : []));
        Assert.True(SameTelling.CanBe(ChargeDetails.Catalogue, stands with { ArticleId = 1 }, told with { ArticleId = 2 },
            field => field == "article" ? ["2"] : []));
        Assert.False(SameTelling.CanBe(ChargeDetails.Catalogue, stands, told, _ => ["incitement"]));
    }

    [Theory]
    [InlineData(1L, 1L, true)]
    [InlineData(1L, null, true)]
    [InlineData(1L, 2L, false)]
    public void Another_prison_is_another_stay_and_another_person_another_event(long? one, long? other, bool can)
    {
        Assert.Equal(can, Both(StayDetails.Catalogue, new() { FacilityId = one, From = On("2017") },
            new() { FacilityId = other, From = On("2017-09") }));
        Assert.Equal(can, Both(EventDetails.Catalogue, new() { PersonId = one }, new() { PersonId = other }));
        Assert.Equal(can, Both(ProsecutionDetails.Catalogue, new() { CourtId = one }, new() { CourtId = other }));
        Assert.Equal(can, Both(SentenceDetails.Catalogue, new() { ChargeId = one!.Value }, new() { ChargeId = other ?? 0 }));
    }

    /// <summary>The fields that the record which stands takes of what is told.</summary>
    [Theory]
    [InlineData("years=2", "months=18", "")]
    [InlineData("years=2", "years=2;months=6", "")]
    [InlineData("years=27", "life=1", "")]
    [InlineData("life=1", "years=27;days=3", "")]
    [InlineData("years=6", "years=6;yearsAtMost=8", "")]
    [InlineData("", "years=2;months=6", "years months")]
    [InlineData("years=2", "years=2;suspendedMonths=12", "suspendedMonths")]
    [InlineData("years=2", "years=3;suspendedMonths=30", "")]
    [InlineData("years=2", "years=2;months=6;suspendedMonths=12", "")]
    [InlineData("years=2", "whollySuspended=1", "whollySuspended")]
    [InlineData("years=2;suspendedMonths=6", "years=2;whollySuspended=1", "")]
    [InlineData("appeal=Upheld", "appeal=Reduced;appealOn=2020", "")]
    [InlineData("appeal=Upheld", "appeal=Upheld;appealOn=2020", "appealOn")]
    [InlineData("years=2", "appeal=Upheld;appealOn=2020", "appeal appealOn")]
    public void No_sentence_is_made_of_two_of_which_neither_is_reported(string stands, string told, string filled) =>
        Assert.Equal(filled, Fills(SentenceDetails.Catalogue, Read(SentenceDetails.Catalogue, stands),
            Read(SentenceDetails.Catalogue, told)));

    [Theory]
    [InlineData("outcome=Acquitted", "outcome=Convicted;outcomeOn=2020", "")]
    [InlineData("outcome=Convicted", "outcome=Convicted;outcomeOn=2020", "outcomeOn")]
    [InlineData("label=treason", "outcome=Convicted;outcomeOn=2020", "outcome outcomeOn")]
    [InlineData("label=treason", "label=espionage;article=7", "")]
    [InlineData("label=incitement", "label=incitement to commit a felony;article=7", "article")]
    public void No_verdict_gets_the_day_of_another_and_no_label_the_article_of_another(string stands, string told, string filled) =>
        Assert.Equal(filled, Fills(ChargeDetails.Catalogue, Read(ChargeDetails.Catalogue, stands), Read(ChargeDetails.Catalogue, told)));

    [Theory]
    [InlineData("to=2018-01", "to=2019;end=Released", "")]
    [InlineData("to=2018-01", "to=2018;end=Released", "end")]
    [InlineData("end=Released", "to=2019;end=Transferred", "")]
    [InlineData("from=2017", "to=2019;end=Transferred", "to end")]
    public void No_stay_ends_on_the_day_of_one_source_in_the_way_of_another(string stands, string told, string filled) =>
        Assert.Equal(filled, Fills(StayDetails.Catalogue, Read(StayDetails.Catalogue, stands), Read(StayDetails.Catalogue, told)));

    [Fact]
    public void What_a_field_speaks_of_is_in_its_catalogue()
    {
        Known(ChargeDetails.Catalogue);
        Known(CustodyEventDetails.Catalogue);
        Known(EventDetails.Catalogue);
        Known(SentenceDetails.Catalogue);
        Known(StayDetails.Catalogue);
        Known(TransnationalActDetails.Catalogue);

        static void Known<T>(FieldCatalogue<T> catalogue)
            where T : class, new() => Assert.All(catalogue.Fields.Where(field => field.Of is not null),
                field => Assert.Contains(catalogue.Fields, one => one.Key == field.Of || one.PartOf == field.Of));
    }

    private static string Fills<T>(FieldCatalogue<T> catalogue, T stands, T told)
        where T : class, new() =>
            string.Join(' ', catalogue.Fields.Where(field => !SameTelling.IsBlank(field, field.Get(told))
            && SameTelling.Fills(catalogue, field, stands, told)).Select(field => field.Key));

    private static T Read<T>(FieldCatalogue<T> catalogue, string said) where T : class, new()
    {
        var details = new T();
        foreach (var part in said.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')))
        {
            var field = catalogue.Find(part[0])!;
            field.Set(details, field.Kind switch
            {
                FieldKind.Whole => int.Parse(part[1], CultureInfo.InvariantCulture),
                FieldKind.Link => long.Parse(part[1], CultureInfo.InvariantCulture),
                FieldKind.YesNo => true,
                FieldKind.Choice => Enum.Parse(field.Choices!, part[1]),
                FieldKind.Date => On(part[1]),
                _ => part[1],
            });
        }
        return details;
    }

    /// <summary>Which of the two was recorded first makes no difference.</summary>
    private static bool Both<T>(FieldCatalogue<T> catalogue, T one, T other) where T : class, new()
    {
        var can = SameTelling.CanBe(catalogue, one, other);
        Assert.Equal(can, SameTelling.CanBe(catalogue, other, one));
        return can;
    }

    private static ImpreciseDate? On(string? text) => text is null ? null : ImpreciseDate.Parse(text).Value;
}
