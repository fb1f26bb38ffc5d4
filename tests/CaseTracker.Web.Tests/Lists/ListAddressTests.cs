using CaseTracker.App.Lists;
using CaseTracker.Web.Lists;
using Xunit;

namespace CaseTracker.Web.Tests.Lists;

public sealed class ListAddressTests
{
    private static readonly RecordList Events = RecordLists.Find("events")!;

    [Theory]
    [InlineData("?kind=eviction,Protest&on=2024&q=a+word&sort=place&desc=1&page=3&size=25",
        "?q=a%20word&kind=Eviction,Protest&on=2024&sort=place&desc=1&page=3&size=25")]
    [InlineData("?place=&sort=", "")]
    [InlineData("?on=2024-01-01..2024-06-30&uncited=YES&size=all", "?on=2024-01-01..2024-06-30&uncited=yes&size=all")]
    [InlineData("?province=none", "?province=none")]
    public void The_whole_question_stands_in_the_address(string typed, string written)
    {
        var address = ListAddress.Read(Events, typed);
        Assert.Equal(written, ListAddress.Query(address.Question));
        Assert.Equal(address.Question, ListAddress.Read(Events, written).Question);
    }

    [Theory]
    [InlineData("?show=place,%20case", "?show=place,case")]
    [InlineData("?show=none", "?show=none")]
    [InlineData("?ids=12,3,12", "?ids=12,3")]
    public void Columns_and_chosen_rows_stand_in_the_address_and_columns_ask_nothing_of_a_file(string typed, string written)
    {
        var question = ListAddress.Read(Events, typed).Question;
        Assert.Equal(written, ListAddress.Query(question));
        Assert.Equal(question.Only.Count > 0, ListAddress.Export(question, "csv").Contains(written[1..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?show=case,colour", "show", "colour")]
    [InlineData("?ids=12,a", "ids", "500")]
    [InlineData("?kind=nonsense", "kind", "Protest")]
    [InlineData("?on=someday", "on", "someday")]
    [InlineData("?case=12a", "case", "12a")]
    [InlineData("?uncited=perhaps", "uncited", "perhaps")]
    [InlineData("?sort=colour", "sort", "colour")]
    [InlineData("?page=0", "page", "0")]
    [InlineData("?size=9000", "size", "9000")]
    [InlineData("?desc=down", "desc", "down")]
    [InlineData("?colour=red", "colour", "colour")]
    public void What_cannot_be_read_is_told_under_its_name_and_asks_nothing(string typed, string name, string said)
    {
        var address = ListAddress.Read(Events, typed);
        Assert.Contains(said, Assert.Single(address.Wrong, wrong => wrong.Key == name).Value.Problem.Localize(), StringComparison.Ordinal);
        Assert.Equal(new RecordQuestion(Events), address.Question);
    }

    [Fact]
    public void A_side_that_the_list_lacks_is_told_and_the_usual_one_stands()
    {
        var sides = AskedSides.Read(RecordLists.Find("transnational")!, "?rows=colour&columns=method");
        Assert.Equal(("host", "method", "rows"), (sides.Sides.Rows.Key, sides.Sides.Columns.Key, Assert.Single(sides.Wrong).Key));
    }
}
