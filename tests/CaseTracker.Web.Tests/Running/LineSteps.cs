using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What happens on a page whose line breaks.</summary>
public static class LineSteps
{
    private const string Broken =
        "#components-reconnect-modal.components-reconnect-show, #components-reconnect-modal.components-reconnect-retrying, "
        + "#components-reconnect-modal.components-reconnect-failed";

    /// <summary>Waits until the page has noticed that its line is gone.</summary>
    public static Task NoticesTheBreak(this IPage page) => page.Locator(Broken)
        .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Waits until the page has its circuit again; it would try by itself, after longer and longer pauses.</summary>
    public static Task Reconnects(this IPage page) => page.EvaluateAsync("""
        async () => {
          const modal = document.getElementById('components-reconnect-modal');
          const broken = () => ['components-reconnect-show', 'components-reconnect-retrying', 'components-reconnect-failed']
              .some(name => modal.classList.contains(name));
          while (broken()) {
            await Promise.race([Blazor.reconnect(), new Promise(go => setTimeout(go, 1000))]).catch(() => {});
            await new Promise(requestAnimationFrame);
          }
        }
        """);

    /// <summary>Waits until the page has noticed that its line is gone, or shows what came before that.</summary>
    public static Task NoticesTheBreakOr(this IPage page, string selector) =>
        page.Locator($"{Broken}, {selector}").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Asks for the save, and again where the page says that nothing was saved, until it says that it is.</summary>
    public static Task SavesUntilSaid(this IPage page, string button) => page.EvaluateAsync("""
        async (button) => {
          const said = () => document.querySelector('.notice.done, [data-saved]');
          while (!said()) {
            const save = document.querySelector(button);
            if (save && !save.closest('[inert]') && !document.querySelector('[data-saving]')) {
              save.click();
              for (let frames = 0; frames < 120 && !said(); frames++) await new Promise(requestAnimationFrame);
            } else await new Promise(requestAnimationFrame);
          }
        }
        """, button);

    /// <summary>Does something to the line as soon as the program asks the browser what stands in the form, and before it is answered. To
    /// be called once, before the first save: the page remembers what it calls.</summary>
    public static async Task OnceAsked(this IPage page, Action act)
    {
        await page.ExposeFunctionAsync("onceAsked", act);
        await page.EvaluateAsync("""
            () => {
              const gather = casetrackerDrafts.gather;
              let asked = false;
              casetrackerDrafts.gather = async (...what) => {
                if (!asked) {
                  asked = true;
                  await onceAsked();
                }
                return gather(...what);
              };
            }
            """);
    }

    /// <summary>Puts a text into a box as a hand does, but at once, whatever the state of the page.</summary>
    public static Task Puts(this IPage page, string selector, string text) => page.EvaluateAsync(
        "([selector, text]) => { const box = document.querySelector(selector); box.value = text; box.dispatchEvent(new Event('input', { "
            + "bubbles: true })); }", new[] { selector, text });
}
