using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts each filter's values over the records that all other filters take.</summary>
public sealed class CountRecordFacets
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal CountRecordFacets(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_factory, _dialect, _access) = (factory, dialect, access);

    public async Task<Outcome<IReadOnlyList<Facet>>> Handle(CurrentUser user, RecordQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<Facet>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        await using var mask = await sql.Gather(db, cancel);
        return Outcome<IReadOnlyList<Facet>>.Of(
            await Facet.Told(db, question, await FacetsBySql.Count(db, sql, mask, cancel), user.Clearance, cancel));
    }
}
