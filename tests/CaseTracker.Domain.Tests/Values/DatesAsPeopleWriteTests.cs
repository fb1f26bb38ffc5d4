using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Dates of real documents that were read wrongly, each with its kind.</summary>
public sealed class DatesAsPeopleWriteTests
{
    /// <summary>A time with a zone is a moment, and its day is the one in Cambodia (UTC+7).</summary>
    [Theory]
    [InlineData("2021-05-04T18:00:00Z", "2021-05-05")]
    [InlineData("2021-05-04T16:59:59Z", "2021-05-04")]
    [InlineData("2021-05-04T17:00Z", "2021-05-05")]
    [InlineData("2024-08-18T23:30:00Z", "2024-08-19")]
    [InlineData("2024-12-31T18:00:00.123Z", "2025-01-01")]
    [InlineData("2021-05-04T18:00:00+00:00", "2021-05-05")]
    [InlineData("2021-05-04T18:00:00+0000", "2021-05-05")]
    [InlineData("2021-05-04T23:30+07:00", "2021-05-04")]
    [InlineData("2021-05-04T00:30+07", "2021-05-04")]
    [InlineData("2021-05-04T00:30+09:00", "2021-05-03")]
    [InlineData("2021-05-04T13:30:00-04:00", "2021-05-05")]
    [InlineData("2021-05-04T18:00:00−05:00", "2021-05-05")]
    [InlineData("2021-05-04t18:00:00z", "2021-05-05")]
    [InlineData("2021-05-04T23:30", "2021-05-04")]
    [InlineData("2021-05-04 18:00:00Z", "2021-05-05")]
    [InlineData("2021-05-04 18:00 UTC", "2021-05-05")]
    [InlineData("2021-05-04 18:00 (UTC)", "2021-05-05")]
    [InlineData("4 May 2021, 18:00 GMT", "2021-05-05")]
    [InlineData("4 May 2021 18:00 UTC+7", "2021-05-04")]
    [InlineData("4 May 2021 18:00 GMT+07:00", "2021-05-04")]
    [InlineData("4 May 2021 18:00 UTC-5", "2021-05-05")]
    [InlineData("18:00 UTC on 4 May 2021", "2021-05-05")]
    [InlineData("Tue, 04 May 2021 18:00:00 GMT", "2021-05-05")]
    [InlineData("Tue, 04 May 2021 18:00:00 +0000", "2021-05-05")]
    [InlineData("May 4, 2021 at 6:00 PM UTC", "2021-05-05")]
    [InlineData("May 4, 2021, 6 p.m. UTC", "2021-05-05")]
    [InlineData("May 4, 2021, 12:30 am UTC", "2021-05-04")]
    [InlineData("May 4, 2021, 11:30 pm", "2021-05-04")]
    [InlineData("May 4, 2021, 11:30 pm ICT", "2021-05-04")]
    [InlineData("4 May 2021 23:30 Phnom Penh time", "2021-05-04")]
    [InlineData("4 May 2021 23:30 local time", "2021-05-04")]
    [InlineData("ថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១ 18:00 UTC", "2021-05-05")]
    [InlineData("6:00 PM · May 4, 2021", "2021-05-04")]
    [InlineData("Tue May 04 18:00:00 +0000 2021", "2021-05-05")]
    [InlineData("Tue May 4 2021 18:00:00 GMT+0700 (Indochina Time)", "2021-05-04")]
    [InlineData("since 2021-05-04T18:00Z", "2021-05-05/..")]
    [InlineData("between 2021-05-04T18:00Z and 2021-05-06T10:00Z", "[2021-05-05..2021-05-06]")]
    [InlineData("2021-05-04T18:00:00Z/2021-05-06T18:00:00Z", "2021-05-05/2021-05-07")]
    [InlineData("[2021-05-04T18:00:00Z..2021-05-06T10:00:00Z]", "[2021-05-05..2021-05-06]")]
    public void A_time_with_a_zone_is_a_day_of_cambodia(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("4 May 2021 18:00 EST")]
    [InlineData("May 4, 2021, 6:00 PM PDT")]
    [InlineData("4 May 2021 18:00 CST")]
    [InlineData("4 May 2021 18:00 BST")]
    [InlineData("May 2021 18:00 UTC")]
    [InlineData("2021-05-XXT18:00Z")]
    [InlineData("between 4 May 2021 18:00 UTC and 5 May 2021 18:00 UTC")]
    [InlineData("9999-12-31T18:00Z")]
    public void A_time_that_cannot_be_turned_into_a_day_of_cambodia_is_refused_and_the_words_say_what_would_do(string text)
    {
        var problem = ImpreciseDate.Parse(text).Problem;
        Assert.Equal("Values.Date.TimeZone", problem?.Key);
        Assert.Contains("UTC+7", problem!.Localize(Read.English), StringComparison.Ordinal);
    }

    /// <summary>A range runs forward: where one end lends the other its year, the year turns between them.</summary>
    [Theory]
    [InlineData("28 December–3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("28 December - 3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("December 28–January 3, 2024", "2023-12-28/2024-01-03")]
    [InlineData("Dec. 28-Jan. 3, 2024", "2023-12-28/2024-01-03")]
    [InlineData("from 28 December to 3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("28 December through 3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("28 December until 3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("Thursday 28 December to Wednesday 3 January 2024", "2023-12-28/2024-01-03")]
    [InlineData("between 28 December and 3 January 2024", "[2023-12-28..2024-01-03]")]
    [InlineData("31 December or 1 January 2024", "[2023-12-31,2024-01-01]")]
    [InlineData("31 December and 1 January 2024", "{2023-12-31,2024-01-01}")]
    [InlineData("December–January 2024", "2023-12/2024-01")]
    [InlineData("November to February 2022", "2021-11/2022-02")]
    [InlineData("late December to early January 2024", "2023-12-21~/2024-01-10~")]
    [InlineData("about 28 December–3 January 2024", "2023-12-28~/2024-01-03~")]
    [InlineData("1 March–29 February 2024", "2023-03-01/2024-02-29")]
    [InlineData("29 February to 3 January 2025", "2024-02-29/2025-01-03")]
    [InlineData("from November 2021 to February", "2021-11/2022-02")]
    [InlineData("28 December 2023 to 3 January", "2023-12-28/2024-01-03")]
    [InlineData("Q4 to Q1 2024", "2023-36/2024-33")]
    [InlineData("ថ្ងៃទី២៨ ខែធ្នូ ដល់ថ្ងៃទី៣ ខែមករា ឆ្នាំ២០២៤", "2023-12-28/2024-01-03")]
    [InlineData("ពីថ្ងៃទី២៨ ខែធ្នូ ដល់ ថ្ងៃទី៣ ខែមករា ឆ្នាំ២០២៤", "2023-12-28/2024-01-03")]
    [InlineData("ចន្លោះថ្ងៃទី២៨ ខែធ្នូ និងថ្ងៃទី៣ ខែមករា ឆ្នាំ២០២៤", "[2023-12-28..2024-01-03]")]
    [InlineData("ខែធ្នូ - ខែមករា ឆ្នាំ២០២៤", "2023-12/2024-01")]
    [InlineData("late July to 28 August 2024", "2024-07-21~/2024-08-28")]
    public void A_range_over_new_year_takes_a_year_each(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("28 December 2024–3 January 2024", "EndBeforeStart")]
    [InlineData("December 2024 to January 2024", "EndBeforeStart")]
    [InlineData("25–24 November 2024", "EndBeforeStart")]
    [InlineData("1975–79", "ShortYear")]
    [InlineData("4 May 2021 10:00:00-12:00:00", "NotUnderstood")]
    [InlineData("November or March 2024", "EitherYear")]
    [InlineData("October and March 2024", "EitherYear")]
    public void What_has_no_forward_reading_or_two_is_refused(string text, string reason) =>
        Assert.Equal($"Values.Date.{reason}", ImpreciseDate.Parse(text).Problem?.Key);

    [Theory]
    [InlineData("Dec 2023{0}Jan 2024", "2023-12/2024-01")]
    [InlineData("April 1975{0}January 1979", "1975-04/1979-01")]
    [InlineData("Dec. 2023{0}Jan. 2024", "2023-12/2024-01")]
    [InlineData("December{0}January 2024", "2023-12/2024-01")]
    [InlineData("July{0}August 2024", "2024-07/2024-08")]
    [InlineData("28 Dec 2023{0}3 Jan 2024", "2023-12-28/2024-01-03")]
    [InlineData("28 Dec 2023{0}03 Jan 2024", "2023-12-28/2024-01-03")]
    [InlineData("November 28{0}December 3, 2023", "2023-11-28/2023-12-03")]
    [InlineData("Dec 28, 2023{0}Jan 3, 2024", "2023-12-28/2024-01-03")]
    [InlineData("April 17, 1975{0}January 7, 1979", "1975-04-17/1979-01-07")]
    [InlineData("17 April 1975{0}7 January 1979", "1975-04-17/1979-01-07")]
    [InlineData("Nov. 28{0}Dec. 3, 2023", "2023-11-28/2023-12-03")]
    [InlineData("28 November{0}3 December 2023", "2023-11-28/2023-12-03")]
    [InlineData("24{0}25 November 2024", "2024-11-24/2024-11-25")]
    [InlineData("Dec 2023 {0}Jan 2024", "2023-12/2024-01")]
    [InlineData("Dec 2023{0} Jan 2024", "2023-12/2024-01")]
    [InlineData("2019{0}Jan 2021", "2019/2021-01")]
    [InlineData("1975{0}1979", "1975/1979")]
    [InlineData("ខែធ្នូ ឆ្នាំ២០២៣{0}ខែមករា ឆ្នាំ២០២៤", "2023-12/2024-01")]
    [InlineData("ធ្នូ ២០២៣{0}មករា ២០២៤", "2023-12/2024-01")]
    public void A_range_is_one_with_and_without_spaces_and_with_any_dash(string pattern, string edtf)
    {
        foreach (var dash in new[] { "-", "–", "—", "‒", "−", "‐", "‑", "―", "－", "﹣", " - ", " – " })
            Assert.Equal((dash, edtf), (dash, Read.Date(pattern.Replace("{0}", dash, StringComparison.Ordinal)).Edtf));
    }

    [Theory]
    [InlineData("2023-12-28–2024-01-03", "2023-12-28/2024-01-03")]
    [InlineData("28.12.2023–13.01.2024", "2023-12-28/2024-01-13")]
    [InlineData("28/12/2023—13/01/2024", "2023-12-28/2024-01-13")]
    [InlineData("2017-Sep-03", "2017-09-03")]
    [InlineData("2017-Sep", "2017-09")]
    [InlineData("3–Sep–2017", "2017-09-03")]
    [InlineData("mid–July 2024", "[2024-07-11..2024-07-20]")]
    [InlineData("Jan.8, 2017", "2017-01-08")]
    [InlineData("8.Jan.2017", "2017-01-08")]
    [InlineData("Febr. 2017", "2017-02")]
    public void A_dash_or_stop_within_one_date_joins(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    /// <summary>A week named by a Sunday or a Monday begins with it; by another day it is the one from Monday that holds it.</summary>
    [Theory]
    [InlineData("the week of Jan. 8, 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("week of 8 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("during the week of January 9, 2017", "[2017-01-09..2017-01-15]")]
    [InlineData("the week of 11 January 2017", "[2017-01-09..2017-01-15]")]
    [InlineData("week of 2017-01-08", "[2017-01-08..2017-01-14]")]
    [InlineData("in the week of 8–14 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("the week from 8 to 14 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("the week beginning 8 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("week commencing 11 January 2017", "[2017-01-11..2017-01-17]")]
    [InlineData("w/c 9 January 2017", "[2017-01-09..2017-01-15]")]
    [InlineData("the week ending 14 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("week ended Jan. 14, 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("week ending Saturday, 14 January 2017", "[2017-01-08..2017-01-14]")]
    [InlineData("first week of March 2020", "[2020-03-01..2020-03-07]")]
    [InlineData("the second week of March 2020", "[2020-03-08..2020-03-14]")]
    [InlineData("3rd week in March 2020", "[2020-03-15..2020-03-21]")]
    [InlineData("fourth week of March 2020", "[2020-03-22..2020-03-28]")]
    [InlineData("the fifth week of March 2020", "[2020-03-29..2020-03-31]")]
    [InlineData("last week of March 2020", "[2020-03-25..2020-03-31]")]
    [InlineData("the final week of February 2024", "[2024-02-23..2024-02-29]")]
    [InlineData("about the week of 8 January 2017", "[2017-01-08~..2017-01-14~]")]
    [InlineData("since the first week of March 2020", "2020-03-01~/..")]
    [InlineData("first week of April to 3 May 2020", "2020-04-01~/2020-05-03")]
    [InlineData("2017-W02", "[2017-01-09..2017-01-15]")]
    [InlineData("2020-W53", "[2020-12-28..2021-01-03]")]
    [InlineData("2017-W02-7", "2017-01-15")]
    [InlineData("សប្តាហ៍ទី១ ខែមីនា ឆ្នាំ២០២០", "[2020-03-01..2020-03-07]")]
    [InlineData("សប្ដាហ៍ទីពីរ ខែមីនា ឆ្នាំ២០២០", "[2020-03-08..2020-03-14]")]
    [InlineData("សប្តាហ៍ចុងក្រោយ នៃខែមីនា ឆ្នាំ២០២០", "[2020-03-25..2020-03-31]")]
    [InlineData("សប្តាហ៍នៃថ្ងៃទី៨ ខែមករា ឆ្នាំ២០១៧", "[2017-01-08..2017-01-14]")]
    public void A_week_is_its_seven_days(string text, string edtf)
    {
        var date = Read.Date(text);
        Assert.Equal(edtf, date.Edtf);
    }

    /// <summary>What counts from the day of writing is refused as that; what holds a date of its own is never said to depend on
    /// it.</summary>
    [Theory]
    [InlineData("this week", "Relative")]
    [InlineData("last week", "Relative")]
    [InlineData("the week", "Relative")]
    [InlineData("two weeks ago", "Relative")]
    [InlineData("last Tuesday", "Relative")]
    [InlineData("សប្តាហ៍មុន", "Relative")]
    [InlineData("the week of 8 January", "YearMissing")]
    [InlineData("fifth week of February 2023", "NotUnderstood")]
    [InlineData("the week of March 2020", "NotUnderstood")]
    [InlineData("two weeks after 5 June 2022", "Counted")]
    [InlineData("the day after 3 May 2021", "Counted")]
    [InlineData("the year before 2014", "Counted")]
    [InlineData("last Tuesday in March 2020", "NotUnderstood")]
    [InlineData("2017-W54", "NotUnderstood")]
    [InlineData("the week ending Monday, 14 January 2017", "OtherWeekday")]
    public void A_refusal_of_a_week_is_true(string text, string reason)
    {
        Assert.Equal($"Values.Date.{reason}", ImpreciseDate.Parse(text).Problem?.Key);
    }

    /// <summary>Nothing on record lies centuries ahead: such years count from the Buddha, in whatever form.</summary>
    [Theory]
    [InlineData("2567-09-03")]
    [InlineData("2567")]
    [InlineData("2567-09")]
    [InlineData("2567-09-03?")]
    [InlineData("~2567")]
    [InlineData("256X")]
    [InlineData("2567-XX-03")]
    [InlineData("2567-22")]
    [InlineData("2566-05/2567-09-03")]
    [InlineData("2024-05-01/2567-09-03")]
    [InlineData("2567-09-03/..")]
    [InlineData("[2567-09..]")]
    [InlineData("{2567-09-03,2567-09-05}")]
    [InlineData("2567-09-03T10:00Z")]
    [InlineData("13 September 2567")]
    [InlineData("September 13, 2567")]
    [InlineData("13/09/2567")]
    [InlineData("13.09.2567")]
    [InlineData("03/2567")]
    [InlineData("2567-9-3")]
    [InlineData("late July 2567")]
    [InlineData("since 2567")]
    [InlineData("before 2567")]
    [InlineData("2565–2567")]
    [InlineData("the 2560s")]
    [InlineData("the week of 8 January 2567")]
    [InlineData("១៣/០៩/២៥៦៧")]
    [InlineData("២៥៦៧-០៩-០៣")]
    [InlineData("ថ្ងៃទី១៣ ខែកញ្ញា ឆ្នាំ២៥៦៧")]
    [InlineData("ថ្ងៃទី១៣ ខែកញ្ញា ព.ស. ២៥៦៧")]
    [InlineData("ពុទ្ធសករាជ ២៥៦៧")]
    [InlineData("2567 B.E.")]
    [InlineData("B.E. 2567")]
    public void A_year_of_the_buddhist_era_is_refused_in_every_form_with_the_years_that_it_can_be(string text)
    {
        var problem = ImpreciseDate.Parse(text).Problem;
        Assert.Equal("Values.Date.BuddhistEra", problem?.Key);
        var year = text.Contains("2566-", StringComparison.Ordinal) ? "2022 or 2023" : text.Contains("2565", StringComparison.Ordinal)
            ? "2021 or 2022"
            : text.Contains("256X", StringComparison.Ordinal)
                || text.Contains("2560", StringComparison.Ordinal) ? "2016 or 2017" : "2023 or 2024";
        Assert.Contains(year, problem!.Localize(Read.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on or about 5 June 2022", "2022-06-05~")]
    [InlineData("on or around 5 June 2022", "2022-06-05~")]
    [InlineData("on or near 5 June 2022", "2022-06-05~")]
    [InlineData("on or about June 5, 2022", "2022-06-05~")]
    [InlineData("on/about 5 June 2022", "2022-06-05~")]
    [InlineData("on about 5 June 2022", "2022-06-05~")]
    [InlineData("o/a 5 June 2022", "2022-06-05~")]
    [InlineData("in or about June 2022", "2022-06~")]
    [InlineData("in or around 2022", "2022~")]
    [InlineData("at or about 5 June 2022", "2022-06-05~")]
    [InlineData("on or about 2022-06-05", "2022-06-05~")]
    [InlineData("5 June 2022 or thereabouts", "2022-06-05~")]
    [InlineData("June 2022 or so", "2022-06~")]
    [InlineData("sometime around June 2022", "2022-06~")]
    [InlineData("some time about June 2022", "2022-06~")]
    [InlineData("c.2017", "2017~")]
    [InlineData("ca. 2017", "2017~")]
    [InlineData("circ. 2017", "2017~")]
    [InlineData("cca 2017", "2017~")]
    [InlineData("c 2017", "2017~")]
    [InlineData("near 5 June 2022", "2022-06-05~")]
    [InlineData("≈ 2017", "2017~")]
    [InlineData("5 June 2022 (approx.)", "2022-06-05~")]
    [InlineData("since on or about 5 June 2022", "2022-06-05~/..")]
    [InlineData("between on or about 5 June and 9 June 2022", "[2022-06-05~..2022-06-09]")]
    [InlineData("on or about 5–7 June 2022", "2022-06-05~/2022-06-07~")]
    [InlineData("ប្រហែលថ្ងៃទី៥ ខែមិថុនា ឆ្នាំ២០២២", "2022-06-05~")]
    [InlineData("ប្រមាណថ្ងៃទី៥ ខែមិថុនា ឆ្នាំ២០២២", "2022-06-05~")]
    [InlineData("នៅប្រមាណជាខែមិថុនា ឆ្នាំ២០២២", "2022-06~")]
    [InlineData("នៅថ្ងៃទី៥ ឬប្រហែលថ្ងៃទី៥ ខែមិថុនា ឆ្នាំ២០២២", null)]
    public void On_or_about_is_about(string text, string? edtf)
    {
        if (edtf is not null) Assert.Equal(edtf, Read.Date(text).Edtf);
        else Assert.False(ImpreciseDate.Parse(text) is { Ok: true, Value.Qualified: false });
    }
}
