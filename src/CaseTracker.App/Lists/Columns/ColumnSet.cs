using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists.Columns;

/// <summary>All columns of a list as far as one clearance sees them: whoever may see more has columns of their own, so that nothing is
/// left to a comparison at the time of counting.</summary>
internal sealed class ColumnSet(IColumnPlan plan, FilterScope scope) : IDisposable
{
    private readonly Dictionary<string, (ColumnValues Values, FacetColumn Column)> _columns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stale = [.. plan.Sources.Select(source => source.Key)];
    private readonly ReaderWriterLockSlim _turn = new();
    private long _bytes;

    /// <summary>One at a time follows the log.</summary>
    public SemaphoreSlim Following { get; } = new(1);

    /// <summary>Which question to any list was the last to this one.</summary>
    public long Asked { get; set; }

    /// <summary>About how much memory all columns take.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The task that reads stale columns; null before the first.</summary>
    public Task? Reading { get; set; }

    /// <summary>How far the log was followed; null before anything was read.</summary>
    public LogMark? End { get; private set; }

    public ColumnRows Rows { get; } = new();

    /// <summary>The names of the values that are records.</summary>
    public KeptNames Names { get; } = new();

    /// <summary>Of a column that was read. To be asked while the columns are counted (<see cref="Count"/>).</summary>
    public (ColumnValues Values, FacetColumn Column) this[string key] => _columns[key];

    public bool Ready
    {
        get
        {
            _turn.EnterReadLock();
            try { return IsReady; }
            finally { _turn.ExitReadLock(); }
        }
    }

    private bool IsReady => End is not null && _stale.Count == 0;

    /// <summary>Null where some column has to be read first.</summary>
    public T? Count<T>(Func<ColumnSet, T> count) where T : class
    {
        _turn.EnterReadLock();
        try { return IsReady ? count(this) : null; }
        finally { _turn.ExitReadLock(); }
    }

    /// <summary>All columns have to be read again, and the log is followed from here on.</summary>
    public void BeginAt(LogMark now) => Change(() =>
    {
        _stale.UnionWith(plan.Sources.Select(source => source.Key));
        End = now;
        Names.Forget();
    });

    /// <summary>Reads the stale columns. What is written meanwhile comes later in the log than <see cref="End"/>, and is read
    /// again.</summary>
    public async Task ReadStale(CaseTrackerDb db, CancellationToken cancel)
    {
        if (End is null) BeginAt(await LogTail.Now(db, cancel));
        foreach (var source in plan.Sources.Where(source => _stale.Contains(source.Key)).ToList())
        {
            var values = new ColumnValues();
            var column = FacetColumn.Of(await ReadColumns.Entries(db, scope, source, values, Rows, null, cancel));
            Change(() =>
            {
                _columns[source.Key] = (values, column);
                _stale.Remove(source.Key);
            });
        }
        Rows.Trim();
    }

    /// <summary>Reads again what the entries of the log tell of. Where they tell of very much, the columns are stale.</summary>
    public async Task Follow(CaseTrackerDb db, LogTail tail, CancellationToken cancel)
    {
        var (touched, stale) = await plan.Touched(db, scope, tail.Entries, table => ReadFrom(db, table), cancel);
        if (touched is null)
        {
            BeginAt(tail.End);
            return;
        }
        var (rows, read) = (touched.Select(Rows.Of).ToList(), new List<Action>());
        var written = tail.Entries.Any(entry => entry.RecordId is not null);
        var asked = touched.Count > 0 ? await plan.Asked(db, scope, touched, cancel) : null;
        foreach (var source in plan.Sources.Where(source => written && !stale.Contains(source.Key)))
        {
            if (source.FollowsOthers)
            {
                var values = new ColumnValues();
                var all = FacetColumn.Of(await ReadColumns.Entries(db, scope, source, values, Rows, null, cancel));
                read.Add(() => _columns[source.Key] = (values, all));
            }
            else if (asked is not null)
            {
                var (values, column) = _columns[source.Key];
                var entries = await ReadColumns.Entries(db, scope, source, values, Rows, asked, cancel);
                read.Add(() => column.Replace(rows, entries));
            }
        }
        Change(() =>
        {
            foreach (var put in read) put();
            _stale.UnionWith(stale);
            if (tail.Entries.Any(plan.Renames)) Names.Forget();
            End = tail.End;
        });
    }

    public void Dispose()
    {
        _turn.Dispose();
        Following.Dispose();
    }

    /// <summary>The columns whose rows come from a table, among others.</summary>
    private IEnumerable<string> ReadFrom(CaseTrackerDb db, string table) => plan.Sources
        .Where(source => source.Rows(db, scope).Contains($" {table} ", StringComparison.Ordinal)).Select(source => source.Key);

    private void Change(Action change)
    {
        _turn.EnterWriteLock();
        try
        {
            change();
            Interlocked.Exchange(ref _bytes, Rows.Bytes + _columns.Values.Sum(of => of.Values.Bytes + of.Column.Bytes));
        }
        finally { _turn.ExitWriteLock(); }
    }
}
