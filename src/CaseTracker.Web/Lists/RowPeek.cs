namespace CaseTracker.Web.Lists;

/// <summary>Which row's record stands beside the list.</summary>
public sealed class RowPeek
{
    /// <summary>Raised after each change.</summary>
    public event Action? Changed;

    /// <summary>The row's id; null where none does.</summary>
    public long? Open { get; private set; }

    /// <summary>Shows a row's record, or takes it away where it stands there already.</summary>
    public void Toggle(long id) => Show(Open == id ? null : id);

    public void Close() => Show(null);

    /// <summary>Goes to another row of the page; stays where there is none.</summary>
    /// <param name="page">The ids of the page's rows, in their order.</param>
    /// <param name="by">1 is the next, -1 the one before.</param>
    public void Move(IReadOnlyList<long> page, int by)
    {
        if (Open is not { } open) return;
        var to = page.ToList().IndexOf(open) + by;
        if (to >= 0 && to < page.Count) Show(page[to]);
    }

    private void Show(long? id)
    {
        if (Open == id) return;
        Open = id;
        Changed?.Invoke();
    }
}

/// <summary>What stands beside a list for a record of a kind, where its fields alone would not say it: a component with
/// <see cref="Id"/>, and with <see cref="Day"/> where the list is of a day.</summary>
public sealed record RowPanelOf(Domain.Catalogue.RecordKind Kind, Type Component)
{
    /// <summary>The parameters' names.</summary>
    public const string Id = "Id", Day = "Day", Known = "Known";
}
