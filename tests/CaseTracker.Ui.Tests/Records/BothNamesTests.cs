using System.Globalization;
using CaseTracker.Web.Records;

namespace CaseTracker.Ui.Tests.Records;

public sealed class BothNamesTests : ComponentTests
{
    [Theory]
    [InlineData("en", "Test Person A", "តេស្ត ក", "Test Person A", "តេស្ត ក")]
    [InlineData("km", "Test Person A", "តេស្ត ក", "តេស្ត ក", "Test Person A")]
    [InlineData("km", "Test Person A", null, "Test Person A", null)]
    [InlineData("km", "តេស្ត ក", "តេស្ត ក", "តេស្ត ក", null)]
    public void The_name_in_the_readers_script_comes_first(string language, string called, string? khmer, string first, string? second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var names = BothNames.Of(called, khmer);
        Assert.Equal((first, second), (names.First, names.Second));
        Assert.Equal(first == khmer, names.FirstIsKhmer);
    }
}
