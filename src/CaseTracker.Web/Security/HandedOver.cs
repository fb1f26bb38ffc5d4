using System.Security.Cryptography;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Security;

/// <summary>Answers on the way from the page that the server drew to the circuit that takes it over, in this process: for
/// <see cref="Kept"/>, <see cref="Most"/> pages at once, each for the session that it was drawn for and taken once. The page itself
/// carries only a random word.</summary>
public sealed class HandedOver : IDisposable
{
    /// <summary>A circuit that starts later asks by itself.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Beyond it the oldest goes: pages that no circuit takes over, as programs read them, must not fill the memory.</summary>
    public const int Most = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private readonly SessionEnds _ends;
    private readonly TimeProvider _clock;

    public HandedOver(SessionEnds ends, TimeProvider clock)
    {
        (_ends, _clock) = (ends, clock);
        ends.Ended += Drop;
    }

    /// <summary>Keeps what was answered; the word that it is taken by.</summary>
    public string Keep(CurrentUser user, Dictionary<string, object> answers)
    {
        var word = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        lock (_lock)
        {
            DropLate();
            if (_pages.Count == Most) _pages.Remove(_pages.MinBy(page => page.Value.Until).Key);
            _pages[word] = new Page(user, answers, _clock.GetUtcNow() + Kept);
        }
        return word;
    }

    /// <summary>What was kept, and then is gone; null where there is nothing, or it is another session's or another role's, which leaves it
    /// there.</summary>
    public Dictionary<string, object>? Take(CurrentUser user, string word)
    {
        lock (_lock)
        {
            DropLate();
            if (!_pages.TryGetValue(word, out var page) || !page.IsFor(user)) return null;
            _pages.Remove(word);
            return page.Answers;
        }
    }

    public void Dispose() => _ends.Ended -= Drop;

    private void Drop(long session, SessionEndReason reason)
    {
        lock (_lock) DropWhere(page => page.User.SessionId == session);
    }

    private void DropLate()
    {
        var now = _clock.GetUtcNow();
        DropWhere(page => page.Until <= now);
    }

    private void DropWhere(Func<Page, bool> which)
    {
        foreach (var (word, page) in _pages) if (which(page)) _pages.Remove(word);
    }

    private sealed record Page(CurrentUser User, Dictionary<string, object> Answers, DateTimeOffset Until)
    {
        public bool IsFor(CurrentUser user) =>
            (user.AccountId, user.SessionId, user.Role) == (User.AccountId, User.SessionId, User.Role);
    }
}
