using System.Data.Common;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Answers who was held on a day, and how sure that is. SQL finds, counts, sorts and pages; the pure rule says
/// why for the rows that are shown. Facts above the viewer's clearance take no part in either.</summary>
public sealed class FindPrisoners
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindPrisoners(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    public async Task<Outcome<PrisonerList>> Handle(Actor actor, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime;
        var levels = RecordSight.Levels(actor.Clearance);

        var sql = new PrisonerSql(_dialect.Provider, question, known, actor.Clearance, await NamedIds(db, question, actor.Clearance, cancel));
        var counts = await sql.Counts(db, cancel);
        var ids = await sql.Page(db, cancel);
        var heldBack = await db.People.CountAsync(row => row.Kind != PersonKind.Group && row.DeletedAt == null && !levels.Contains(row.Confidentiality), cancel);

        var groupIds = await FindPeople.InOrder(FindPeople.ByName(db, question.Name, actor.Clearance).Where(row => row.Kind == PersonKind.Group), actor.Clearance).Select(row => row.Id).ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, [.. ids, .. groupIds], known, actor.Clearance, cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), actor.Clearance, cancel);
        var members = await PrisonerRows.Members(db, groupIds, known, actor.Clearance, cancel);
        var rows = ids.Where(facts.ContainsKey).Select(id => PrisonerRows.Row(facts[id], question.AsOf, names)).ToList();
        var groups = groupIds.Where(facts.ContainsKey).Select(id => PrisonerRows.Group(facts[id], [.. members[id]], question.AsOf, names))
            .Where(group => group.Standing.HeldCertainty is not null).ToList();
        var citations = await ReadCitations.For(db, rows.SelectMany(row => row.RecordIds).Concat(groups.SelectMany(group => group.RecordIds)), actor.Clearance, cancel);

        var asked = counts.Where(count => question.StatusesInForce.Contains(count.Status)).ToList();
        int Sum(Certainty certainty) => question.Certainty is { } only && only != certainty ? 0 : asked.Where(count => count.Certainty == certainty).Sum(count => count.Count);
        var totals = new PrisonerTotals(Sum(Certainty.Certain), Sum(Certainty.Possible), counts, groups.Count, heldBack);
        return Outcome<PrisonerList>.Of(new PrisonerList(question, known, totals, rows, groups, citations));
    }

    private static async Task<string?> NamedIds(CaseTrackerDb db, PrisonerQuestion question, Confidentiality clearance, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(question.Name) ? null
            : JsonSerializer.Serialize(await FindPeople.ByName(db, question.Name, clearance).Select(row => row.Id).ToListAsync(cancel));
}

/// <summary>The two statements of the list over the custody rule in SQL. What a person typed goes in as parameters; the
/// text itself is made of our own names and of enumerations.</summary>
internal sealed class PrisonerSql(DatabaseProvider provider, PrisonerQuestion question, DateTime known, Confidentiality clearance, string? namedIds)
{
    /// <summary>How many individuals there are, by status and certainty, whatever statuses were asked for.</summary>
    public async Task<List<StatusCount>> Counts(CaseTrackerDb db, CancellationToken cancel)
    {
        var sql = $"{Standing()} SELECT s.Status, s.Certain, COUNT(*) AS People {From()} GROUP BY s.Status, s.Certain";
        var rows = await db.Database.SqlQueryRaw<CountRow>(sql, Parameters(db)).ToListAsync(cancel);
        return [.. rows.Select(row => new StatusCount(Enum.Parse<CustodyStatus>(row.Status), (Certainty)row.Certain, row.People)).OrderBy(row => row.Status).ThenByDescending(row => row.Certainty)];
    }

    /// <summary>The ids of the page asked for, in its order.</summary>
    public Task<List<long>> Page(CaseTrackerDb db, CancellationToken cancel)
    {
        var statuses = string.Join(", ", question.StatusesInForce.Select(status => $"'{status}'"));
        var certain = question.Certainty is { } certainty ? $" AND s.Certain = {(int)certainty}" : "";
        var direction = question.Descending ? "DESC" : "ASC";
        var page = question.PageSize <= 0 ? ""
            : provider == DatabaseProvider.SqlServer ? " OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY" : " LIMIT @take OFFSET @skip";
        var sql = $"{Standing()} SELECT p.Id AS Value {From()} AND s.Status IN ({statuses}){certain} ORDER BY {Key()} {direction}, p.Id{page}";
        return db.Database.SqlQueryRaw<long>(sql, Parameters(db)).ToListAsync(cancel);
    }

    private string Standing() => StandingSql.With(provider, question.KnownAsOf is null, clearance);

    // A name that is hidden must not tell its first letter by its place.
    private string Key() => question.Sort switch
    {
        PrisonerSort.Name => clearance >= Confidentiality.Restricted ? "LOWER(COALESCE(p.Name, p.Role))"
            : $"CASE WHEN p.AgeGroup = '{AgeGroup.Child}' AND p.NameMayBeShown = 0 THEN NULL ELSE LOWER(COALESCE(p.Name, p.Role)) END",
        PrisonerSort.Status => "s.Status",
        PrisonerSort.HeldSince => "s.HeldSinceEarliest",
        PrisonerSort.LastConfirmed => "s.LastConfirmedLatest",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Sort, null),
    };

    // A minister or a lawyer of whom nobody says an arrest, a charge or a sentence is no prisoner of unknown status.
    private string From()
    {
        var named = namedIds is null ? ""
            : provider == DatabaseProvider.SqlServer ? " AND p.Id IN (SELECT CAST(value AS bigint) FROM OPENJSON(@named))" : " AND p.Id IN (SELECT value FROM json_each(@named))";
        return $"""
            FROM standing s JOIN People p ON p.Id = s.PersonId JOIN Records h ON h.Id = p.Id
            WHERE p.Kind <> '{PersonKind.Group}' AND p.DeletedAt IS NULL AND p.Confidentiality IN (@level0, @level1, @level2, @level3) AND h.CreatedAt <= @known{named}
            AND (s.DecidingFact IS NOT NULL OR EXISTS (SELECT 1 FROM Charges c WHERE c.PersonId = p.Id AND {CustodySql.Known("Charges", "c")}))
            """;
    }

    private object[] Parameters(CaseTrackerDb db)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        DbParameter Parameter(string name, object? value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            return parameter;
        }
        var levels = CustodySql.Levels(clearance);
        return
        [
            Parameter("@day", question.AsOf), Parameter("@known", known),
            .. levels.Select((level, index) => Parameter($"@level{index}", level)),
            Parameter("@named", namedIds), Parameter("@take", question.PageSize), Parameter("@skip", Math.Max(0, question.Page - 1) * Math.Max(0, question.PageSize)),
        ];
    }

    private sealed record CountRow(string Status, int Certain, int People);
}
