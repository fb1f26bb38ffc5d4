using CaseTracker.App.Database;

namespace CaseTracker.App.Records;

/// <summary>The records, and the versions of facts, that the next save of a context adds. Nothing changes them before they are saved, so
/// that the context need not follow them: they are inserted as they are (<see cref="InsertRows"/>).</summary>
internal sealed class NewRecords(CaseTrackerDb db)
{
    private readonly List<object> _rows = [], _waiting = [];
    private readonly Dictionary<long, object> _made = [];

    /// <summary>Those that are not saved yet; a new one gets its id with the save.</summary>
    public IReadOnlyList<object> Rows => _rows;

    /// <summary>Whether saved rows wait for the next statement that the context sends (<see cref="SendWaiting"/>), so that many go
    /// together. Their headers do not: they have the ids. Whoever sets it sends the last of them.</summary>
    public bool Wait { get; set; }

    public void Add(IRecordRow record) => _rows.Add(record);

    public void Add(IFactRow fact) => _rows.Add(fact);

    /// <summary>A row that this transaction has added and not changed since; null where it must be looked for.</summary>
    public TRow? Made<TRow>(long id) where TRow : class => _made.GetValueOrDefault(id) as TRow;

    /// <summary>A record that stood is saved: how it was made here is how it was.</summary>
    public void Changed(long id) => _made.Remove(id);

    /// <summary>Saves them in the caller's transaction, each with its header where that is new, too. What the same save ends has ended
    /// by then: the database lets a fact have one current row. How many there were.</summary>
    public async Task<int> Insert(CancellationToken cancel)
    {
        await db.InsertNumbered([.. _rows.Select(TouchedRecord.HeaderOf).Where(header => header.Id == 0).Distinct()], cancel);
        foreach (var row in _rows)
        {
            if (row is IRecordRow record) record.Id = record.Header.Id;
            else if (row is IFactRow fact) fact.FactId = fact.Header.Id;
            if (Wait) _made[TouchedRecord.IdOf(row)] = row;
        }
        var added = _rows.Count;
        _waiting.AddRange(_rows);
        _rows.Clear();
        if (!Wait) await Send(cancel);
        return added;
    }

    /// <summary>Rows that are kept beside a new record: they go where it goes.</summary>
    public async Task Beside(IEnumerable<object> rows, CancellationToken cancel)
    {
        _waiting.AddRange(rows);
        if (!Wait) await Send(cancel);
    }

    /// <summary>Sends what waits, in the order in which it was saved, for one record may point at another.</summary>
    public async Task Send(CancellationToken cancel)
    {
        if (_waiting.Count == 0) return;
        object[] rows = [.. _waiting];
        _waiting.Clear();
        for (var from = 0; from < rows.Length;)
        {
            var (of, to) = (rows[from].GetType(), from + 1);
            while (to < rows.Length && rows[to].GetType() == of) to++;
            await db.SendRows(of, rows[from..to], cancel);
            from = to;
        }
    }

    /// <summary>What was made so far is as if it had always stood.</summary>
    public void Forget() => _made.Clear();
}
