using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Shared;

/// <summary>The questions of one page, each of which the database may answer later: only the answer to the last one counts. What a page
/// draws, it takes from one answer: while it waits for the next, the one before stands whole.</summary>
public sealed class LastAsked
{
    private int _asked;

    /// <summary>The answer; null where the page asked again meanwhile, or dropped the question.</summary>
    public async Task<Outcome<T>?> Answer<T>(Func<Task<Outcome<T>>> ask)
    {
        var asked = ++_asked;
        var outcome = await ask();
        return asked == _asked ? outcome : null;
    }

    /// <summary>Whatever was asked is not waited for any more.</summary>
    public void Drop() => _asked++;
}
