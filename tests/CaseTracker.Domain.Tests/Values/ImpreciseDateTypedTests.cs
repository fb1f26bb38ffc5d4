using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class ImpreciseDateTypedTests
{
    public static TheoryData<string, string, string?, string?, DateExtent> Typed => new()
    {
        { "3 Sep 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "3 September 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "September 3, 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "the 3rd of September, 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "SEPT. 3RD 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "3-Sep-2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "Sunday, 3 September 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "2017-9-3", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "2017/09/03", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "13/09/2017", "2017-09-13", "2017-09-13", "2017-09-13", DateExtent.Day },
        { "09/13/2017", "2017-09-13", "2017-09-13", "2017-09-13", DateExtent.Day },
        { "09/09/2017", "2017-09-09", "2017-09-09", "2017-09-09", DateExtent.Day },
        { "28.11.2024", "2024-11-28", "2024-11-28", "2024-11-28", DateExtent.Day },
        { "Sept. 2017", "2017-09", "2017-09-01", "2017-09-30", DateExtent.Within },
        { "09/2017", "2017-09", "2017-09-01", "2017-09-30", DateExtent.Within },
        { "in May 2022", "2022-05", "2022-05-01", "2022-05-31", DateExtent.Within },
        { "early July 2024", "[2024-07-01..2024-07-10]", "2024-07-01", "2024-07-10", DateExtent.Within },
        { "mid-July 2024", "[2024-07-11..2024-07-20]", "2024-07-11", "2024-07-20", DateExtent.Within },
        { "late July 2024", "[2024-07-21..2024-07-31]", "2024-07-21", "2024-07-31", DateExtent.Within },
        { "late February 2024", "[2024-02-21..2024-02-29]", "2024-02-21", "2024-02-29", DateExtent.Within },
        { "the end of July 2024", "[2024-07-21..2024-07-31]", "2024-07-21", "2024-07-31", DateExtent.Within },
        { "mid to late July 2024", "[2024-07-11..2024-07-31]", "2024-07-11", "2024-07-31", DateExtent.Within },
        { "2017-09-03 10:20:30", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "the night of 3 September 2017", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "first half of July 2024", "[2024-07-01..2024-07-15]", "2024-07-01", "2024-07-15", DateExtent.Within },
        { "early 2024", "2024-37", "2024-01-01", "2024-04-30", DateExtent.Within },
        { "mid-2024", "2024-38", "2024-05-01", "2024-08-31", DateExtent.Within },
        { "late 2024", "2024-39", "2024-09-01", "2024-12-31", DateExtent.Within },
        { "first half of 2022", "2022-40", "2022-01-01", "2022-06-30", DateExtent.Within },
        { "second half of 2022", "2022-41", "2022-07-01", "2022-12-31", DateExtent.Within },
        { "H2 2022", "2022-41", "2022-07-01", "2022-12-31", DateExtent.Within },
        { "Q3 2023", "2023-35", "2023-07-01", "2023-09-30", DateExtent.Within },
        { "2023 Q3", "2023-35", "2023-07-01", "2023-09-30", DateExtent.Within },
        { "first quarter of 2023", "2023-33", "2023-01-01", "2023-03-31", DateExtent.Within },
        { "3rd quarter 2023", "2023-35", "2023-07-01", "2023-09-30", DateExtent.Within },
        { "summer 2022", "2022-22", "2022-06-01", "2022-08-31", DateExtent.Within },
        { "winter of 2022", "2022-24", "2022-12-01", "2023-02-28", DateExtent.Within },
        { "2020s", "202X", "2020-01-01", "2029-12-31", DateExtent.Within },
        { "the late 1990s", "[1997..1999]", "1997-01-01", "1999-12-31", DateExtent.Within },
        { "about 2017", "2017~", "2017-01-01", "2017-12-31", DateExtent.Within },
        { "c. 2017", "2017~", "2017-01-01", "2017-12-31", DateExtent.Within },
        { "circa June 2017", "2017-06~", "2017-06-01", "2017-06-30", DateExtent.Within },
        { "around 3 Sep 2017", "2017-09-03~", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "possibly 2013", "2013?", "2013-01-01", "2013-12-31", DateExtent.Within },
        { "maybe about 2013", "2013%", "2013-01-01", "2013-12-31", DateExtent.Within },
        { "3 Sep 2017?", "2017-09-03?", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "since 2020", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "since 2020-05-01", "2020-05-01/..", "2020-05-01", null, DateExtent.Lasting },
        { "from 2020 onwards", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "2020 to present", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "since late July 2024", "2024-07-21~/..", "2024-07-21", null, DateExtent.Lasting },
        { "from March 2021 to May 2022", "2021-03/2022-05", "2021-03-01", "2022-05-31", DateExtent.Lasting },
        { "2020-2022", "2020/2022", "2020-01-01", "2022-12-31", DateExtent.Lasting },
        { "2020 – 2022", "2020/2022", "2020-01-01", "2022-12-31", DateExtent.Lasting },
        { "July–August 2024", "2024-07/2024-08", "2024-07-01", "2024-08-31", DateExtent.Lasting },
        { "24-25 November 2024", "2024-11-24/2024-11-25", "2024-11-24", "2024-11-25", DateExtent.Lasting },
        { "November 24-25, 2024", "2024-11-24/2024-11-25", "2024-11-24", "2024-11-25", DateExtent.Lasting },
        { "late July to 28 August 2024", "2024-07-21~/2024-08-28", "2024-07-21", "2024-08-28", DateExtent.Lasting },
        { "from 3 September 2017 until 5 October", "2017-09-03/2017-10-05", "2017-09-03", "2017-10-05", DateExtent.Lasting },
        { "until May 2022", "../2022-05", null, "2022-05-31", DateExtent.Lasting },
        { "between 24 and 25 November 2024", "[2024-11-24..2024-11-25]", "2024-11-24", "2024-11-25", DateExtent.Within },
        { "between 2024-11-24 and 2024-11-25", "[2024-11-24..2024-11-25]", "2024-11-24", "2024-11-25", DateExtent.Within },
        { "between late July and 28 August 2024", "[2024-07-21..2024-08-28]", "2024-07-21", "2024-08-28", DateExtent.Within },
        { "24 or 25 November 2024", "[2024-11-24,2024-11-25]", "2024-11-24", "2024-11-25", DateExtent.Within },
        { "2018 and 2023", "{2018,2023}", "2018-01-01", "2023-12-31", DateExtent.Each },
        { "before 2014", "[..2013]", null, "2013-12-31", DateExtent.Within },
        { "before 1 March 2024", "[..2024-02-29]", null, "2024-02-29", DateExtent.Within },
        { "before the second half of 2022", "[..2022-06-30]", null, "2022-06-30", DateExtent.Within },
        { "by 2014", "[..2014]", null, "2014-12-31", DateExtent.Within },
        { "after September 2017", "[2017-10..]", "2017-10-01", null, DateExtent.Within },
        { "2013 or earlier", "[..2013]", null, "2013-12-31", DateExtent.Within },
        { "ថ្ងៃទី៣ ខែកញ្ញា ឆ្នាំ២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ថ្ងៃទី៣\u200Bខែកញ្ញា\u200Bឆ្នាំ២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ថ្ងៃទី៣ខែកញ្ញាឆ្នាំ២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ថ្ងៃអាទិត្យ ទី៣ ខែកញ្ញា ឆ្នាំ២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ថ្ងៃទី ៣ ខែ ៩ ឆ្នាំ ២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ខែកញ្ញា ឆ្នាំ២០១៧", "2017-09", "2017-09-01", "2017-09-30", DateExtent.Within },
        { "២០១៧-០៩-០៣", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "៣-កញ្ញា-២០១៧", "2017-09-03", "2017-09-03", "2017-09-03", DateExtent.Day },
        { "ពីឆ្នាំ២០២០ ដល់បច្ចុប្បន្ន", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "ចុងខែកក្កដា ឆ្នាំ២០២៤", "[2024-07-21..2024-07-31]", "2024-07-21", "2024-07-31", DateExtent.Within },
        { "ដើមខែសីហា ឆ្នាំ២០២៤", "[2024-08-01..2024-08-10]", "2024-08-01", "2024-08-10", DateExtent.Within },
        { "ពាក់កណ្តាលខែមេសា ឆ្នាំ២០២៤", "[2024-04-11..2024-04-20]", "2024-04-11", "2024-04-20", DateExtent.Within },
        { "ពាក់កណ្ដាលខែមេសា ឆ្នាំ២០២៤", "[2024-04-11..2024-04-20]", "2024-04-11", "2024-04-20", DateExtent.Within },
        { "ពាក់កណ្តាលទី២ ឆ្នាំ២០២២", "2022-41", "2022-07-01", "2022-12-31", DateExtent.Within },
        { "ត្រីមាសទី៣ ឆ្នាំ២០២៣", "2023-35", "2023-07-01", "2023-09-30", DateExtent.Within },
        { "ឆមាសទី១ ឆ្នាំ២០២២", "2022-40", "2022-01-01", "2022-06-30", DateExtent.Within },
        { "តាំងពីឆ្នាំ២០២០", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "ចាប់តាំងពី ឆ្នាំ២០២០", "2020/..", "2020-01-01", null, DateExtent.Lasting },
        { "ពីខែមីនា ឆ្នាំ២០២១ ដល់ខែឧសភា ឆ្នាំ២០២២", "2021-03/2022-05", "2021-03-01", "2022-05-31", DateExtent.Lasting },
        { "មុនឆ្នាំ២០១៤", "[..2013]", null, "2013-12-31", DateExtent.Within },
        { "ក្រោយខែកញ្ញា ឆ្នាំ២០១៧", "[2017-10..]", "2017-10-01", null, DateExtent.Within },
        { "ចន្លោះថ្ងៃទី២៤ និង ២៥ ខែវិច្ឆិកា ឆ្នាំ២០២៤", "[2024-11-24..2024-11-25]", "2024-11-24", "2024-11-25", DateExtent.Within },
        { "ប្រហែលឆ្នាំ២០១៧", "2017~", "2017-01-01", "2017-12-31", DateExtent.Within },
        { "ទសវត្សរ៍ឆ្នាំ១៩៩០", "199X", "1990-01-01", "1999-12-31", DateExtent.Within },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void What_people_type_is_understood(string text, string edtf, string? earliest, string? latest, DateExtent extent)
    {
        var date = Read.Date(text);
        Assert.Equal((edtf, Read.Day(earliest), Read.Day(latest), extent), (date.Edtf, date.Earliest, date.Latest, date.Extent));
        Assert.Equal(text, date.Text);
        Assert.Equal(DateBasis.Stated, date.Basis);
    }

    [Theory]
    [InlineData("", "Empty")]
    [InlineData("  \u200B ", "Empty")]
    [InlineData("unknown", "Unknown")]
    [InlineData("?", "Unknown")]
    [InlineData("មិនដឹង", "Unknown")]
    [InlineData("30 February 2023", "NoSuchDay")]
    [InlineData("2023-02-30", "NoSuchDay")]
    [InlineData("ថ្ងៃទី៣០ ខែកុម្ភៈ ឆ្នាំ២០២៣", "NoSuchDay")]
    [InlineData("29 Feb 2023", "NoSuchDay")]
    [InlineData("2023-02-3X", "NoSuchDay")]
    [InlineData("since 2023-02-30", "NoSuchDay")]
    [InlineData("31/02/2023", "NoSuchDay")]
    [InlineData("2023-13", "NoSuchMonth")]
    [InlineData("2023-42", "NoSuchMonth")]
    [InlineData("2023-00-01", "NoSuchMonth")]
    [InlineData("2022-41-05", "DayOfYearPart")]
    [InlineData("2024-08/2024-07", "EndBeforeStart")]
    [InlineData("[2024-08..2024-07]", "EndBeforeStart")]
    [InlineData("from May 2022 to March 2021", "EndBeforeStart")]
    [InlineData("between 25 and 24 November 2024", "EndBeforeStart")]
    [InlineData("/", "NoEnds")]
    [InlineData("../..", "NoEnds")]
    [InlineData("20 September", "YearMissing")]
    [InlineData("September", "YearMissing")]
    [InlineData("late July to 28 August", "YearMissing")]
    [InlineData("ថ្ងៃទី២០ ខែកញ្ញា", "YearMissing")]
    [InlineData("Sunday", "YearMissing")]
    [InlineData("03/09/2017", "Ambiguous")]
    [InlineData("since 3/9/2017", "Ambiguous")]
    [InlineData("3/9/17", "ShortYear")]
    [InlineData("3 Sep 17", "ShortYear")]
    [InlineData("yesterday", "Relative")]
    [InlineData("last week", "Relative")]
    [InlineData("Monday, 3 September 2017", "OtherWeekday")]
    [InlineData("2561 BE", "BuddhistEra")]
    [InlineData("B.E. 2567", "BuddhistEra")]
    [InlineData("ព.ស. ២៥៦១", "BuddhistEra")]
    [InlineData("ថ្ងៃទី៣ ខែកញ្ញា ឆ្នាំ២៥៦១", "BuddhistEra")]
    [InlineData("២៥៦១", "BuddhistEra")]
    [InlineData("3 September 2567", "BuddhistEra")]
    [InlineData("0000", "YearOutOfRange")]
    [InlineData("-0044", "YearOutOfRange")]
    [InlineData("Y-17000", "YearOutOfRange")]
    [InlineData("12345", "YearOutOfRange")]
    [InlineData("3 Sep 20177", "YearOutOfRange")]
    [InlineData("44 BC", "YearOutOfRange")]
    [InlineData("9999-24", "YearOutOfRange")]
    [InlineData("after 9999", "YearOutOfRange")]
    [InlineData("before 0001", "YearOutOfRange")]
    [InlineData("sometime", "NotUnderstood")]
    [InlineData("rainy season 2022", "NotUnderstood")]
    [InlineData("winter 2022-23", "NotUnderstood")]
    [InlineData("1950S2", "NotUnderstood")]
    [InlineData("2017/2018/2019", "NotUnderstood")]
    [InlineData("[2017", "NotUnderstood")]
    [InlineData("[2017,..2018]", "NotUnderstood")]
    [InlineData("{}", "NotUnderstood")]
    [InlineData("45 September 2017", "NotUnderstood")]
    [InlineData("September October 2017", "NotUnderstood")]
    [InlineData("to to to", "NotUnderstood")]
    [InlineData("between 2017", "NotUnderstood")]
    [InlineData("10:20", "NotUnderstood")]
    [InlineData("-2024", "YearOutOfRange")]
    [InlineData("2017-09-03Tnoon", "NotUnderstood")]
    public void What_is_no_date_is_refused_with_the_reason(string text, string reason)
    {
        var problem = ImpreciseDate.Parse(text).Problem;
        Assert.Equal($"Values.Date.{reason}", problem?.Key);
        Assert.DoesNotContain("Values.", problem!.Localize(Read.English), StringComparison.Ordinal);
        Assert.DoesNotContain("Values.", problem.Localize(Read.Khmer), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_day_and_month_shows_both_readings()
    {
        var words = ImpreciseDate.Parse("03/09/2017").Problem!.Localize(Read.English);
        Assert.Contains("2017-09-03", words, StringComparison.Ordinal);
        Assert.Contains("2017-03-09", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_year_is_asked_for_and_partly_stated_offered()
    {
        var words = ImpreciseDate.Parse("20 September").Problem!.Localize(Read.English);
        Assert.Contains("no year", words, StringComparison.Ordinal);
        Assert.Contains("partly stated", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_longer_than_any_date_is_refused() =>
        Assert.Equal("Values.Date.TooLong", ImpreciseDate.Parse(new string('1', ImpreciseDate.MaxLength + 1)).Problem?.Key);
}
