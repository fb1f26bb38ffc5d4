using CaseTracker.App.Database;

namespace CaseTracker.App.Records;

/// <summary>The records, and the versions of facts, that the next save of a context adds. Nothing changes them before they are saved, so
/// that the context need not follow them: they are inserted as they are (<see cref="InsertRows"/>).</summary>
internal sealed class NewRecords(CaseTrackerDb db)
{
    private readonly List<object> _rows = [];

    /// <summary>Those that are not saved yet; a new one gets its id with the save.</summary>
    public IReadOnlyList<object> Rows => _rows;

    public void Add(IRecordRow record) => _rows.Add(record);

    public void Add(IFactRow fact) => _rows.Add(fact);

    /// <summary>Inserts them in the caller's transaction, each with its header where that is new, too. What the same save ends has ended
    /// by then: the database lets a fact have one current row. How many there were.</summary>
    public async Task<int> Insert(CancellationToken cancel)
    {
        await db.InsertNumbered([.. _rows.Select(TouchedRecord.HeaderOf).Where(header => header.Id == 0).Distinct()], cancel);
        foreach (var row in _rows)
            if (row is IRecordRow record) record.Id = record.Header.Id;
            else if (row is IFactRow fact) fact.FactId = fact.Header.Id;
        foreach (var kind in _rows.GroupBy(row => row.GetType())) await db.InsertOf(kind.Key, [.. kind], cancel);
        var added = _rows.Count;
        _rows.Clear();
        return added;
    }
}
