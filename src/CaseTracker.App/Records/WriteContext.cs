using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>One unit of work: a context in a transaction, who acts, the moment, and what goes into the audit log.</summary>
internal sealed class WriteContext(CaseTrackerDb db, CurrentUser user, DateTime now)
{
    private long? _last;

    public CaseTrackerDb Db { get; } = db;
    public CurrentUser CurrentUser { get; } = user;
    /// <summary>UTC, the same for everything in the unit.</summary>
    public DateTime Now { get; } = now;
    public List<Audited> Audit { get; } = [];
    /// <summary>The record that was written last, which may be a citation of one that stays as it was: undoing that takes back the whole
    /// unit (<c>History.UndoChange</c>). Null: none was written.</summary>
    public long? Last => Audit.FindLast(entry => entry.RecordId() is not (null or 0))?.RecordId() ?? _last;
    /// <summary>What this unit has saved: its user sees that without asking the database.</summary>
    public Dictionary<long, RecordKind> Saved { get; } = [];

    /// <summary>The draft that is saved here, by its name in the user's account: it goes with the commit. Null for none.</summary>
    public string? Draft { get; set; }

    /// <summary>Brings up to date what is kept beside the records, and writes the log, for all that was written so far.</summary>
    public Func<Task> Settle { private get; set; } = () => Task.CompletedTask;

    /// <summary>For a body that writes thousands of records: it calls this every few hundred, between two that have nothing to do with one
    /// another, so that memory does not grow with them. All of it stands or falls with the rest.</summary>
    public async Task SettleSoFar()
    {
        await Settle();
        Db.ChangeTracker.Clear();
        Db.New.Forget();
        Db.Known.Forget();
        Db.VisibilityChanged.Clear();
        Saved.Clear();
    }

    /// <summary>The entries that are not in the log yet, which are to be put there.</summary>
    public IReadOnlyList<Audited> TakeAudit()
    {
        _last = Last;
        Audited[] taken = [.. Audit];
        Audit.Clear();
        return taken;
    }

    public RecordHeader NewHeader(RecordKind kind) => new() { Kind = kind, CreatedAt = Now };
}
