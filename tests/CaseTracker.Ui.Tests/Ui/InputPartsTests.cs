using CaseTracker.Domain.Values;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Ui.Tests.Ui;

/// <summary>The parts that people type into or choose from: one element of the browser's own each, in the library's frame.</summary>
public sealed class InputPartsTests : ComponentTests
{
    private static readonly Dictionary<string, object> Refused = new()
    {
        ["id"] = "birth",
        ["aria-describedby"] = "birth-error",
        ["aria-invalid"] = "true",
        ["aria-required"] = "true",
    };

    [Theory]
    [InlineData(null, "input")]
    [InlineData(1, "textarea")]
    [InlineData(4, "textarea")]
    public void A_box_for_text_carries_what_describes_it_tells_each_letter_and_shows_that_something_is_wrong(int? lines, string element)
    {
        var told = new List<string?>();
        var part = Render<TextBox>(parameters =>
        {
            parameters.Add(box => box.Value, "May 1980").Add(box => box.Lines, lines).Add(box => box.ValueChanged, told.Add);
            foreach (var (name, value) in Refused) parameters.AddUnmatched(name, value);
        });
        var box = part.Find(element);
        Assert.Equal(("birth", "birth-error", "true", "true", "May 1980"), (box.Id, box.GetAttribute("aria-describedby"),
            box.GetAttribute("aria-invalid"), box.GetAttribute("aria-required"), box.GetAttribute("value")));
        Assert.NotNull(part.Find(".mud-input-error"));
        box.Input("May 1981");
        Assert.Equal(["May 1981"], told);
    }

    [Fact]
    public void A_page_that_keeps_what_is_typed_only_later_takes_nothing_back_meanwhile()
    {
        var kept = new TaskCompletionSource();
        var part = Render<TextBox>(parameters => parameters.Add(box => box.Value, "").Add(box => box.ValueChanged,
            EventCallback.Factory.Create<string?>(this, _ => kept.Task)));
        part.Find("input").Input("Test");
        Assert.Equal("Test", part.Find("input").GetAttribute("value"));
        kept.SetResult();
    }

    [Fact]
    public void A_choice_of_one_gives_its_value_also_the_empty_one()
    {
        var (chosen, grades) = (new List<DateBasis>(), new List<int?>());
        var part = Render<SelectBox<DateBasis>>(parameters => parameters.Add(box => box.Id, "basis")
            .Add(box => box.Value, DateBasis.Stated).Add(box => box.ValueChanged, chosen.Add)
            .AddChildContent("<option value='Stated'>Stated</option><option value='Inferred'>Inferred</option>"));
        part.Find("select#basis").Change("Inferred");
        Assert.Equal([DateBasis.Inferred], chosen);
        var graded = Render<SelectBox<int?>>(parameters => parameters.Add(box => box.Value, 2).Add(box => box.ValueChanged, grades.Add)
            .AddChildContent("<option value=''>Not graded</option><option value='2'>2</option>"));
        graded.Find("select").Change("");
        Assert.Equal([null], grades);
    }

    [Fact]
    public void A_tick_has_its_words_for_a_label_or_leaves_them_to_the_page()
    {
        var ticked = new List<bool>();
        var part = Render<CheckBox>(parameters => parameters.Add(box => box.Id, "said").Add(box => box.Value, true)
            .Add(box => box.ValueChanged, ticked.Add).AddChildContent("Arrest"));
        Assert.Equal("Arrest", part.Find("label:has(input#said:checked)").TextContent.Trim());
        part.Find("input").Change(false);
        Assert.Equal([false], ticked);
        Assert.Empty(Render<CheckBox>(parameters => parameters.Add(box => box.Id, "bare")).FindAll("label"));
    }

    [Fact]
    public void Answers_of_one_question_share_its_name_and_tell_that_they_were_chosen()
    {
        var chosen = 0;
        var part = Render<RadioButton>(parameters => parameters.Add(box => box.Id, "mine").Add(box => box.Group, "conflict")
            .Add(box => box.Chosen, false).Add(box => box.Choose, () => chosen++).AddChildContent("Mine"));
        Assert.Equal("conflict", part.Find("input#mine[type=radio]").GetAttribute("name"));
        part.Find("input").Change(true);
        Assert.Equal(1, chosen);
    }

    [Fact]
    public void A_calendar_belongs_to_no_form_and_the_tab_key_passes_it_by()
    {
        var part = Render<DayButton>(parameters => parameters.Add(button => button.Box, "birth").Add(button => button.Label, "Calendar"));
        var (button, calendar) = (part.Find("button"), part.Find("input[type=date]"));
        Assert.Equal(("birth", "Calendar", "-1"), (button.GetAttribute("data-day-for"), button.GetAttribute("aria-label"),
            button.GetAttribute("tabindex")));
        Assert.Equal(("", "true", "-1"), (calendar.GetAttribute("form"), calendar.GetAttribute("aria-hidden"),
            calendar.GetAttribute("tabindex")));
    }
}
