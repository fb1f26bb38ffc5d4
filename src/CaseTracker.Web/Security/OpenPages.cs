using System.Collections.Concurrent;
using CaseTracker.App.Security;

namespace CaseTracker.Web.Security;

/// <summary>The pages that are open in this process, by session. When a session ends, each is told at once.</summary>
public sealed class OpenPages : IDisposable
{
    private readonly ConcurrentDictionary<object, (long Session, Action<SessionEndReason> Told)> _pages = new();
    private readonly SessionEnds _ends;

    public OpenPages(SessionEnds ends)
    {
        _ends = ends;
        ends.Ended += Tell;
    }

    /// <summary>The sessions that have any.</summary>
    public IReadOnlyCollection<long> Sessions => [.. _pages.Values.Select(page => page.Session).Distinct()];

    /// <summary>Tells the page when the session ends, until the returned object is disposed.</summary>
    public IDisposable Watch(long session, Action<SessionEndReason> told)
    {
        var page = new Page(this);
        _pages[page] = (session, told);
        return page;
    }

    public void Dispose() => _ends.Ended -= Tell;

    private void Tell(long session, SessionEndReason reason)
    {
        foreach (var (page, told) in _pages.Values) if (page == session) told(reason);
    }

    private sealed class Page(OpenPages pages) : IDisposable
    {
        public void Dispose() => pages._pages.TryRemove(this, out _);
    }
}
