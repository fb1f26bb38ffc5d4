using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Import;

/// <summary>A mapping that the team keeps.</summary>
/// <param name="Columns">What each heading is read as (<see cref="ImportMapping.Columns"/>).</param>
public sealed record NamedMapping(long Id, string Name, IReadOnlyDictionary<string, string> Columns);

/// <summary>The mappings of a kind: the team's, so that the table that one has explained comes in by itself for the next. They are no
/// records and change none, so the audit log leaves them out.</summary>
public sealed class ImportMappings
{
    public const int LongestName = ImportMappingRow.LongestName;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly UnitOfWork _unit;
    private readonly Access _access;

    internal ImportMappings(IDbContextFactory<CaseTrackerDb> factory, UnitOfWork unit, Access access) =>
        (_factory, _unit, _access) = (factory, unit, access);

    /// <summary>By name.</summary>
    /// <param name="kind">One of <see cref="PlanImport.Kinds"/>.</param>
    public async Task<Outcome<IReadOnlyList<NamedMapping>>> List(CurrentUser user, string kind, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<NamedMapping>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var rows = await db.ImportMappings.AsNoTracking().Where(row => row.Kind == kind).ToListAsync(cancel);
        return Outcome<IReadOnlyList<NamedMapping>>.Of([.. rows.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(Read)]);
    }

    /// <summary>Keeps a mapping; one of the name is replaced.</summary>
    public Task<Outcome<NamedMapping>> Keep(CurrentUser user, string kind, string name, IReadOnlyDictionary<string, string> columns,
        CancellationToken cancel = default) => _unit.Run(user, Permission.EditRecords, async work =>
    {
        var called = name.Trim();
        if (called.Length is 0 or > LongestName)
            return Outcome<NamedMapping>.Failed(new Problem("Import.MappingName", LongestName));
        if (ImportKind.Find(kind) is null) return Outcome<NamedMapping>.Failed(ImportKind.Unknown(kind));
        var row = await work.Db.ImportMappings.SingleOrDefaultAsync(one => one.Kind == kind && one.Name == called, cancel);
        if (row is null) work.Db.ImportMappings.Add(row = new() { Kind = kind, Name = called });
        (row.Columns, row.SavedAt) = (JsonSerializer.Serialize(columns), work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return Outcome<NamedMapping>.Of(Read(row));
    }, cancel);

    /// <summary>Takes a mapping away; gives its number.</summary>
    public Task<Outcome<long>> Remove(CurrentUser user, long id, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, async work =>
    {
        await work.Db.ImportMappings.Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
        return Outcome<long>.Of(id);
    }, cancel);

    private static NamedMapping Read(ImportMappingRow row) =>
        new(row.Id, row.Name, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Columns) ?? []);
}
