using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What every page must pass.</summary>
public static class AccessibilityChecks
{
    // What makes the page wider than its window, by element; nothing where it fits.
    private const string TooWide = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? []
            : ['The page is wider than its window:', ...[...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > window.innerWidth)
                .map(element => `${element.tagName} .${element.className} to ${Math.round(element.getBoundingClientRect().right)}`)]
        """;

    /// <summary>Does the same on a wide screen in light colours, and on a phone in dark ones, with the browser that is open
    /// already.</summary>
    public static async Task InBothLooks(this IPage page, Func<Task> work)
    {
        foreach (var (colours, width) in new[] { (ColorScheme.Light, 1366), (ColorScheme.Dark, 390) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.SetViewportSizeAsync(width, 768);
            await work();
        }
    }

    /// <summary>No fault by WCAG 2.2 A and AA as axe sees them, and nothing wider than the window.</summary>
    public static async Task ShouldBeAccessible(this IPage page)
    {
        // What the server drew is drawn anew by the page's circuit, where it has one, and has no title for a moment in between.
        if (await page.Locator("script[src*='js/fields']").CountAsync() > 0) await page.Alive();
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            }
        });
        Assert.Empty(result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node =>
                $"{page.ViewportSize?.Width} wide: {violation.Id}: {violation.Help}: {node.Target} {node.Html}")));
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
    }
}
