using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A person, case or other record whose page shows what lacks a source.</summary>
/// <param name="Owners">How many such records there are.</param>
/// <param name="Total">How many records lack a source, over all owners.</param>
internal sealed record LackingOwner(long OwnerId, int Lacking, int Owners, int Total);

/// <summary>How many records of one kind lack a source on the page of one owner.</summary>
internal sealed record LackingKind(long OwnerId, string Kind, int Lacking);

/// <summary>Counts what lacks a source by the record whose page shows it, over all kinds in one statement.</summary>
/// <param name="some">The records to count among; null: all that the viewer may see.</param>
internal sealed class LackingSql(CaseTrackerDb db, IReadOnlySet<long>? some, Confidentiality clearance)
{
    private static readonly RecordKind[] Sourced =
    [
        RecordKind.Person, RecordKind.Case, RecordKind.CustodyEvent, RecordKind.Stay, RecordKind.Charge, RecordKind.Sentence,
        RecordKind.GroupCount, RecordKind.Membership, RecordKind.Relation, RecordKind.WelfareReport, RecordKind.Assessment,
        RecordKind.Figure, RecordKind.Event, RecordKind.Involvement, RecordKind.LandDispute, RecordKind.Concession,
        RecordKind.TransnationalAct, RecordKind.Sanction, RecordKind.Response, RecordKind.Instrument,
    ];

    private readonly SeenSql _seen = new(db, clearance);

    /// <summary>The owners with the most, of equals those that were recorded first.</summary>
    public Task<List<LackingOwner>> Owners(int most, CancellationToken cancel)
    {
        var statement = $"""
            SELECT OwnerId, SUM(Lacking) AS Lacking, COUNT(*) OVER () AS Owners, SUM(SUM(Lacking)) OVER () AS Total
            FROM ({Counted("")}) counted GROUP BY OwnerId ORDER BY SUM(Lacking) DESC, OwnerId {_seen.First(most)}
            """;
        return db.Database.SqlQueryRaw<LackingOwner>(statement, Parameters()).ToListAsync(cancel);
    }

    /// <summary>What kinds of record lack a source on the pages of these owners.</summary>
    public Task<List<LackingKind>> Kinds(long[] owners, CancellationToken cancel)
    {
        var among = string.Join(", ", owners.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        return db.Database.SqlQueryRaw<LackingKind>(Counted(among), Parameters()).ToListAsync(cancel);
    }

    private string Counted(string owners) => string.Join("\nUNION ALL ", Sourced.Select(kind => Of(RecordTypes.All[kind], owners)));

    private string Of(RecordType type, string owners)
    {
        var owner = Owner(type.Kind);
        var asked = some is null ? "" : $" AND {_seen.IsAmong(type, "r")}";
        if (owners.Length > 0) asked += $" AND {owner} IN ({owners})";
        return $"""
            SELECT {owner} AS OwnerId, '{type.Kind}' AS Kind, COUNT(*) AS Lacking
            {_seen.FromSeen(type, "r")}{asked} AND {UncitedSql.Lacks(type, "r", clearance)} GROUP BY {owner}
            """;
    }

    /// <summary>As <see cref="RecordOwners"/> has it.</summary>
    private static string Owner(RecordKind kind) => kind switch
    {
        RecordKind.Figure => "COALESCE(r.CaseId, r.PersonId, r.OrganisationId, r.Id)",
        _ when RecordOwners.BelongsToAnother(kind) => "r.PersonId",
        _ => "r.Id",
    };

    private object[] Parameters() => some is null ? [.. _seen.Levels()] : [.. _seen.Levels(), _seen.AmongIds(some)];
}
