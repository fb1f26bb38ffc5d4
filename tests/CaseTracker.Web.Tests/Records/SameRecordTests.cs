using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

public sealed class SameRecordTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_second_source_for_a_charge_is_answered_by_keyboard_and_the_answer_stands_in_the_draft()
    {
        var person = await _records.Person("Test Person Twice Charged");
        await _records.Charge(person, "Test plotting");
        await _records.Source("Test Second report");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/charges/new");
        // What is typed before the draft was looked for goes nowhere.
        await Assertions.Expect(page.Locator("#form-source")).ToBeEnabledAsync();
        await page.Locator("#form-source").FocusAsync();
        await page.Type("Test Second report");
        await Assertions.Expect(page.Locator("#form-source-list [role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator("#form-source")).ToHaveValueAsync("Test Second report");
        await page.Locator("#field-label").FocusAsync();
        await page.Type("test plotting");
        await page.Press("Enter");
        // The question stands in the summary, and leads to its answers.
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("On record already: Charge, Test plotting");
        await page.Press("Tab");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator("#field-is")).ToBeFocusedAsync();
        await page.ShouldBeAccessible();
        await page.Press("Tab");
        await page.Press("Space");
        await Assertions.Expect(page.Locator("#field-is input").First).ToBeCheckedAsync();
        // The tab keeps what the server has not kept yet.
        await page.EvaluateAsync(
            "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
            + "Promise(requestAnimationFrame); }");
        await page.OpenAlive($"/people/{person}/charges/new");
        await Assertions.Expect(page.Locator("#field-is input").First).ToBeCheckedAsync();
        await page.Locator("#field-label").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var saved = await _records.Shown(person);
        var charge = Assert.Single(Assert.Single(saved.Prosecutions).Charges).Charge;
        Assert.Equal("Test plotting", charge.Details.Label);
        Assert.Equal("test plotting", Assert.Single(saved.Citations.Of(charge.Id, "label")).Reported);
    }

    [Fact]
    public void Where_no_record_is_left_that_it_may_be_the_refusal_leads_to_no_question()
    {
        var form = new RecordForm<ChargeDetails>(ChargeDetails.Catalogue, null, new ChargeDetails { PersonId = 1 });
        form.Same.Choose(7);
        form.Refuse([new Problem("Errors.NotFound", "Charge", new SameQuestion(RecordKind.Charge, []))]);
        Assert.Null(form.Same.Answer);
        Assert.NotEqual(FormParts.Same, Assert.Single(form.Problems).Field);
    }

    [Fact]
    public void An_answer_is_kept_in_the_draft_until_the_handler_asks_about_other_records()
    {
        var form = Form();
        form.Refuse([Question(7)]);
        form.Same.Choose(7);
        var again = Form();
        again.Restore(form.Typed());
        Assert.Equal(new SameRecord(7), again.ToSave().Same);
        again.Refuse([Question(8)]);
        Assert.Null(again.ToSave().Same);
        again.Same.Choose(null);
        var another = Form();
        another.Restore(again.Typed());
        Assert.Equal(SameRecord.Another, another.ToSave().Same);

        static RecordForm<ChargeDetails> Form() => new(ChargeDetails.Catalogue, null, new ChargeDetails { PersonId = 1 });
        static Problem Question(long id) =>
            new("Records.SameOrAnother", new SameQuestion(RecordKind.Charge, [new LikelyRecord(id, "Test charge")]));
    }
}
