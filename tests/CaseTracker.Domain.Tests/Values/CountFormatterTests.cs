using System.Globalization;
using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class CountFormatterTests
{
    [Theory]
    [InlineData(0, "en", "0")]
    [InlineData(999, "en", "999")]
    [InlineData(1000, "en", "1,000")]
    [InlineData(60066, "en", "60,066")]
    [InlineData(-1234567, "en", "-1,234,567")]
    [InlineData(94, "km", "៩៤")]
    [InlineData(60066, "km", "៦០,០៦៦")]
    public void A_count_is_written_with_its_thousands_apart(int count, string language, string words) =>
        Assert.Equal(words, count.InDigits(CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("en", "08:22")]
    [InlineData("km", "០៨:២២")]
    public void A_clock_is_written_to_the_minute_in_the_digits_of_the_language(string language, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(words, new TimeOnly(8, 22, 59).InDigits());
    }

    [Theory]
    [InlineData("2100000.5", "2,100,000.5")]
    [InlineData("0.25", "0.25")]
    public void A_number_keeps_its_decimals(string number, string words) =>
        Assert.Equal(words, decimal.Parse(number, CultureInfo.InvariantCulture).InDigits(CultureInfo.InvariantCulture));
}
