using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Logging;

/// <summary>A keyboard that counts every key beside the typed text: Tab, Enter, arrows, Space, shortcuts.</summary>
public sealed class CountedKeys(IPage page)
{
    public int Count { get; private set; }

    public async Task Press(string key, int times = 1)
    {
        for (var at = 0; at < times; at++) await page.Press(key);
        Count += times;
    }

    /// <summary>Tab to the next stop, which must be this one.</summary>
    public async Task Tab(string to)
    {
        await Press("Tab");
        await Assertions.Expect(page.Locator(to)).ToBeFocusedAsync();
    }

    /// <summary>Tab until this stop is reached.</summary>
    public async Task TabUntil(string to)
    {
        for (var stops = 0; stops < 30; stops++)
        {
            await Press("Tab");
            if (await page.Locator(to).EvaluateAllAsync<bool>("found => found.includes(document.activeElement)")) return;
        }
        throw new InvalidOperationException($"No stop {to} within 30.");
    }

    public Task Type(string text) => page.Type(text);
}
