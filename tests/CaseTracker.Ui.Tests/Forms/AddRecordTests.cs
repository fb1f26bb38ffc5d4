using AngleSharp.Html.Dom;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Forms;

public sealed class AddRecordTests : ComponentTests
{
    private readonly List<Save<OrganisationDetails>> _saves = [];
    private readonly List<Choice?> _done = [];
    private Outcome<Choice> _outcome = Outcome<Choice>.Of(new Choice(7, "Test Force A"));

    public AddRecordTests()
    {
        // Within the form itself nothing more is added, and nothing is asked.
        Services.AddSingleton(new AddInPlace(null!, null!, null!, null!, null!));
        ComponentFactories.AddStub<SameOrAnother>();
    }

    [Fact]
    public async Task The_name_that_was_typed_and_the_source_of_the_form_go_into_the_new_record()
    {
        var form = Shown("Test Force A");
        await form.Find("form").SubmitAsync();
        var saved = Assert.Single(_saves);
        Assert.Equal("Test Force A", saved.Details.Name);
        Assert.Contains(saved.Citations, citation => citation is { SourceId: 3, Field: "name", Locator: "p. 4" });
        Assert.Equal([new Choice(7, "Test Force A")], _done);
    }

    [Fact]
    public async Task It_is_no_more_open_than_the_form_that_it_is_added_in()
    {
        await Shown("Test Force A", Confidentiality.Restricted).Find("form").SubmitAsync();
        Assert.Equal(Confidentiality.Restricted, Assert.Single(_saves).Confidentiality);
        await Shown("Test Force A", Confidentiality.Public).Find("form").SubmitAsync();
        Assert.Equal(Confidentiality.Internal, _saves[1].Confidentiality);
    }

    [Fact]
    public void A_name_in_Khmer_stands_in_the_box_of_names_in_Khmer()
    {
        var form = Shown("តេស្ត");
        Assert.Equal(("", "តេស្ត"), (Text(form, "#add-name"), Text(form, "#add-nameKhmer")));
    }

    [Fact]
    public async Task Cancel_saves_nothing()
    {
        await Shown("Test Force A").FindAll("button")[^1].ClickAsync(new());
        Assert.Empty(_saves);
        Assert.Equal([null], _done);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_stays()
    {
        _outcome = Outcome<Choice>.Failed(new Invalid("name", "Errors.ReasonMissing"), new Denied());
        var form = Shown("Test Force A");
        await form.Find("form").SubmitAsync();
        Assert.Empty(_done);
        Assert.NotEmpty(form.Find("#add-name-error").TextContent);
        Assert.Contains(new Denied().Localize(), form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Test Force A", Text(form, "#add-name"));
    }

    [Fact]
    public async Task What_has_not_reached_the_program_is_not_saved()
    {
        var form = Shown("Test Force A");
        JSInterop.Setup<Dictionary<string, string>?>("casetrackerDrafts.stands", _ => true)
            .SetResult(new() { ["add-name"] = "Test Force A of the north" });
        await form.Find("form").SubmitAsync();
        Assert.Empty(_saves);
        Assert.NotEmpty(form.FindAll("[role=alert]"));
    }

    private static string Text(IRenderedComponent<AddRecord<OrganisationDetails>> form, string box) =>
        ((IHtmlInputElement)form.Find(box)).Value;

    private IRenderedComponent<AddRecord<OrganisationDetails>> Shown(string typed, Confidentiality beside = Confidentiality.Internal)
    {
        var event_ = new RecordForm<PersonDetails>(PersonDetails.Catalogue, null)
        {
            SourceId = 3,
            SourceText = "Test Source",
            Locator = "p. 4",
            Confidentiality = beside,
        };
        var form = Render<AddRecord<OrganisationDetails>>(parameters => parameters
            .Add(part => part.Typed, typed)
            .Add(part => part.Fields, ["name", "nameKhmer", "shortName", "kind"])
            .Add(part => part.Beside, event_)
            .Add(part => part.Most, Confidentiality.Restricted)
            .Add(part => part.Save, save =>
            {
                _saves.Add(save);
                return Task.FromResult(_outcome);
            })
            .Add(part => part.Done, _done.Add));
        JSInterop.Setup<Dictionary<string, string>?>("casetrackerDrafts.stands", _ => true).SetResult(form.FindAll("[id]")
            .Where(box => box is IHtmlInputElement or IHtmlSelectElement).ToDictionary(box => box.Id!, box => box switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            }));
        return form;
    }
}
