using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Parts of days, nights, ends of times and unknown days as reports of arrests write them.</summary>
public sealed class DatesOfReportsTests
{
    /// <summary>A part of a day is read over, however it is named, and "about" before an hour says nothing of the day.</summary>
    [Theory]
    [InlineData("in the early hours of 4 May 2021")]
    [InlineData("the small hours of 4 May 2021")]
    [InlineData("the early morning of 4 May 2021")]
    [InlineData("early in the morning on 4 May 2021")]
    [InlineData("mid-morning on 4 May 2021")]
    [InlineData("late afternoon on 4 May 2021")]
    [InlineData("late at night on 4 May 2021")]
    [InlineData("late on 4 May 2021")]
    [InlineData("early on Tuesday, 4 May 2021")]
    [InlineData("at dawn on 4 May 2021")]
    [InlineData("at noon on 4 May 2021")]
    [InlineData("at around 9am on 4 May 2021")]
    [InlineData("at about 9 a.m. on 4 May 2021")]
    [InlineData("around 9:30 on 4 May 2021")]
    [InlineData("4 May 2021, at approximately 22:00")]
    [InlineData("4 May 2021 ~ 22:00")]
    [InlineData("at about 9 am Phnom Penh time on 4 May 2021")]
    [InlineData("4 May 2021, time unknown")]
    [InlineData("the night of 4 May 2021")]
    [InlineData("កាលពីថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    [InlineData("កាលពីព្រឹកថ្ងៃអង្គារ ទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    [InlineData("នៅយប់ថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    [InlineData("រសៀលថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    [InlineData("ល្ងាចថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    [InlineData("នាថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២១")]
    public void A_part_of_a_day_is_that_day(string text)
    {
        var date = Read.Date(text);
        Assert.Equal(("2021-05-04", false), (date.Edtf, date.Qualified));
    }

    /// <summary>What is about the day itself stays so, and an hour of another zone may make it another day.</summary>
    [Theory]
    [InlineData("about 4 May 2021, 9 am", "2021-05-04~")]
    [InlineData("at about 9 am on about 4 May 2021", "2021-05-04~")]
    [InlineData("around 18:00 UTC on 4 May 2021", "2021-05-05~")]
    [InlineData("likely 4 May 2021", "2021-05-04?")]
    [InlineData("presumably in May 2021", "2021-05?")]
    public void A_qualifier_of_the_day_stays(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("the night of 3–4 May 2021", "[2021-05-03..2021-05-04]")]
    [InlineData("night of 3 to 4 May 2021", "[2021-05-03..2021-05-04]")]
    [InlineData("overnight 3-4 May 2021", "[2021-05-03..2021-05-04]")]
    [InlineData("the night of 3/4 May 2021", "[2021-05-03..2021-05-04]")]
    [InlineData("the night between 3 and 4 May 2021", "[2021-05-03..2021-05-04]")]
    [InlineData("the night of 31 December–1 January 2020", "[2019-12-31..2020-01-01]")]
    [InlineData("the night of 30 April to 1 May 2021", "[2021-04-30..2021-05-01]")]
    [InlineData("យប់ថ្ងៃទី៣-៤ ខែឧសភា ឆ្នាំ២០២១", "[2021-05-03..2021-05-04]")]
    [InlineData("the night of 3 May to 6 May 2021", "2021-05-03/2021-05-06")]
    [InlineData("since the night of 3–4 May 2021", "2021-05-03~/..")]
    [InlineData("from the night of 3 to 4 May 2021", "2021-05-03~/..")]
    [InlineData("3–4 May 2021", "2021-05-03/2021-05-04")]
    public void One_night_over_two_days_is_one_unknown_day_of_them(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("before the end of July 2024", "[..2024-07-31]")]
    [InlineData("prior to the end of July 2024", "[..2024-07-31]")]
    [InlineData("before the end of 2021", "[..2021-39]")]
    [InlineData("by the end of 2021", "[..2021-39]")]
    [InlineData("by end 2021", "[..2021-39]")]
    [InlineData("before late July 2024", "[..2024-07-20]")]
    [InlineData("មុនចុងខែកក្កដា ឆ្នាំ២០២៤", "[..2024-07-31]")]
    [InlineData("end-2021", "2021-39")]
    [InlineData("end July 2024", "[2024-07-21..2024-07-31]")]
    [InlineData("towards the end of July 2024", "[2024-07-21..2024-07-31]")]
    [InlineData("mid-to-late July 2024", "[2024-07-11..2024-07-31]")]
    [InlineData("កណ្តាលខែឧសភា ឆ្នាំ២០២១", "[2021-05-11..2021-05-20]")]
    [InlineData("the last week of 2019", "[2019-12-25..2019-12-31]")]
    [InlineData("the first week of 2020", "[2020-01-01..2020-01-07]")]
    [InlineData("since the last week of 2019", "2019-12-25~/..")]
    [InlineData("សប្តាហ៍ចុងក្រោយនៃឆ្នាំ២០១៩", "[2019-12-25..2019-12-31]")]
    public void The_end_of_a_time_reaches_to_its_last_day(string text, string edtf) => Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("on an unknown date in May 2021", "2021-05")]
    [InlineData("on an unspecified day in May 2021", "2021-05")]
    [InlineData("May 2021 (exact date unknown)", "2021-05")]
    [InlineData("May 2021, day unknown", "2021-05")]
    [InlineData("exact date not known, 2021", "2021")]
    [InlineData("at some point in 2021", "2021")]
    [InlineData("in the course of May 2021", "2021-05")]
    [InlineData("2019 to today", "2019/..")]
    [InlineData("2019–today", "2019/..")]
    [InlineData("from 3 May 2021 to date", "2021-05-03/..")]
    [InlineData("from 2019 until this day", "2019/..")]
    [InlineData("5 & 6 May 2021", "{2021-05-05,2021-05-06}")]
    [InlineData("នៅក្នុងអំឡុងខែឧសភា ឆ្នាំ២០២១", "2021-05")]
    public void What_is_known_of_a_date_is_read_beside_the_words_that_say_what_is_not(string text, string edtf) =>
        Assert.Equal(edtf, Read.Date(text).Edtf);

    [Theory]
    [InlineData("exact date unknown", "Unknown")]
    [InlineData("3 May 2021 (exact date unknown)", "Unknown")]
    [InlineData("2021-05-03, day unknown", "Unknown")]
    [InlineData("today", "Relative")]
    [InlineData("the third week of 2020", "NotUnderstood")]
    [InlineData("the last week of the 1990s", "NotUnderstood")]
    [InlineData("the weekend of 8 May 2021", "NotUnderstood")]
    public void Words_that_contradict_each_other_or_name_no_date_stay_refused(string text, string reason) =>
        Assert.Equal($"Values.Date.{reason}", ImpreciseDate.Parse(text).Problem?.Key);
}
