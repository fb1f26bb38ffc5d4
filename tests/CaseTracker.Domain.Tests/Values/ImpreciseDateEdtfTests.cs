using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class ImpreciseDateEdtfTests
{
    /// <summary>Every form of date that the claims drawn from the five source documents use.</summary>
    public static TheoryData<string, string?, string?, DateExtent, bool> OfTheClaims => new()
    {
        { "../2014", null, "2014-12-31", DateExtent.Lasting, false },
        { "../2023-07-15", null, "2023-07-15", DateExtent.Lasting, false },
        { "../2024-12~", null, "2024-12-31", DateExtent.Lasting, true },
        { "1975/1979", "1975-01-01", "1979-12-31", DateExtent.Lasting, false },
        { "197X", "1970-01-01", "1979-12-31", DateExtent.Within, false },
        { "1991", "1991-01-01", "1991-12-31", DateExtent.Within, false },
        { "1991-10-23", "1991-10-23", "1991-10-23", DateExtent.Day, false },
        { "1991/..", "1991-01-01", null, DateExtent.Lasting, false },
        { "1991/2024~", "1991-01-01", "2024-12-31", DateExtent.Lasting, true },
        { "2013/2014-01", "2013-01-01", "2014-01-31", DateExtent.Lasting, false },
        { "2013?", "2013-01-01", "2013-12-31", DateExtent.Within, true },
        { "2014-01", "2014-01-01", "2014-01-31", DateExtent.Within, false },
        { "2017-09-03?", "2017-09-03", "2017-09-03", DateExtent.Day, true },
        { "2017-09-06?", "2017-09-06", "2017-09-06", DateExtent.Day, true },
        { "2017-09?", "2017-09-01", "2017-09-30", DateExtent.Within, true },
        { "2017~", "2017-01-01", "2017-12-31", DateExtent.Within, true },
        { "2020/2024-11~", "2020-01-01", "2024-11-30", DateExtent.Lasting, true },
        { "2022-41", "2022-07-01", "2022-12-31", DateExtent.Within, false },
        { "2024-06/2024-11", "2024-06-01", "2024-11-30", DateExtent.Lasting, false },
        { "2024-07~/2024-08-28", "2024-07-01", "2024-08-28", DateExtent.Lasting, true },
        { "2024-07~/2024-08~", "2024-07-01", "2024-08-31", DateExtent.Lasting, true },
        { "2024-09-20/..", "2024-09-20", null, DateExtent.Lasting, false },
        { "2024-11~/..", "2024-11-01", null, DateExtent.Lasting, true },
        { "2024~", "2024-01-01", "2024-12-31", DateExtent.Within, true },
        { "{2013,2014}", "2013-01-01", "2014-12-31", DateExtent.Each, false },
        { "{2018,2023}", "2018-01-01", "2023-12-31", DateExtent.Each, false },
    };

    public static TheoryData<string, string?, string?, DateExtent, bool> OfTheStandard => new()
    {
        { "0001", "0001-01-01", "0001-12-31", DateExtent.Within, false },
        { "9999-12-31", "9999-12-31", "9999-12-31", DateExtent.Day, false },
        { "2024-02", "2024-02-01", "2024-02-29", DateExtent.Within, false },
        { "2004-02-29/2005-02", "2004-02-29", "2005-02-28", DateExtent.Lasting, false },
        { "2004-06%", "2004-06-01", "2004-06-30", DateExtent.Within, true },
        { "2004-06?-11", "2004-06-11", "2004-06-11", DateExtent.Day, true },
        { "2004-06-~11", "2004-06-11", "2004-06-11", DateExtent.Day, true },
        { "2004-?06-11", "2004-06-11", "2004-06-11", DateExtent.Day, true },
        { "201X", "2010-01-01", "2019-12-31", DateExtent.Within, false },
        { "19XX", "1900-01-01", "1999-12-31", DateExtent.Within, false },
        { "XXXX", "0001-01-01", "9999-12-31", DateExtent.Within, false },
        { "000X", "0001-01-01", "0009-12-31", DateExtent.Within, false },
        { "2004-XX", "2004-01-01", "2004-12-31", DateExtent.Within, false },
        { "1985-04-XX", "1985-04-01", "1985-04-30", DateExtent.Within, false },
        { "1985-XX-XX", "1985-01-01", "1985-12-31", DateExtent.Within, false },
        { "156X-12-25", "1560-12-25", "1569-12-25", DateExtent.Within, false },
        { "1984-1X", "1984-10-01", "1984-12-31", DateExtent.Within, false },
        { "199X-02-29", "1992-02-29", "1996-02-29", DateExtent.Within, false },
        { "2023-XX-31", "2023-01-31", "2023-12-31", DateExtent.Within, false },
        { "2023-02-2X~", "2023-02-20", "2023-02-28", DateExtent.Within, true },
        { "2022-21", "2022-03-01", "2022-05-31", DateExtent.Within, false },
        { "2022-22", "2022-06-01", "2022-08-31", DateExtent.Within, false },
        { "2022-23", "2022-09-01", "2022-11-30", DateExtent.Within, false },
        { "2023-24", "2023-12-01", "2024-02-29", DateExtent.Within, false },
        { "2022-25", "2022-03-01", "2022-05-31", DateExtent.Within, false },
        { "2022-28", "2022-12-01", "2023-02-28", DateExtent.Within, false },
        { "2022-29", "2022-09-01", "2022-11-30", DateExtent.Within, false },
        { "2022-30", "2022-12-01", "2023-02-28", DateExtent.Within, false },
        { "2022-31", "2022-03-01", "2022-05-31", DateExtent.Within, false },
        { "2022-32", "2022-06-01", "2022-08-31", DateExtent.Within, false },
        { "2022-33", "2022-01-01", "2022-03-31", DateExtent.Within, false },
        { "2022-36", "2022-10-01", "2022-12-31", DateExtent.Within, false },
        { "2022-37", "2022-01-01", "2022-04-30", DateExtent.Within, false },
        { "2022-39", "2022-09-01", "2022-12-31", DateExtent.Within, false },
        { "2022-40", "2022-01-01", "2022-06-30", DateExtent.Within, false },
        { "2022-41~", "2022-07-01", "2022-12-31", DateExtent.Within, true },
        { "2022-41/..", "2022-07-01", null, DateExtent.Lasting, false },
        { "../2022-22", null, "2022-08-31", DateExtent.Lasting, false },
        { "2020/2022-41", "2020-01-01", "2022-12-31", DateExtent.Lasting, false },
        { "1985/", "1985-01-01", null, DateExtent.Lasting, false },
        { "/1985-04", null, "1985-04-30", DateExtent.Lasting, false },
        { "2024-07-15/2024-07", "2024-07-15", "2024-07-31", DateExtent.Lasting, false },
        { "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", DateExtent.Within, false },
        { "[2024-11-24,2024-11-25]", "2024-11-24", "2024-11-25", DateExtent.Within, false },
        { "[..1760-12-03]", null, "1760-12-03", DateExtent.Within, false },
        { "[1760-12..]", "1760-12-01", null, DateExtent.Within, false },
        { "[1667,1760-12..]", "1667-01-01", null, DateExtent.Within, false },
        { "{1960,1961-12}", "1960-01-01", "1961-12-31", DateExtent.Each, false },
        { "{1667..1672}", "1667-01-01", "1672-12-31", DateExtent.Each, false },
        { "{..1984}", null, "1984-12-31", DateExtent.Each, false },
    };

    [Theory]
    [MemberData(nameof(OfTheClaims))]
    [MemberData(nameof(OfTheStandard))]
    public void Edtf_is_read_as_it_stands(string edtf, string? earliest, string? latest, DateExtent extent, bool qualified)
    {
        var date = Read.Date(edtf);
        Assert.Equal((edtf, Read.Day(earliest), Read.Day(latest), extent, qualified),
            (date.Edtf, date.Earliest, date.Latest, date.Extent, date.Qualified));
    }

    [Theory]
    [InlineData("201x", "201X")]
    [InlineData("?2004-06-~11", "2004?-06-~11")]
    [InlineData("?2004-?06-?11", "2004-06-11?")]
    [InlineData("?2004~-06", "2004%-06")]
    [InlineData("2004?-06~", "2004%-~06")]
    [InlineData("[1984]", "1984")]
    [InlineData("{2017-09-03}", "2017-09-03")]
    [InlineData("{1960, 1961-12}", "{1960,1961-12}")]
    [InlineData("2017-09-03T10:20:30Z", "2017-09-03")]
    [InlineData("2017-09-03T10:20:30+07:00", "2017-09-03")]
    [InlineData("2017-09-03T10:20/2017-09-04T01:00:00.5-05", "2017-09-03/2017-09-04")]
    [InlineData("2020 / 2022", "2020/2022")]
    public void Other_spellings_become_the_canonical_one(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Fact]
    public void An_interval_that_a_caller_takes_for_one_unknown_day_says_so_in_edtf()
    {
        var lasted = Read.Date("2024-07~/2024-08-28");
        var arrest = Read.Date("2024-07~/2024-08-28", DateExtent.Within);
        Assert.Equal(DateExtent.Lasting, lasted.Extent);
        Assert.Equal(("[2024-07~..2024-08-28]", DateExtent.Within), (arrest.Edtf, arrest.Extent));
        Assert.Equal((lasted.Earliest, lasted.Latest, lasted.Text), (arrest.Earliest, arrest.Latest, arrest.Text));
        Assert.Equal("[2020..]", Read.Date("2020/..", DateExtent.Within).Edtf);
    }

    [Theory]
    [InlineData("2017-09-03?", DateExtent.Day)]
    [InlineData("{2018,2023}", DateExtent.Each)]
    [InlineData("2017", DateExtent.Within)]
    public void Asking_for_one_day_within_changes_intervals_only(string text, DateExtent extent) =>
        Assert.Equal(extent, Read.Date(text, DateExtent.Within).Extent);

    [Fact]
    public void An_inferred_date_needs_a_note_and_the_others_do_not()
    {
        Assert.Equal("Values.Date.NoteMissing", ImpreciseDate.Parse("2017-09-03?", DateBasis.Inferred, "  ").Problem?.Key);
        var inferred = ImpreciseDate.Parse("2017-09-03?", DateBasis.Inferred, "The Sunday before the report").Value!;
        Assert.Equal((DateBasis.Inferred, "The Sunday before the report"), (inferred.Basis, inferred.Note));
        Assert.Equal(DateBasis.PartlyStated, ImpreciseDate.Parse("20 September 2024", DateBasis.PartlyStated).Value!.Basis);
    }

    [Fact]
    public void A_qualifier_leaves_the_basis_stated() => Assert.Equal(DateBasis.Stated, Read.Date("2017-09-03?").Basis);

    [Fact]
    public void A_known_day_makes_a_date() =>
        Assert.Equal(Read.Date("2017-09-03"), ImpreciseDate.Of(new DateOnly(2017, 9, 3)));
}
