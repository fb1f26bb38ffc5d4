using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Counts the people of a list by two filters.</summary>
public sealed class ShowCrossTab
{
    private readonly FindPrisoners _find;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal ShowCrossTab(FindPrisoners find, IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_find, _factory, _dialect, _access) = (find, factory, dialect, access);

    /// <summary>The cross-tab of a list. The question's page counts for nothing.</summary>
    public async Task<Outcome<CrossTab>> Handle(CurrentUser user, PrisonerQuestion question, MatrixSides sides,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<CrossTab>.Failed(refused);
        var list = await _find.Totals(user, question, cancel);
        if (!list.Succeeded) return Outcome<CrossTab>.Failed(list.Problems);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Of(db, user, list.Value, sides, cancel);
    }

    /// <summary>The cross-tab of a list that this user was just given.</summary>
    internal async Task<Outcome<CrossTab>> Of(CaseTrackerDb db, CurrentUser user, PrisonerList list, MatrixSides sides,
        CancellationToken cancel)
    {
        if (sides.Rows == sides.Columns) return Outcome<CrossTab>.Failed(new Problem("PrisonerPages.SameAxes", sides.Rows.Label));
        var sql = new PrisonerSql(_dialect.Provider, list.Question, list.KnownAt, user.Clearance,
            await PrisonerSql.Ids(db, list.Question, user.Clearance, cancel, counts: true));
        var counted = await MatrixBySql.Count(db, sql, sides, null, user.Clearance, cancel);
        return counted.Succeeded ? Outcome<CrossTab>.Of(new(counted.Value, list)) : Outcome<CrossTab>.Failed(counted.Problems);
    }
}
