using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Every kind of record, as the features bring them.</summary>
internal static class RecordTypes
{
    private static IEnumerable<RecordModule> _modules = [];
    private static readonly Lazy<IReadOnlyDictionary<RecordKind, RecordType>> Made =
        new(() => _modules.SelectMany(module => module.Kinds).ToDictionary(type => type.Kind));

    public static IReadOnlyDictionary<RecordKind, RecordType> All => Made.Value;

    /// <summary>Takes the features that have records: once, before anything asks for a kind.</summary>
    public static void Bring(IEnumerable<RecordModule> modules) => _modules = modules;

    public static RecordType<T> Of<T>() where T : class, IDetails<T>, new() => (RecordType<T>)All[T.Catalogue.Kind];

    /// <summary>The kinds that a link can point at.</summary>
    private static HashSet<RecordKind> Linked => field ??=
        [.. All.Values.SelectMany(type => type.Fields).Select(one => one.LinkTo).OfType<RecordKind>()];

    /// <summary>The records of a kind by their names; null where the kind stands before the name, for nothing else asks for such by its
    /// name alone.</summary>
    public static IQueryable<NamedRow>? Named(CaseTrackerDb db, RecordKind kind, Clearance clearance) =>
        Linked.Contains(kind) ? All[kind].Named(db, clearance) : null;

    /// <summary>The record behind an id, also a removed one; null where there is none.</summary>
    public static async Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Headers.AsNoTracking().Where(header => header.Id == id).Select(header => (RecordKind?)header.Kind)
            .SingleOrDefaultAsync(cancel) is { } kind
            ? await All[kind].Stored(db, id, cancel) : null;
}
