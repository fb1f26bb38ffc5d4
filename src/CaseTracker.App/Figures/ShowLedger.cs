using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Figures;

/// <summary>Shows all reports of each number side by side, who they come from, how they stand to each other, and which the team
/// prints.</summary>
public sealed class ShowLedger
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ShowLedger(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    public Task<Outcome<Ledger>> Handle(CurrentUser user, LedgerQuestion question, CancellationToken cancel = default) =>
        Handle(user, question, LedgerQuestion.PageSize, cancel);

    /// <summary>The same with every entry on one page, for an export.</summary>
    internal Task<Outcome<Ledger>> All(CurrentUser user, LedgerQuestion question, CancellationToken cancel) =>
        Handle(user, question with { Page = 1 }, int.MaxValue, cancel);

    private async Task<Outcome<Ledger>> Handle(CurrentUser user, LedgerQuestion question, int pageSize, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Ledger>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var sql = new LedgerSql(db, _dialect.Provider, question.Text, user.Clearance);
        var (page, total) = await sql.Page(question.Page, pageSize, cancel);
        var added = question.Add is { Count: > 0 } keys ? await sql.Among(keys, cancel) : [];
        var items = await sql.Of([.. page, .. added], cancel);
        var names = await LinkNames.For(db, items.SelectMany(entry => entry).Select(item => item.OfId), user.Clearance, cancel);
        var read = await Read(db, [.. items.SelectMany(entry => entry)], user.Clearance, cancel);
        return Outcome<Ledger>.Of(new Ledger([.. page.Select(Entry)], total, LedgerSums.Of([.. added.Select(Entry)]), read.Citations,
            await sql.HeldBack(cancel)));

        LedgerEntry Entry(string key) => read.Entry(key, [.. items[key]], names);
    }

    private async Task<LedgerReading> Read(CaseTrackerDb db, IReadOnlyCollection<LedgerItem> items, Clearance clearance,
        CancellationToken cancel)
    {
        var ids = items.Select(item => item.Id).Distinct().ToArray();
        var figures = await db.Figures.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancel);
        var counts = await db.GroupCounts.AsNoTracking().Where(row => row.KnownTo == null && EF.Parameter(ids).Contains(row.FactId))
            .ToDictionaryAsync(row => row.FactId, cancel);
        var reporters = await LinkNames.For(db, figures.Values.Select(row => row.ReporterId)
            .Concat(counts.Values.Select(row => row.ReporterId)), clearance, cancel);
        var citations = await ReadCitations.For(db, ids, clearance, cancel);
        var members = await PrisonerRows.Members(db, [.. counts.Values.Select(row => row.PersonId).Distinct()],
            _clock.GetUtcNow().UtcDateTime, clearance, cancel);
        var choices = await db.Set<FigureChoiceRow>().AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.FigureId))
            .VisibleTo(clearance)
            .OrderBy(row => row.Id).ToListAsync(cancel);
        var made = await LastChanges.Of(db, clearance, choices.Select(choice => choice.Id), cancel);
        var people = items.Select(item => item.OfId).Concat(figures.Values.Select(row => row.PersonId)).OfType<long>().Distinct().ToArray();
        var cases = await db.Participants.AsNoTracking().Where(row => row.PersonId != null
            && EF.Parameter(people).Contains(row.PersonId.Value)).VisibleTo(clearance)
            .Select(row => new { PersonId = row.PersonId!.Value, row.CaseId }).ToListAsync(cancel);
        return new LedgerReading(figures, counts, reporters, citations, members, cases.ToLookup(row => row.PersonId, row => row.CaseId),
            choices, made);
    }
}
