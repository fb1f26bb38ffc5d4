using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A draft that is found late writes over nothing: until it is known whether there is one, nothing can be typed.</summary>
public sealed class LateDraftTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Theory, MemberData(nameof(TypedForm.Kinds), MemberType = typeof(TypedForm))]
    public async Task A_form_takes_no_text_and_says_why_until_its_draft_was_looked_for(string kind)
    {
        var form = await TypedForm.Of(kind, _records, "Late");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive(form.Address);
        await form.Fill(page);
        await page.FillAsync(form.Last, "typed before");
        await page.EvaluateAsync(
            "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
            + "Promise(requestAnimationFrame); }");
        using (Orders.ToWait("FROM \"Drafts\"", $"|{form.Address.Split('?')[0]}"))
        {
            await page.GotoAsync(form.Address);
            await page.Alive();
            await Assertions.Expect(page.Locator("[data-draft-sought]")).ToBeVisibleAsync();
            var first = page.Locator(form.First[0].Box);
            await Assertions.Expect(first).ToBeDisabledAsync();
            await Assertions.Expect(page.Locator(TypedForm.Save)).ToBeDisabledAsync();
        }
        await Assertions.Expect(page.Locator(form.Last)).ToHaveValueAsync("typed before");
        await Assertions.Expect(page.Locator(form.Last)).ToBeEnabledAsync();
        await Assertions.Expect(page.Locator("[data-draft-sought]")).ToHaveCountAsync(0);
        await page.ClickAsync(TypedForm.Save);
        await Assertions.Expect(page.Locator(".notice.done, .settled").First).ToBeVisibleAsync();
        await form.IsSaved("typed before");
    }
}
