namespace CaseTracker.App.Lists.Columns;

/// <summary>The place of each record in every column of a list, from 1 on in the order in which they were met; 0 is nobody's. Columns are
/// read while others are counted.</summary>
internal sealed class ColumnRows
{
    private readonly Dictionary<long, int> _rows = [];
    private readonly Lock _turn = new();

    /// <summary>One more than the last place.</summary>
    public int Length
    {
        get
        {
            lock (_turn) return _rows.Count + 1;
        }
    }

    /// <summary>About how many they take.</summary>
    public long Bytes
    {
        get
        {
            const int rowBytes = 28;
            lock (_turn) return _rows.Capacity * (long)rowBytes;
        }
    }

    public int Of(long id)
    {
        lock (_turn) return _rows.TryGetValue(id, out var row) ? row : _rows[id] = _rows.Count + 1;
    }

    /// <summary>Gives back the room for records that did not come.</summary>
    public void Trim()
    {
        lock (_turn) _rows.TrimExcess();
    }

    /// <summary>0 for a record that no column knows.</summary>
    public int Find(long id)
    {
        lock (_turn) return _rows.GetValueOrDefault(id);
    }
}
