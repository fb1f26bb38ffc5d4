using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Catalogue;

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
        Assert.False(Both(CustodyEventDetails.Catalogue, new() { Kind = CustodyEventKind.Arrest }, new() { Kind = CustodyEventKind.Release }));

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
    public void A_charge_is_told_by_its_label_or_by_its_article(string? label, long? article, string? otherLabel, long? otherArticle, bool can) =>
        Assert.Equal(can, Both(ChargeDetails.Catalogue, new() { Label = label, ArticleId = article }, new() { Label = otherLabel, ArticleId = otherArticle }));

    [Fact]
    public void What_another_source_reports_of_a_charge_counts_as_its_label_does()
    {
        ChargeDetails stands = new() { Label = "Treason" }, told = new() { Label = "espionage" };
        Assert.True(SameTelling.CanBe(ChargeDetails.Catalogue, stands, told, field => field == "label" ? ["Espionage"] : []));
        Assert.True(SameTelling.CanBe(ChargeDetails.Catalogue, stands with { ArticleId = 1 }, told with { ArticleId = 2 }, field => field == "article" ? ["2"] : []));
        Assert.False(SameTelling.CanBe(ChargeDetails.Catalogue, stands, told, _ => ["incitement"]));
    }

    [Theory]
    [InlineData(1L, 1L, true)]
    [InlineData(1L, null, true)]
    [InlineData(1L, 2L, false)]
    public void Another_prison_is_another_stay_and_another_person_another_event(long? one, long? other, bool can)
    {
        Assert.Equal(can, Both(StayDetails.Catalogue, new() { FacilityId = one, From = On("2017") }, new() { FacilityId = other, From = On("2017-09") }));
        Assert.Equal(can, Both(EventDetails.Catalogue, new() { PersonId = one }, new() { PersonId = other }));
        Assert.Equal(can, Both(ProsecutionDetails.Catalogue, new() { CourtId = one }, new() { CourtId = other }));
        Assert.Equal(can, Both(SentenceDetails.Catalogue, new() { ChargeId = one!.Value }, new() { ChargeId = other ?? 0 }));
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
