using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>Writes into headers on whose page a record stands, and for which clearances it lacks a source (<see cref="UncitedSql"/>), a
/// statement a kind.</summary>
internal sealed class SourcingSql(CaseTrackerDb db)
{
    /// <summary>The kinds of record that stand on some page: all but what is said of records.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
        [.. RecordTypes.All.Keys.Where(kind => !kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement))];

    private static readonly Confidentiality[] Clearances = Enum.GetValues<Confidentiality>();

    /// <param name="ids">Records of the kind; null: all.</param>
    public Task Update(RecordKind kind, long[]? ids, CancellationToken cancel)
    {
        var provider = db.Provider();
        return ids is null ? db.Database.ExecuteSqlRawAsync(Statement(provider, kind, null), cancel)
            : db.Database.ExecuteSqlRawAsync(db.TextOnce($"{nameof(SourcingSql)} {kind}", () => Statement(provider, kind, "{0}")),
                [JsonSerializer.Serialize(ids)], cancel);
    }

    /// <param name="among">A parameter that holds ids of the kind as JSON; null: all records of it.</param>
    public string Statement(DatabaseProvider provider, RecordKind kind, string? among)
    {
        var type = RecordTypes.All[kind];
        var stands = $"FROM {db.Model.FindEntityType(type.RowType)!.GetTableName()} r WHERE {SeenSql.Id(type, "r")} = Records.Id AND "
            + $"r.{(type.IsFact ? "KnownTo" : "DeletedAt")} IS NULL";
        var set = $"OwnerId = (SELECT {Owner(type)} {stands})";
        // The clearances that see the same fields ask the same.
        var lacks = Clearances.GroupBy(clearance => UncitedSql.Lacks(type, "r", clearance), ClearanceBits.Of)
            .Select(same => $"CASE WHEN {same.Key} THEN {same.Sum()} ELSE 0 END");
        if (type.Definition.Sourced) set += $", Unsourced = COALESCE((SELECT {string.Join(" + ", lacks)} {stands}), 0)";
        // Beside ids the kind would lead SQLite through all records of it.
        return $"UPDATE Records SET {set} WHERE "
            + (among is null ? $"Kind = '{kind}'" : $"Id IN (SELECT v.value FROM {ListedIds.Sql(provider, among)} v)");
    }

    /// <summary>As <see cref="RecordOwners"/> has it.</summary>
    private static string Owner(RecordType type)
    {
        string[] owners = [.. type.Owners.Select(link => $"r.{RecordType.Column(link)}")];
        return type.Owners.Any(link => !link.MayOwn) ? owners[0]
            : owners.Length == 0 ? "r.Id" : $"COALESCE({string.Join(", ", owners)}, r.Id)";
    }
}
