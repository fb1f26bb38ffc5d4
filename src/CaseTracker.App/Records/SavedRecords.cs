using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Whoever saves a record, its header tells at once who may know of it (<see cref="KeepVisibility"/>).</summary>
internal sealed class SavedRecords(CaseTrackerDb db) : RecordSaving
{
    /// <summary>The records of which others may know, or nobody, since the context saved something: those that were edited and those that
    /// inherit from them.</summary>
    public HashSet<long> VisibilityChanged { get; } = [];

    public KnownHeaders Known { get; } = new(db);

    public NewRecords New { get; } = new(db);

    public override bool KeepsFirst(string place, long id) => Known.KeepsFirst(place, id);

    public override bool Waits => New.Wait;

    public override Task Send(CancellationToken cancel) => New.Send(cancel);

    public override async Task<int> Save(Func<Task<int>> save, CancellationToken cancel)
    {
        var touched = TouchedRecords.Of(db);
        if (touched.Count == 0) return await save();
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (own is not null) Known.Forget();
        await KeepVisibility.Before(db, touched, cancel);
        foreach (var record in touched.Where(record => !record.Added)) New.Changed(record.Id);
        var saved = await save() + await New.Insert(cancel);
        await KeepVisibility.After(db, touched, cancel);
        if (own is null) return saved;
        await own.CommitAsync(cancel);
        Known.Forget();
        return saved;
    }
}

/// <summary>For whoever writes.</summary>
internal static class SavedRecordsOfContext
{
    extension(CaseTrackerDb db)
    {
        /// <summary>The headers that the transaction has read or made.</summary>
        public KnownHeaders Known => Of(db).Known;

        /// <summary>What the next save adds.</summary>
        public NewRecords New => Of(db).New;

        /// <inheritdoc cref="SavedRecords.VisibilityChanged"/>
        public HashSet<long> VisibilityChanged => Of(db).VisibilityChanged;
    }

    private static SavedRecords Of(CaseTrackerDb db) => (SavedRecords)db.Saving;
}
