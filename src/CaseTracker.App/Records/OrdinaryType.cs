using System.Linq.Expressions;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>A kind of ordinary records: one row each, with a version that counts its edits.</summary>
/// <param name="index">What its table is looked up by.</param>
/// <param name="own">How it is saved where its definition is not all; null: by that.</param>
/// <param name="named">What a record is called where its first name alone is not it; null: that name.</param>
/// <param name="saved">What is kept in step with each row, right after it is saved; null: nothing.</param>
internal sealed class OrdinaryType<TRow, TDetails>(string table, Expression<Func<TRow, object?>> index, OwnSave<TDetails>? own = null,
    Func<CaseTrackerDb, Clearance, IQueryable<NamedRow>>? named = null,
    Func<CaseTrackerDb, IRecordRow, CancellationToken, Task>? saved = null)
    : RecordType<TDetails>
    where TRow : class, TDetails, IRecordRow, new() where TDetails : class, IDetails<TDetails>, new()
{
    public override Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, Save<TDetails> save, CancellationToken cancel) =>
        own is null ? writer.Record<TRow, TDetails>(user, save, cancel) : own(writer, user, save, cancel);

    public override Task Saved(CaseTrackerDb db, IRecordRow row, CancellationToken cancel) =>
        saved?.Invoke(db, row, cancel) ?? Task.CompletedTask;

    public override Type RowType => typeof(TRow);
    public override bool IsFact => false;

    public override void Map(ModelBuilder model) => model.Entity<TRow>(row =>
    {
        row.ToTable(table);
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.HasOne(r => r.Header).WithOne().HasForeignKey<TRow>(r => r.Id).OnDelete(DeleteBehavior.Restrict);
        row.Property(r => r.Version).IsConcurrencyToken();
        row.HasIndex(index);
        MapTexts(row);
        if (SortNames.Has(this)) row.Property<string?>(SortNames.Column).HasMaxLength(SortKey.MaxLength);
    });

    public override async Task<IReadOnlyList<StoredRecord>> Standing(CaseTrackerDb db, IReadOnlyCollection<long> ids,
        CancellationToken cancel) => [.. (await db.Rows<TRow>("Id", ids, "r.DeletedAt IS NULL", cancel)).Select(StoredOf)];

    public override async Task<IReadOnlyList<StoredRecord>> StandingIn(CaseTrackerDb db, IReadOnlyCollection<long> ids, string table,
        CancellationToken cancel) => [.. (await db.Rows<TRow>("Id", ids, "1 = 1", cancel, table: table)).Select(StoredOf)];

    public override async Task<IReadOnlyList<object>> AnyRows(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Rows<TRow>("Id", ids, "1 = 1", cancel);

    public override StoredRecord StoredOf(object row) => StoredOf((TRow)row);

    private StoredRecord StoredOf(TRow row) =>
        new(this, row.Id, Catalogue.Copy(row), row.Version, row.Confidentiality, row.DeletedAt is not null);

    public override async Task<IReadOnlyList<object>> Rows(CaseTrackerDb db, long after, int most, CancellationToken cancel) =>
        await db.Set<TRow>().AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(most).ToListAsync(cancel);

    public override async Task<IReadOnlyList<object>> Followed(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Set<TRow>().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancel);

    public override async Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row ? StoredOf(row) : null;

    public override IQueryable<NamedRow>? Named(CaseTrackerDb db, Clearance clearance)
    {
        if (named is not null) return named(db, clearance);
        if (Catalogue.Fields.FirstOrDefault(field => field.Names) is not { Required: true } first) return null;
        var (rows, name) = (db.Set<TRow>().VisibleTo(clearance), Column(Find(first.Key)!));
        return Catalogue.Find("unverified") is null
            ? rows.Select(row => new NamedRow { Id = row.Id, Name = EF.Property<string>(row, name), Within = null })
            : rows.Select(row => new NamedRow
            {
                Id = row.Id,
                Name = EF.Property<string>(row, name),
                Unverified = EF.Property<bool>(row, nameof(NamedRow.Unverified)),
                Within = null,
            });
    }

    public override IQueryable<long> Referring(CaseTrackerDb db, FieldDescriptor link, long id, bool ever = false)
    {
        var column = Column(link);
        return db.Set<TRow>().Where(row => (ever || row.DeletedAt == null) && EF.Property<long?>(row, column) == id).Select(row => row.Id);
    }

    public override Task<Outcome<long>> Remove(RecordWriter writer, CurrentUser user, StoredRecord stored, string reason,
        CancellationToken cancel) =>
        writer.RemoveRecord<TRow>(user, stored, reason, cancel);

    public override Task<Outcome<long>> Restore(RecordWriter writer, CurrentUser user, StoredRecord stored, string? reason,
        CancellationToken cancel) =>
        writer.RestoreRecord<TRow>(user, stored, reason, cancel);
}
