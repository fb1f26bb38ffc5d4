using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts each filter's values over the records that all other filters take: from the columns in memory, and in the database
/// where these cannot answer.</summary>
public sealed class CountRecordFacets
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly RecordColumns _columns;

    internal CountRecordFacets(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, RecordColumns columns) =>
        (_factory, _dialect, _access, _columns) = (factory, dialect, access, columns);

    public async Task<Outcome<IReadOnlyList<Facet>>> Handle(CurrentUser user, RecordQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<Facet>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await _columns.Count(db, question, user.Clearance, cancel) is { } counted)
            return Outcome<IReadOnlyList<Facet>>.Of(await Facet.Told(db, question, counted, user.Clearance, cancel,
                _columns.Names(question.List, user.Clearance)));
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        await using var mask = await sql.Gather(db, cancel);
        return Outcome<IReadOnlyList<Facet>>.Of(
            await Facet.Told(db, question, await FacetsBySql.Count(db, sql, mask, cancel), user.Clearance, cancel));
    }
}
