using CaseTracker.Domain.Security;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Security;

public class AudienceTests
{
    [Theory]
    [InlineData("own", Audience.Own)]
    [InlineData("UN", Audience.Un)]
    [InlineData("Partners", Audience.Partners)]
    [InlineData("public", Audience.Public)]
    [InlineData("1", null)]
    [InlineData("everybody", null)]
    [InlineData(null, null)]
    public void An_audience_is_named_by_its_word(string? word, Audience? audience) => Assert.Equal(audience, AudienceProfile.Find(word));

    [Fact]
    public void Whoever_makes_a_file_nothing_restricted_leaves_the_team()
    {
        foreach (var audience in Enum.GetValues<Audience>().Where(audience => audience != Audience.Own))
            foreach (var role in Enum.GetValues<Role>())
                Assert.True(AudienceProfile.Of(audience).Within(role.Clearance()) <= Confidentiality.Internal);
        Assert.Equal(Confidentiality.Public, AudienceProfile.Of(Audience.Public).Within(Confidentiality.Confidential));
        // The maker's own sight is never widened.
        Assert.Equal(Confidentiality.Internal, AudienceProfile.Of(Audience.Own).Within(Role.Advocate.Clearance()));
    }

    [Fact]
    public void What_goes_to_the_UN_or_to_everybody_needs_a_second_person_and_hides_small_counts() =>
        Assert.All([AudienceProfile.Of(Audience.Un), AudienceProfile.Of(Audience.Public)],
            profile => Assert.Equal((true, true), (profile.NeedsSecond, profile.HidesSmallCells)));

    [Theory]
    [InlineData(17, 17, "0–17")]
    [InlineData(18, 18, "18–24")]
    [InlineData(30, 36, "25–44")]
    [InlineData(60, 60, "60+")]
    [InlineData(59, 71, "45+")]
    [InlineData(41, null, "35+")]
    [InlineData(null, 20, "–24")]
    [InlineData(null, null, null)]
    public void An_age_is_told_by_its_band(int? atLeast, int? atMost, string? band) => Assert.Equal(band, AgeBands.Of(atLeast, atMost));

    [Fact]
    public void A_band_holds_the_ages_next_to_it_too() => Prop.ForAll(Gen.Choose(0, 110).ToArbitrary(), age =>
        Enumerable.Range(0, 111).Count(other => AgeBands.Of(other, other) == AgeBands.Of(age, age)) >= 7).QuickCheckThrowOnFailure();
}
