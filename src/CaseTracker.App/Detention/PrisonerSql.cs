using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Ids of people that a question asks for, each as JSON or null: those of a name, and those of whom something was told in two ways
/// as known then.</summary>
internal sealed record AskedIds(string? Named, string? Told);

/// <summary>The statements of the list over everybody's custody status. What a person typed goes in as parameters; the
/// text itself is made of our own names and of enumerations.</summary>
internal sealed class PrisonerSql(DatabaseProvider provider, PrisonerQuestion question, DateTime known, Clearance clearance,
    AskedIds ids) : ListSql(question, new(provider, question.KnownAsOf is null, clearance))
{
    public override string RowId => "PersonId";

    /// <summary>The table of everybody's custody status; everything that the list asks starts with it.</summary>
    public string Custody => CustodyPeriodSql.With(question.KnownAsOf is null, clearance);

    /// <summary>The ids that the question's statements ask for.</summary>
    /// <param name="counts">The statements ask every filter, and not only the chosen ones.</param>
    public static async Task<AskedIds> Ids(CaseTrackerDb db, PrisonerQuestion question, Clearance clearance,
        CancellationToken cancel, bool counts = false) => new(
        string.IsNullOrWhiteSpace(question.Name) ? null : JsonSerializer.Serialize(await FindPeople.ByName(db, question.Name, clearance)
            .Select(row => row.Id).ToListAsync(cancel)),
        await Told(db, question, clearance, cancel, counts));

    /// <summary>The ids of those of whom something was told in two ways as known at the moment asked for, for <c>@told</c>; null where what
    /// is known now is asked, which is kept, and where no filter asks for them.</summary>
    public static async Task<string?> Told(CaseTrackerDb db, PrisonerQuestion question, Clearance clearance,
        CancellationToken cancel, bool counts = false) =>
        question.KnownAsOf is not { } known || !(counts || question.Chosen(PrisonerFilters.Conflicting).Count > 0) ? null
            : JsonSerializer.Serialize(await KeepToldTwice.Then(db, known, clearance, cancel));

    /// <summary>How many individuals there are, by status and certainty, whatever statuses were asked for.</summary>
    public async Task<List<StatusCount>> Counts(CaseTrackerDb db, CancellationToken cancel)
    {
        var sql = $"{Custody} SELECT s.Status, s.Certain, COUNT(*) AS People {From(people: false)} GROUP BY s.Status, s.Certain";
        var rows = await db.Database.SqlQueryRaw<CountRow>(sql, Parameters(db)).ToListAsync(cancel);
        return [.. rows.Select(row => new StatusCount(Enum.Parse<CustodyStatus>(row.Status), (Certainty)row.Certain, row.People))
            .OrderBy(row => row.Status).ThenByDescending(row => row.Certainty)];
    }

    /// <summary>The ids of the page asked for, in its order.</summary>
    public Task<List<long>> PageOf(CaseTrackerDb db, CancellationToken cancel)
    {
        var direction = question.Descending ? "DESC" : "ASC";
        var sql = $"{Custody} SELECT p.Id AS Value {From(people: true)}{Standing} ORDER BY "
            + $"{PrisonerOrder.Key(question.Sort, Scope)} {direction}, p.Id{Page}";
        return db.Database.SqlQueryRaw<long>(sql, Parameters(db)).ToListAsync(cancel);
    }

    /// <summary>How many of the list were recorded after the record of an id, or had a custody event recorded after it that the viewer
    /// may know of.</summary>
    public async Task<int> Recorded(CaseTrackerDb db, long after, CancellationToken cancel)
    {
        var last = Value(after);
        var sql = $"{Custody} SELECT COUNT(*) AS Value {From(people: false)}{Standing} AND (s.PersonId > {last} OR s.PersonId IN (SELECT "
            + $"e.PersonId FROM CustodyEvents e WHERE e.FactId > {last} AND {Scope.Known(RecordKind.CustodyEvent, "e")}))";
        return (await db.Database.SqlQueryRaw<int>(sql, Parameters(db)).ToListAsync(cancel))[0];
    }

    // The statuses and the certainty that are asked for.
    private string Standing
    {
        get
        {
            var statuses = string.Join(", ", question.StatusesInForce.Select(status => $"'{status}'"));
            return $" AND s.Status IN ({statuses})" + (question.Certainty is { } certainty ? $" AND s.Certain = {(int)certainty}" : "");
        }
    }

    /// <summary>The ids of the visible people, of those that a condition on <c>n</c> names, whom the filters take, whatever their
    /// standing: status, certainty, name and what the standing says take no part.</summary>
    public Task<List<long>> Matching(CaseTrackerDb db, string people, CancellationToken cancel, FilterDefinition? only = null)
    {
        var conditions = question.Filters.All.Where(chosen => chosen.Filter.Key != PrisonerFilters.Unconfirmed
            && (only is null || chosen.Filter == only))
            .Select(chosen => $" AND {((PrisonerFilterDefinition)chosen.Filter).Condition(Scope, chosen.Values, Value)}").ToList();
        var sql = "SELECT s.PersonId AS Value FROM (SELECT n.Id AS PersonId FROM People n WHERE "
            + $"{Scope.Seen(RecordKind.Person, "n")} AND {people}) s WHERE 1 = 1{string.Concat(conditions)}";
        return db.Database.SqlQueryRaw<long>(sql, Parameters(db)).ToListAsync(cancel);
    }

    /// <summary>What each filter asks, as a condition on <c>s</c>: in the order of the registry, with the name at the end.</summary>
    public IEnumerable<(string Key, string Condition)> Conditions(bool standing)
    {
        foreach (var filter in standing ? PrisonerFilters.All : PrisonerFilters.Others)
            if (question.Chosen(filter.Key) is { Count: > 0 } values) yield return (filter.Key, filter.Condition(Scope, values, Value));
        if (ids.Named is not null)
            yield return ("name", $"s.PersonId IN (SELECT v.value FROM {Scope.Listed("@named")} v)");
        if (question.OnlyIn("s.PersonId") is { } only) yield return ("ids", only);
    }

    /// <summary>How far a review had come, and which tags there were, is not known as of then.</summary>
    public override bool Offers(FilterDefinition filter) => Scope.KnownNow || !ListFilters.BesideRecords.Contains(filter.Key);

    /// <summary>The individuals of the list, each with their standing: looked for once for every count.</summary>
    public override Task<FilterMask> Gather(CaseTrackerDb db, CancellationToken cancel)
    {
        var columns = provider == DatabaseProvider.SqlServer
            ? "PersonId bigint PRIMARY KEY, Status nvarchar(40) COLLATE DATABASE_DEFAULT, Certain int, LastConfirmedLatest date, Fails int"
            : "PersonId INTEGER PRIMARY KEY, Status TEXT, Certain INTEGER, LastConfirmedLatest TEXT, Fails INTEGER";
        return FilterMask.Fill(db, provider, columns, Conditions(standing: true), (table, fails) => $"""
            {Custody} INSERT INTO {table} (PersonId, Status, Certain, LastConfirmedLatest, Fails)
            SELECT s.PersonId, s.Status, s.Certain, s.LastConfirmedLatest, {fails} {Found(people: false)}
            """, () => Parameters(db), cancel);
    }

    public override string Values(FilterDefinition filter, FilterScope scope) => ((PrisonerFilterDefinition)filter).Values(scope);

    public override string Having(FilterDefinition filter, string value, int number, FilterScope scope) =>
        $"SELECT s.PersonId, {number} AS Value FROM {scope.Custody} s WHERE "
            + ((PrisonerFilterDefinition)filter).Condition(scope, [value], Value);

    public override async Task<ListSums?> Sums(CaseTrackerDb db, FilterMask mask, CancellationToken cancel)
    {
        // A filter other than status and certainty.
        var leftOut = $"CASE WHEN a.Fails > {mask.Bit(PrisonerFilters.Status) + mask.Bit(PrisonerFilters.Certainty)} THEN 1 ELSE 0 END";
        var statuses = $"SELECT x.Status, x.Certain, x.LeftOut, COUNT(*) AS People FROM (SELECT a.Status, a.Certain, {leftOut} AS LeftOut "
            + $"FROM {mask.Table} a) x GROUP BY x.Status, x.Certain, x.LeftOut";
        return PrisonerSums.Of(question, await db.Database.SqlQueryRaw<StatusRow>(statuses).ToListAsync(cancel),
            await OnRecord(db, cancel), await FindPeople.Above(db, clearance, cancel));
    }

    /// <summary>How many individuals are on record that the viewer may see, prisoners or not.</summary>
    private async Task<int> OnRecord(CaseTrackerDb db, CancellationToken cancel)
    {
        var sql = $"SELECT COUNT(*) AS Value FROM People p JOIN Records h ON h.Id = p.Id WHERE {Visible}";
        return (await db.Database.SqlQueryRaw<int>(sql, Parameters(db)).ToListAsync(cancel))[0];
    }

    protected override IEnumerable<(string Name, object? Value)> Own =>
        [("@day", question.AsOf), ("@known", known), ("@named", ids.Named), ("@told", ids.Told)];

    private string Visible => $"p.Kind <> '{PersonKind.Group}' AND {Scope.Seen(RecordKind.Person, "p")} AND h.CreatedAt <= @known";

    // The standings are of nobody but individuals whom the clearance sees and of whom it sees something about custody: a minister or a
    // lawyer of whom nobody says an arrest, a charge or a sentence is no prisoner of unknown status.
    private static string Found(bool people) => $"FROM custody s{(people ? " JOIN People p ON p.Id = s.PersonId" : "")} WHERE 1 = 1";

    private string From(bool people) =>
        Found(people) + string.Concat(Conditions(standing: false).Select(condition => $" AND {condition.Condition}"));

    private sealed record CountRow(string Status, int Certain, int People);
}
