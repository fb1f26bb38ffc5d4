using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>A record that a save makes, edits, removes or brings back, as the save writes it.</summary>
/// <param name="Added">It is new, and its header with it; a version that corrects a fact is not. A choice between sources counts as edited:
/// it inherits from citations, which its own row does not name.</param>
internal sealed record TouchedRecord(RecordType Type, object Row, bool Added)
{
    /// <summary>Of a new record it comes with the save.</summary>
    public long Id => IdOf(Row);

    /// <summary>The id of the record that a row is, or is a version of.</summary>
    public static long IdOf(object row) => row is IRecordRow record ? record.Id : ((IFactRow)row).FactId;

    public RecordHeader Header => HeaderOf(Row);

    public static RecordHeader HeaderOf(object row) => row is IRecordRow record ? record.Header : ((IFactRow)row).Header;

    public Confidentiality Level => Row is IRecordRow record ? record.Confidentiality : ((IFactRow)Row).Confidentiality;

    public bool Removed => Row is IRecordRow record ? record.DeletedAt is not null : ((IFactRow)Row).KnownTo is not null;
}

internal static class TouchedRecords
{
    private static readonly Dictionary<Type, RecordType> Types = RecordTypes.All.Values.ToDictionary(type => type.RowType);

    /// <summary>Those that the context will write at its next save.</summary>
    public static IReadOnlyList<TouchedRecord> Of(CaseTrackerDb db)
    {
        var touched = new List<TouchedRecord>();
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified && Types.TryGetValue(entry.Metadata.ClrType, out var type))
                touched.Add(new(type, entry.Entity, type.Kind != RecordKind.Settlement && entry.State == EntityState.Added
                    && entry.Reference(nameof(IRecordRow.Header)).TargetEntry is { State: EntityState.Added }));
        foreach (var row in db.New.Rows)
            touched.Add(new(Types[row.GetType()], row, Types[row.GetType()].Kind != RecordKind.Settlement
                && TouchedRecord.HeaderOf(row).Id == 0));
        return touched;
    }
}
