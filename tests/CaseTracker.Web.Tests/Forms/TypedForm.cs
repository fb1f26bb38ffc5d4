using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A form that keeps a draft and saves, as a test fills it.</summary>
/// <param name="First">Its boxes and what is typed into them; null ticks one.</param>
/// <param name="Last">The box that is typed into last.</param>
/// <param name="IsSaved">Looks up that all of it is on record, once, with what was typed last.</param>
public sealed record TypedForm(string Address, (string Box, string? Text)[] First, string Last, Func<string, Task> IsSaved)
{
    public const string Save = "form:has([data-draft-beat]) button[type=submit]";

    /// <summary>Every kind of form that has a save of its own.</summary>
    public static TheoryData<string> Kinds => new("record", "log", "roster", "story", "confirmation", "confirmation of one", "settlement");

    /// <summary>The way to the step in which it is saved; null for a form without steps.</summary>
    public string? Then { get; init; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The form, about records of its own.</summary>
    /// <param name="word">Whom they are called by.</param>
    public static async Task<TypedForm> Of(string kind, TestRecords records, string word)
    {
        var name = $"{word} {kind} Testperson";
        switch (kind)
        {
            case "record":
                var edited = await records.Person(name);
                return new($"/people/{edited}/edit", [("#field-nameKhmer", "សាកល្បង ថ្មី")], "#field-occupation", async last =>
                {
                    var person = (await records.Shown(edited)).Person;
                    Assert.Equal((last, "សាកល្បង ថ្មី", 2), (person.Details.Occupation, person.Details.NameKhmer, person.Version));
                });
            case "log":
                return new($"/log?source={await records.Source($"Test Source {word} log")}",
                    [("#person-name", name), ("#arrest-on", "2024-05-01")], "#person-occupation", async last =>
                {
                    var page = await records.Shown(await Named(records, name));
                    Assert.Equal((last, 1), (page.Person.Details.Occupation, page.Events.Count));
                });
            case "roster":
                return new($"/log/roster?source={await records.Source($"Test Source {word} roster")}",
                    [("#arrest-on", "2024-05-01"), ("#roster-names", name)], "#charge-label", async last =>
                    Assert.Equal(last, Assert.Single(Assert.Single(
                        (await records.Shown(await Named(records, name))).Prosecutions).Charges).Charge.Details.Label));
            case "story":
                return new($"/log/closure?source={await records.Source($"Test Source {word} story")}",
                    [("#log-case", name), ("#struck-name", $"{name} Radio")], "#log-locator", async last =>
                {
                    var told = Assert.Single((await records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Case, name,
                        cancel: Cancel)).Value).Id;
                    var page = (await records.Get<ShowCase>().Handle(CurrentUser.Seed, told, cancel: Cancel)).Value;
                    Assert.Equal([last], page.Citations.Of(Assert.Single(page.Linked.Events).Id).Select(citation => citation.Locator)
                        .Distinct());
                })
                { Then = "#step-4" };
            case "confirmation" or "confirmation of one":
                var (held, other) = (await records.Person(name), await records.Person($"{word} {kind} Other"));
                (string Box, string? Text) source = ("#log-source", $"Test Source {word} {kind}");
                // Of several each is ticked who is in the source; of one there is nothing to tick.
                var (people, first) = kind == "confirmation"
                    ? ($"{held},{other}", [($"#confirm-{held}", null), source]) : ($"{held}", new[] { source });
                return new($"/prisoners/confirm?ids={people}&as-of=2024-12-10", first, "#log-locator", async last =>
                {
                    var page = await records.Shown(held);
                    var confirmed = Assert.Single(page.Events);
                    Assert.Equal(CustodyEventKind.ConfirmedHeld, confirmed.Details.Kind);
                    Assert.Equal([last], page.Citations.Of(confirmed.Id).Select(citation => citation.Locator).Distinct());
                    Assert.Empty((await records.Shown(other)).Events);
                });
            default:
                var (one, two) = (await records.Source($"Test Source {word} one"), await records.Source($"Test Source {word} two"));
                var weighed = await records.Person(name, new NewCitation(one, "birth", "p. 1", "6 May 1980"),
                    new NewCitation(two, "birth", "p. 2", "1981"));
                return new($"/conflicts/{weighed}/birth", [("#own", null), ("#own-value", "1979")], "#settle-reason", async last =>
                {
                    Assert.Equal("1979", (await records.Shown(weighed)).Person.Details.Birth!.Text);
                    var choice = (await records.Get<FindConflicts>().Of(CurrentUser.Operator(), weighed, "birth", Cancel)).Value.Before!;
                    Assert.Equal((last, 1), (choice.Details.Reason, choice.Version));
                });
        }
    }

    /// <summary>Opens it and fills all but the last box.</summary>
    public async Task Fill(IPage page)
    {
        foreach (var (box, text) in First)
        {
            if (text is null) await page.CheckAsync(box);
            else await page.FillAsync(box, text);
        }
        if (Then is not null) await page.ClickAsync(Then);
        await page.Locator(Last).WaitForAsync();
    }

    private static async Task<long> Named(TestRecords records, string name) =>
        Assert.Single((await records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Person, name, cancel: Cancel)).Value).Id;
}
