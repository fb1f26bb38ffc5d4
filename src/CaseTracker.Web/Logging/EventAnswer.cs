using CaseTracker.App.Logging;

namespace CaseTracker.Web.Logging;

/// <summary>Whether an event that is logged is one on record: those that it may be, and the editor's answer.</summary>
public sealed class EventAnswer
{
    public IReadOnlyList<LikelyEvent> Likely { get; private set; } = [];
    public SameEvent? Answer { get; set; }

    /// <summary>Asks anew. An answer that is none of these any more is taken back.</summary>
    public void Ask(IReadOnlyList<LikelyEvent> likely)
    {
        Likely = likely;
        if (likely.Count == 0 || Answer is { Event: { } id } && !likely.Any(one => one.Id == id)) Answer = null;
    }
}
