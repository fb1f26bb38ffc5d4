using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Every kind of record, as the features bring them.</summary>
internal static class RecordTypes
{
    public static IReadOnlyDictionary<RecordKind, RecordType> All { get; } =
        Modules.All.SelectMany(module => module.Kinds).ToDictionary(type => type.Kind);

    public static RecordType<T> Of<T>() where T : class, IDetails<T>, new() => (RecordType<T>)All[T.Catalogue.Kind];

    /// <summary>The record behind an id, also a removed one; null where there is none.</summary>
    public static async Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Headers.AsNoTracking().Where(header => header.Id == id).Select(header => (RecordKind?)header.Kind)
            .SingleOrDefaultAsync(cancel) is { } kind
            ? await All[kind].Stored(db, id, cancel) : null;
}
