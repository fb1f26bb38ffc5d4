using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;

namespace CaseTracker.App.Detention;

/// <summary>The individuals of the prisoner list, each with their standing: looked for once for every count.</summary>
internal sealed class AskedPeople : Asked
{
    private AskedPeople(CaseTrackerDb db, DatabaseProvider provider) : base(db, provider, nameof(AskedPeople)) { }

    public static async Task<AskedPeople> Gather(CaseTrackerDb db, PrisonerSql sql, DatabaseProvider provider, CancellationToken cancel)
    {
        var asked = new AskedPeople(db, provider);
        var columns = provider == DatabaseProvider.SqlServer
            ? "PersonId bigint PRIMARY KEY, Status nvarchar(40), Certain int, LastConfirmedLatest date, Fails int"
            : "PersonId INTEGER PRIMARY KEY, Status TEXT, Certain INTEGER, LastConfirmedLatest TEXT, Fails INTEGER";
        await asked.Fill(columns, sql.Conditions(standing: true), fails => $"""
            {sql.Custody} INSERT INTO {asked.Table} (PersonId, Status, Certain, LastConfirmedLatest, Fails)
            SELECT s.PersonId, s.Status, s.Certain, s.LastConfirmedLatest, {fails} {PrisonerSql.Individuals}
            """, () => sql.Parameters(db), cancel);
        return asked;
    }

    /// <summary>On <c>a</c>: 1 for those whom a filter other than status and certainty leaves out.</summary>
    public string LeftOut => $"CASE WHEN a.Fails > {Bit(PrisonerFilters.Status) + Bit(PrisonerFilters.Certainty)} THEN 1 ELSE 0 END";
}
