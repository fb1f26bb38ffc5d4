using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Shows one fact with its earlier versions: what was known before a correction stays readable.</summary>
public sealed class ShowFact
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowFact(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public Task<Outcome<FactPage<StayDetails>>> Stay(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<StayRow, StayDetails>(user, id, StayDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<CustodyEventDetails>>> CustodyEvent(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<CustodyEventRow, CustodyEventDetails>(user, id, CustodyEventDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<ChargeDetails>>> Charge(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<ChargeRow, ChargeDetails>(user, id, ChargeDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<SentenceDetails>>> Sentence(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<SentenceRow, SentenceDetails>(user, id, SentenceDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<MembershipDetails>>> Membership(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<MembershipRow, MembershipDetails>(user, id, MembershipDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<RelationDetails>>> Relation(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<RelationRow, RelationDetails>(user, id, RelationDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<WelfareReportDetails>>> WelfareReport(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<WelfareReportRow, WelfareReportDetails>(user, id, WelfareReportDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<AssessmentDetails>>> Assessment(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<AssessmentRow, AssessmentDetails>(user, id, AssessmentDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<GroupCountDetails>>> GroupCount(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<GroupCountRow, GroupCountDetails>(user, id, GroupCountDetails.Catalogue, cancel);

    public Task<Outcome<FactPage<IdentityLinkDetails>>> IdentityLink(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<IdentityLinkRow, IdentityLinkDetails>(user, id, IdentityLinkDetails.Catalogue, cancel);

    /// <summary>What kind of fact an id names. A fact that the viewer may not see is told as one that does not exist.</summary>
    public async Task<Outcome<RecordKind>> KindOf(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordKind>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var header = await db.Headers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel);
        return header is not null && await RecordSight.Sees(db, id, user.Clearance, cancel)
            ? Outcome<RecordKind>.Of(header.Kind)
            : Outcome<RecordKind>.Failed(new NotFound());
    }

    private async Task<Outcome<FactPage<T>>> Show<TRow, T>(CurrentUser user, long id, FieldCatalogue<T> catalogue, CancellationToken cancel)
        where TRow : class, T, IFactRow where T : class, new()
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FactPage<T>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<TRow>().AsNoTracking().Where(row => row.FactId == id).OrderByDescending(row => row.KnownFrom)
            .ThenByDescending(row => row.Version).ToListAsync(cancel);
        if (rows.Find(row => row.KnownTo is null) is not { } current || !await RecordSight.Sees(db, id, user.Clearance, cancel))
            return Outcome<FactPage<T>>.Failed(new NotFound(catalogue.Kind));

        // Reasons are free text about values that a reader may not see: they are for those who edit.
        var corrections = user.Role.May(Permission.EditRecords)
            ? await db.AuditEntries.AsNoTracking().Where(entry => entry.RecordId == id && entry.Action == AuditAction.Corrected)
                .ToListAsync(cancel)
            : [];
        var actors = await ActorNames.For(db, corrections.Select(entry => (entry.AccountId, entry.ActorName)), cancel);
        var links = rows.SelectMany(catalogue.Links).Append(current.PersonId);
        var names = await LinkNames.For(db, links, user.Clearance, cancel);
        var earlier = rows.Where(row => row != current).Select(Version).OfType<FactVersion<T>>().ToList();
        return Outcome<FactPage<T>>.Of(new FactPage<T>
        {
            PersonId = current.PersonId,
            PersonName = names[current.PersonId],
            Current = Version(current)!,
            Earlier = earlier,
            LinkNames = names,
            Citations = await ReadCitations.For(db, [id], user.Clearance, cancel),
            HeldBack = rows.Count - 1 - earlier.Count,
        });

        FactVersion<T>? Version(TRow row)
        {
            if (Redaction.For(catalogue, row.FactId, row, row.Confidentiality, row.Version, user.Clearance) is not { } fact) return null;
            var correction = row.Version > 1 ? corrections.Where(entry => entry.At <= row.KnownFrom).MaxBy(entry => entry.At) : null;
            return new FactVersion<T>(fact, row.KnownFrom, row.KnownTo, ProgramReasons.Shown(correction?.Reason), correction is null
                ? null : actors.Of(correction));
        }
    }
}
