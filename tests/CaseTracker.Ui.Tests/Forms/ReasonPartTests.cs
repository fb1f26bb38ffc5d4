using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;

namespace CaseTracker.Ui.Tests.Forms;

public sealed class ReasonPartTests : ComponentTests
{
    [Fact]
    public async Task The_reason_of_a_correction_is_asked_once_something_differs_and_not_before()
    {
        var form = Saved();
        var part = Shown(form);
        Assert.Empty(part.FindAll("textarea"));
        await part.InvokeAsync(() => Type(form, "on", "2019-02-06"));
        Assert.Equal("true", part.Find("textarea").GetAttribute("aria-required"));
        await part.InvokeAsync(() => Type(form, "on", "2019-01-05"));
        Assert.Empty(part.FindAll("textarea"));
    }

    [Fact]
    public async Task A_level_that_is_changed_is_a_correction_and_a_reason_that_was_given_stays()
    {
        var form = Saved();
        var part = Shown(form);
        await part.InvokeAsync(() =>
        {
            form.Confidentiality = Confidentiality.Restricted;
            form.NotifyChanged();
        });
        await part.Find("textarea").InputAsync("Test reason");
        await part.InvokeAsync(() =>
        {
            form.Confidentiality = Confidentiality.Internal;
            form.NotifyChanged();
        });
        Assert.Single(part.FindAll("textarea"));
        Assert.Equal("Test reason", form.Reason);
    }

    [Fact]
    public async Task A_new_record_and_a_second_source_ask_for_none()
    {
        var made = new RecordForm<CustodyEventDetails>(CustodyEventDetails.Catalogue, null);
        var part = Shown(made);
        await part.InvokeAsync(() => Type(made, "on", "2019-02-06"));
        Assert.Empty(part.FindAll("textarea"));
        var cited = Saved();
        var cites = Shown(cited);
        await cites.InvokeAsync(() =>
        {
            (cited.SourceId, cited.SourceText) = (3, "Test Source");
            cited.NotifyChanged();
        });
        Assert.Empty(cites.FindAll("textarea"));
    }

    private static RecordForm<CustodyEventDetails> Saved() => new(CustodyEventDetails.Catalogue,
        Redaction.For(CustodyEventDetails.Catalogue, 7,
            new CustodyEventDetails { PersonId = 1, On = ImpreciseDate.Parse("2019-01-05").Value }, Confidentiality.Internal, 1,
            Confidentiality.Restricted));

    private static void Type(RecordForm<CustodyEventDetails> form, string key, string text)
    {
        form.Draft(key).Text = text;
        form.NotifyChanged();
    }

    private IRenderedComponent<ReasonPart<CustodyEventDetails>> Shown(RecordForm<CustodyEventDetails> form) =>
        Render<ReasonPart<CustodyEventDetails>>(parameters => parameters.Add(part => part.Form, form));
}
