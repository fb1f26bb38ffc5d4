using CaseTracker.Domain.Language;
using CaseTracker.Web.Shared;

namespace CaseTracker.Ui.Tests.Shared;

public sealed class MessageTests : ComponentTests
{
    [Fact]
    public void What_was_not_on_record_yet_is_no_address_that_cannot_be_read()
    {
        Assert.Equal("Not yet on record then", Title("Records.NotRecordedThen"));
        Assert.Equal(Texts.Localize("Shell.MessageTitle_400"), Title("Lists.WrongIds"));
    }

    private string Title(string key) =>
        Render<Message>(parameters => parameters.Add(part => part.Problem, new Problem(key))).Find("h1").TextContent;
}
