using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>A kind of facts of a person, with two clocks: a correction closes a row and inserts another.</summary>
/// <param name="own">How it is saved where its definition is not all; null: by that.</param>
/// <param name="follows">What else changes, in the same transaction, when such a fact is saved, removed or brought back; null:
/// nothing.</param>
internal sealed class FactType<TRow, TDetails>(string table, OwnSave<TDetails>? own = null, FollowingChange? follows = null)
    : RecordType<TDetails>
    where TRow : class, TDetails, IFactRow, new() where TDetails : class, IDetails<TDetails>, new()
{
    public override Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, Save<TDetails> save, CancellationToken cancel) =>
        own is null ? Following(writer, user, within => within.Fact<TRow, TDetails>(user, save, cancel), cancel)
            : own(writer, user, save, cancel);

    public override Type RowType => typeof(TRow);
    public override bool IsFact => true;

    public override void Map(ModelBuilder model) => model.Entity<TRow>(row =>
    {
        row.ToTable(table, t => t.HasCheckConstraint($"CK_{table}_Known", "KnownTo IS NULL OR KnownTo > KnownFrom"));
        row.HasKey(r => r.RowId);
        row.HasOne(r => r.Header).WithMany().HasForeignKey(r => r.FactId).OnDelete(DeleteBehavior.Restrict);
        row.Property(r => r.KnownTo).IsConcurrencyToken();
        row.HasIndex(r => new { r.FactId, r.Version }).IsUnique();
        row.HasIndex(r => r.FactId).IsUnique().HasFilter("KnownTo IS NULL").HasDatabaseName($"IX_{table}_OneCurrent");
        // Current rows: the second clock's open end.
        row.HasIndex(nameof(IFactRow.PersonId)).HasFilter("KnownTo IS NULL").HasDatabaseName($"IX_{table}_Current");
        // All versions of one person's facts: a question with a moment of knowledge can't use the index of current ones.
        row.HasIndex([nameof(IFactRow.PersonId)], $"IX_{table}_PersonId");
        row.HasIndex(r => new { r.KnownFrom, r.KnownTo });
        MapTexts(row);
    });

    public override async Task<IReadOnlyList<StoredRecord>> Standing(CaseTrackerDb db, IReadOnlyCollection<long> ids,
        CancellationToken cancel) => Stored(await db.Rows<TRow>("FactId", ids, "r.KnownTo IS NULL", cancel));

    public override async Task<IReadOnlyList<StoredRecord>> StandingIn(CaseTrackerDb db, IReadOnlyCollection<long> ids, string table,
        CancellationToken cancel) => Stored(await db.Rows<TRow>("FactId", ids, "1 = 1", cancel, table: table));

    private List<StoredRecord> Stored(IEnumerable<TRow> rows) =>
        [.. rows.Select(row => new StoredRecord(this, row.FactId, Catalogue.Copy(row), row.Version, row.Confidentiality, false))];

    public override async Task<IReadOnlyList<object>> Rows(CaseTrackerDb db, long after, int most, CancellationToken cancel) =>
        await db.Set<TRow>().AsNoTracking().Where(row => row.FactId > after && row.KnownTo == null).OrderBy(row => row.FactId).Take(most)
            .ToListAsync(cancel);

    public override async Task<IReadOnlyList<object>> Followed(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Set<TRow>().Where(row => EF.Parameter(ids).Contains(row.FactId)).ToListAsync(cancel);

    public override async Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Set<TRow>().AsNoTracking().Where(row => row.FactId == id).OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancel) is { } row
            ? new StoredRecord(this, id, Catalogue.Copy(row), row.Version, row.Confidentiality, row.KnownTo is not null) : null;

    public override async Task<IReadOnlyList<IFactRow>> Versions(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Set<TRow>().AsNoTracking().Where(row => row.FactId == id).OrderByDescending(row => row.KnownFrom)
            .ThenByDescending(row => row.Version).ToListAsync(cancel);

    public override async Task<Outcome<FactSheet>> Sheet(ShowFact show, CurrentUser user, long id, CancellationToken cancel)
    {
        var page = await show.Handle<TDetails>(user, id, cancel);
        return page.Succeeded ? Outcome<FactSheet>.Of(FactSheet.Of(page.Value, this)) : Outcome<FactSheet>.Failed(page.Problems);
    }

    public override IQueryable<long> Referring(CaseTrackerDb db, FieldDescriptor link, long id, bool ever = false)
    {
        var column = Column(link);
        return db.Set<TRow>().Where(row => (ever || row.KnownTo == null) && EF.Property<long?>(row, column) == id).Select(row => row.FactId)
            .Distinct();
    }

    public override Task<Outcome<long>> Remove(RecordWriter writer, CurrentUser user, StoredRecord stored, string reason,
        CancellationToken cancel) =>
        Following(writer, user, within => within.RemoveFact<TRow>(user, stored, reason, cancel), cancel);

    public override Task<Outcome<long>> Restore(RecordWriter writer, CurrentUser user, StoredRecord stored, string? reason,
        CancellationToken cancel) =>
        Following(writer, user, within => within.RestoreFact<TRow, TDetails>(user, Catalogue, stored, reason, cancel), cancel);

    private Task<Outcome<long>> Following(RecordWriter writer, CurrentUser user, Func<RecordWriter, Task<Outcome<long>>> write,
        CancellationToken cancel) => follows is null ? write(writer) : writer.Within(user, async (work, within) =>
    {
        var before = work.Audit.Count;
        var written = await write(within);
        if (written.Succeeded) await follows(work, written.Value, before, cancel);
        return written;
    }, cancel);
}

/// <summary>Changes what follows from a fact that was written.</summary>
/// <param name="before">Where its lines stand in the unit's log: what is told before them is taken back after them.</param>
internal delegate Task FollowingChange(WriteContext work, long fact, int before, CancellationToken cancel);
