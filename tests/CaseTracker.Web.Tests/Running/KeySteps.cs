using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Running;

/// <summary>Keys, each sent once the page has done what came before it. A server draws first and moves the keyboard a moment later: a key
/// in between would go astray, and on a busy machine that moment is long.</summary>
public static class KeySteps
{
    /// <summary>Run in every page before its own scripts: keeps the events that the circuit has not answered to their end.</summary>
    public const string Watch = """
        window.unanswered = new Set();
        addEventListener('DOMContentLoaded', () => {
          if (!window.DotNet) return;
          const page = DotNet.DotNetObject.prototype, ask = page.invokeMethodAsync;
          page.invokeMethodAsync = function (...what) {
            const answer = ask.apply(this, what), done = () => unanswered.delete(answer);
            unanswered.add(answer);
            answer.then(done, done);
            return answer;
          };
        });
        """;

    // An answer comes after all that was sent before it was asked for, so after what the page does once it has drawn. What asks a person by
    // a dialog is done only when that is answered.
    private const string Answers = """
        async () => {
          while (window.DotNet && document.querySelector('[data-open]')) {
            const quiet = !unanswered.size || document.querySelector('[role=dialog]');
            await DotNet.invokeMethodAsync('CaseTracker.Web', 'Answer').catch(() => {});
            if (quiet) return;
          }
        }
        """;

    /// <summary>Presses a key where the keyboard is.</summary>
    public static async Task Press(this IPage page, string key)
    {
        await page.Settled();
        await page.Keyboard.PressAsync(key);
        await page.Settled();
    }

    /// <summary>Types where the keyboard is, letter after letter.</summary>
    public static async Task Type(this IPage page, string text)
    {
        await page.Settled();
        await page.Keyboard.TypeAsync(text, new() { Delay = 10 });
        await page.Settled();
    }

    /// <summary>Waits until the circuit has done all that the page asked of it, and the keyboard stands where that put it. What a part of
    /// the page reads by itself meanwhile may come later, and is waited for by what it shows.</summary>
    public static async Task Settled(this IPage page)
    {
        try
        {
            await page.EvaluateAsync(Answers).WaitAsync(Patience.Limit);
        }
        catch (PlaywrightException left) when (left.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            // It led to another page.
        }
    }
}
