using Microsoft.JSInterop;

namespace CaseTracker.Web.Layout;

/// <summary>Answers the browser once the page is done with what came before: the embedded database's calls block, and a page that waits for
/// it answers nothing meanwhile.</summary>
public static class Answers
{
    [JSInvokable("Answer")]
    public static void Answer()
    {
        // That it was called in its turn is the answer.
    }
}
