using CaseTracker.App.Lists;

namespace CaseTracker.Web.Lists;

/// <summary>The rows that somebody chose on the pages of a list. They stay chosen from page to page and from filter to filter.</summary>
public sealed class ListSelection
{
    private readonly List<long> _ids = [];
    private long? _last;

    /// <summary>Raised after each change.</summary>
    public event Action? Changed;

    /// <summary>In the order in which they were chosen.</summary>
    public IReadOnlyList<long> Ids => _ids;

    public bool Has(long id) => _ids.Contains(id);

    /// <summary>Whether all rows of a page are chosen.</summary>
    public bool HasAll(IReadOnlyCollection<long> page) => page.Count > 0 && page.All(Has);

    /// <summary>Chooses a row, or lets it go.</summary>
    /// <param name="upTo">All from the row that was pressed last to this one become what this one becomes.</param>
    /// <param name="page">The ids of the page's rows, in their order.</param>
    public void Toggle(long id, bool upTo, IReadOnlyList<long> page)
    {
        var choose = !Has(id);
        var (from, to) = (upTo && _last is { } last ? IndexOf(page, last) : -1, IndexOf(page, id));
        Set(from < 0 || to < 0 ? [id] : page.Skip(Math.Min(from, to)).Take(Math.Abs(from - to) + 1), choose);
        _last = id;
        Changed?.Invoke();
    }

    /// <summary>Chooses all rows of a page, or lets them go where all are chosen.</summary>
    public void ToggleAll(IReadOnlyCollection<long> page)
    {
        Set(page, !HasAll(page));
        Changed?.Invoke();
    }

    public void Clear()
    {
        if (_ids.Count == 0) return;
        _ids.Clear();
        _last = null;
        Changed?.Invoke();
    }

    // No more than an address can name.
    private void Set(IEnumerable<long> ids, bool choose)
    {
        if (choose) _ids.AddRange(ids.Except(_ids).Take(ListQuestion.MostOnly - _ids.Count).ToList());
        else _ids.RemoveAll(ids.Contains);
    }

    private static int IndexOf(IReadOnlyList<long> page, long id) => page.ToList().IndexOf(id);
}
