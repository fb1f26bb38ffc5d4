using System.Globalization;
using System.Text.Json;
using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class ImpreciseDateWordsTests
{
    [Theory]
    [InlineData("late July 2024", "between 21 and 31 July 2024 (one unknown day)")]
    [InlineData("since 2020", "from 2020, end open")]
    [InlineData("2017-09-03?", "3 September 2017 (uncertain)")]
    [InlineData("2017-09~", "September 2017 (approximate) (one unknown day)")]
    [InlineData("2017%", "2017 (uncertain and approximate) (one unknown day)")]
    [InlineData("1985/", "from 1985, end not known")]
    [InlineData("/1985", "until 1985, start not known")]
    [InlineData("../2014", "until 2014, start open")]
    [InlineData("2024-07~/2024-08-28", "from July 2024 (approximate) to 28 August 2024")]
    [InlineData("2024-11-24/2024-11-25", "from 24 to 25 November 2024")]
    [InlineData("2022-41", "second half of 2022 (July 2022 to December 2022) (one unknown day)")]
    [InlineData("2022-24", "winter 2022 (December 2022 to February 2023) (one unknown day)")]
    [InlineData("2020s", "the 2020s (one unknown day)")]
    [InlineData("19XX", "some year from 1900 to 1999 (one unknown day)")]
    [InlineData("2004-XX", "an unknown month of 2004 (one unknown day)")]
    [InlineData("1985-04-XX", "an unknown day of April 1985")]
    [InlineData("156X-12-25", "between 25 December 1560 and 25 December 1569, some digits unknown (156X-12-25)")]
    [InlineData("[2024-11-24,2024-11-25]", "one of: 24 November 2024; 25 November 2024 (one unknown day)")]
    [InlineData("{2018,2023}", "each of: 2018; 2023")]
    [InlineData("before 2014", "in or before 2013 (one unknown day)")]
    [InlineData("by 3 Sep 2017", "on or before 3 September 2017 (one unknown day)")]
    [InlineData("after Sep 2017", "in or after October 2017 (one unknown day)")]
    [InlineData("2004-06?-11", "11 June 2004 (year uncertain; month uncertain)")]
    public void The_words_allow_one_reading(string text, string words) => Assert.Equal(words, Read.Date(text).Explain(Read.English));

    [Theory]
    [InlineData("mid-October 2026", "mid-October 2026")]
    [InlineData("ចុងខែកក្កដា ឆ្នាំ២០២៤", "late July 2024")]
    [InlineData("about early May 2021", "early May 2021 (approximate)")]
    [InlineData("late February 2024", "late February 2024")]
    [InlineData("between 21 and 31 July 2024", "between 21 and 31 July 2024")]
    [InlineData("mid to late July 2024", "between 11 and 31 July 2024")]
    [InlineData("early 2024", "early 2024")]
    [InlineData("2024-37", "first four months of 2024")]
    [InlineData("second half of 2022", "second half of 2022")]
    [InlineData("winter 2022", "winter 2022")]
    [InlineData("since 2020", "since 2020")]
    [InlineData("until 2014", "until 2014")]
    [InlineData("1985/", "from 1985, end not known")]
    [InlineData("2017-09", "September 2017")]
    [InlineData("2017-09~", "September 2017 (approximate)")]
    [InlineData("~ before 2025-01", "in or before December 2024 (approximate)")]
    [InlineData("by 3 Sep 2017", "on or before 3 September 2017")]
    [InlineData("24 or 25 November 2024", "24 or 25 November 2024")]
    [InlineData("{2018,2023}", "2018 and 2023")]
    [InlineData("[2018,2020,2023]", "one of: 2018; 2020; 2023")]
    [InlineData("156X-12-25", "between 25 December 1560 and 25 December 1569")]
    [InlineData("3 Sep 2017", "3 September 2017")]
    public void A_cell_says_what_the_source_said(string text, string words) => Assert.Equal(words, Read.Date(text).Localize(Read.English));

    [Theory]
    [InlineData("mid-October 2026", "between 11 and 20 October 2026 (one unknown day)")]
    [InlineData("3 September 2017", null)]
    [InlineData("from 24 to 25 November 2024", null)]
    public void Bounds_are_told_where_they_say_more(string text, string? bounds) =>
        Assert.Equal(bounds, Read.Date(text).Bounds(Read.English));

    [Theory]
    [InlineData("2017-09-03", "ថ្ងៃទី៣ ខែកញ្ញា ឆ្នាំ២០១៧")]
    [InlineData("since 2020", "ចាប់ពីឆ្នាំ២០២០")]
    [InlineData("late July 2024", "ចុងខែកក្កដា ឆ្នាំ២០២៤")]
    [InlineData("2017-09", "ខែកញ្ញា ឆ្នាំ២០១៧")]
    [InlineData("24 or 25 November 2024", "ថ្ងៃទី២៤ ឬថ្ងៃទី២៥ ខែវិច្ឆិកា ឆ្នាំ២០២៤")]
    public void Khmer_words_use_khmer_months_and_digits(string text, string words) =>
        Assert.Equal(words, Read.Date(text).Localize(Read.Khmer));

    [Theory]
    [InlineData("2017-09-03")]
    [InlineData("2017-09")]
    [InlineData("2017")]
    [InlineData("2020-03/2022-05")]
    public void The_words_of_a_plain_date_can_be_typed_again_in_both_languages(string edtf)
    {
        foreach (var language in new[] { Read.English, Read.Khmer })
            Assert.Equal(edtf, Read.Date(Read.Date(edtf).Localize(language)).Edtf);
    }

    [Fact]
    public void An_explanation_is_one_line_of_json()
    {
        var json = DateExplanation.ToJson(ImpreciseDate.Parse("since 2020", DateBasis.Inferred, "From the report").Value!, Read.English);
        Assert.Equal(
            """{"edtf":"2020/..","earliest":"2020-01-01","latest":"""
            + """null,"extent":"lasting","basis":"inferred","words":"from 2020, end open"}""", json);
    }

    [Fact]
    public void An_explanation_keeps_khmer_legible()
    {
        var json = DateExplanation.ToJson(ImpreciseDate.Parse("2017-09-03", DateBasis.PartlyStated).Value!, Read.Khmer);
        Assert.Contains("ខែកញ្ញា", json, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(("day", "partlyStated"), (parsed.RootElement.GetProperty("extent").GetString(), parsed.RootElement.GetProperty("basis")
            .GetString()));
    }

    [Fact]
    public void Without_a_language_the_interface_language_speaks()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Read.Khmer;
            Assert.Contains("ខែកញ្ញា", Read.Date("2017-09").Localize(), StringComparison.Ordinal);
        }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
