using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using CaseTracker.Web.Ui;
using Microsoft.Playwright;
using MudBlazor;
using MudBlazor.Utilities;
using Xunit;

namespace CaseTracker.Web.Tests.Ui;

public sealed class ThemeTests(AppFixture app)
{
    private static readonly (string Token, Func<Palette, MudColor> Colour)[] Colours =
    [
        ("page", palette => palette.Background), ("surface", palette => palette.Surface), ("text", palette => palette.TextPrimary),
        ("secondary", palette => palette.TextSecondary), ("line", palette => palette.LinesDefault),
            ("control-line", palette => palette.LinesInputs),
        ("accent", palette => palette.Primary), ("accent-strong", palette => palette.PrimaryDarken),
            ("on-accent", palette => palette.PrimaryContrastText),
        ("info", palette => palette.Info), ("done", palette => palette.Success), ("warning", palette => palette.Warning),
            ("error", palette => palette.Error),
    ];

    [Fact]
    public void The_theme_has_the_colours_of_our_own_style_sheets()
    {
        var tokens = File.ReadAllText(Path.Combine(Repository.Root, "src/CaseTracker.Web/wwwroot/css/tokens.css"));
        // Light, dark, and dark because the device is.
        var blocks = Regex.Matches(tokens, @"color-scheme: (light|dark);(.*?)\}", RegexOptions.Singleline);
        Assert.Equal(3, blocks.Count);
        foreach (Match block in blocks)
        {
            Palette palette = block.Groups[1].Value == "dark" ? Theme.Ours.PaletteDark : Theme.Ours.PaletteLight;
            foreach (var (token, colour) in Colours)
                Assert.Contains($"--{token}: {Hex(colour(palette))};", block.Groups[2].Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_theme_is_a_style_sheet_that_pages_ask_for_by_its_version_and_that_is_dark_where_the_page_is()
    {
        var page = await app.Anonymous();
        await page.GotoAsync("/sign-in");
        var address = await page.Locator("link[href^='/theme.css']").GetAttributeAsync("href");
        var sheet = await page.APIRequest.GetAsync(address!);
        Assert.Equal("text/css; charset=utf-8", sheet.Headers["content-type"]);
        Assert.Equal("gzip", sheet.Headers["content-encoding"]);
        Assert.Contains("immutable", sheet.Headers["cache-control"], StringComparison.Ordinal);
        foreach (var (theme, device, colour) in new[] { ("light", ColorScheme.Dark, "#0b5a78"), ("dark", ColorScheme.Light, "#7cc5de"),
            ("auto", ColorScheme.Light, "#0b5a78"), ("auto", ColorScheme.Dark, "#7cc5de") })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = device });
            var shown = await page.EvaluateAsync<string>(
                "theme => { document.documentElement.dataset.theme = theme; const part = document.createElement('i'); part.style.color = "
                + "'var(--mud-palette-primary)'; document.body.append(part); return getComputedStyle(part).color; }", theme);
            Assert.Equal((theme, device, Rgb(colour)), (theme, device, shown));
        }
    }

    [Fact]
    public async Task The_question_breaks_no_rule_of_the_policy_starts_at_the_answer_that_changes_nothing_and_gives_the_keyboard_back()
    {
        var page = await app.SignedIn(Role.Researcher);
        var broken = new List<string>();
        await page.ExposeFunctionAsync("policyBroken", (string what) => broken.Add(what));
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', broken => policyBroken(`${broken.violatedDirective} ${broken.blockedURI}`))");
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Test Person Asked");
        await page.Locator(".form-end a").FocusAsync();
        await page.Press("Enter");
        var stay = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stay here" });
        await Assertions.Expect(stay).ToBeFocusedAsync();
        await page.Press("Escape");
        await Assertions.Expect(stay).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".form-end a")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#field-name")).ToHaveValueAsync("Test Person Asked");
        Assert.Empty(broken);
    }

    [Fact]
    public void Only_the_folder_Ui_names_MudBlazor()
    {
        var web = Path.Combine(Repository.Root, "src/CaseTracker.Web");
        var others = Directory.EnumerateFiles(web, "*.*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(web, file).Replace('\\', '/'))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js"
                && !Regex.IsMatch(file, "^(bin|obj|Ui)/|/(bin|obj)/"))
            .Where(file => Regex.IsMatch(File.ReadAllText(Path.Combine(web, file)), @"using MudBlazor|<Mud|_content/MudBlazor|\.mud-"))
                .ToList();
        Assert.Equal(["wwwroot/css/ui.css"], others);
    }

    private static string Hex(MudColor colour) => colour.ToString(MudColorOutputFormats.Hex);

    private static string Rgb(string hex) =>
        $"rgb({Convert.ToInt32(hex[1..3], 16)}, {Convert.ToInt32(hex[3..5], 16)}, {Convert.ToInt32(hex[5..7], 16)})";
}
