using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Reads what happened to people and what else is on record of a day of theirs, whatever its level. A day on which others
/// assessed, listed, counted or answered is one by which it had happened. Spans of a life (memberships, relations) are none: a child's
/// relation to its father begins with the birth.</summary>
internal static class AgedFactRows
{
    public static async Task<List<AgedFactRow>> Of(CaseTrackerDb db, long[] people, CancellationToken cancel) =>
    [
        .. await Custody(db, people, cancel), .. await Prosecution(db, people, cancel), .. await Spine(db, people, cancel),
        // Without a day of their own these say nothing of an age that their record does not.
        .. (await Later(db, people, cancel)).Where(row => row.IsDated), .. await OfGroups(db, people, cancel),
    ];

    private static async Task<List<AgedFactRow>> Custody(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var stays = Current(db.Stays, people);
        return
        [
            .. await Current(db.CustodyEvents, people)
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.CustodyEvent, row.Confidentiality,
                    row.On, row.Header.CreatedAt, row.PublishedOn, row.Age)).ToListAsync(cancel),
            .. await stays
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Stay, row.Confidentiality,
                    row.From, row.Header.CreatedAt, row.PublishedOn, null)).ToListAsync(cancel),
            .. (await stays
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Stay, row.Confidentiality,
                    row.To, row.Header.CreatedAt, row.PublishedOn, null)).ToListAsync(cancel)).Where(row => row.IsDated),
            .. await Current(db.WelfareReports, people)
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.WelfareReport, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
        ];
    }

    private static async Task<List<AgedFactRow>> Prosecution(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var (charges, sentences) = (Current(db.Charges, people), Current(db.Sentences, people));
        return
        [
            .. await charges
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Charge, row.Confidentiality,
                    row.On, row.Header.CreatedAt, row.PublishedOn, null)).ToListAsync(cancel),
            .. await sentences
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Sentence, row.Confidentiality,
                    row.On, row.Header.CreatedAt, row.PublishedOn, null)).ToListAsync(cancel),
            // Nobody knows of an outcome or an appeal without any day that it was decided on another day than the charge or the judgment.
            .. (await charges
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Charge, row.Confidentiality,
                    row.OutcomeOn, row.Header.CreatedAt, row.OutcomePublishedOn, null)).ToListAsync(cancel))
                .Concat(await sentences
                    .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Sentence, row.Confidentiality,
                        row.AppealOn, row.Header.CreatedAt, row.AppealPublishedOn, null)).ToListAsync(cancel))
                .Where(row => row.IsDated || row.PublishedOn is not null),
        ];
    }

    private static async Task<List<AgedFactRow>> Spine(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var (parts, events, acts) = (Standing(db.Participants), Standing(db.Events), Standing(db.TransnationalActs));
        return
        [
            .. await parts.Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Select(row => new AgedFactRow(row.PersonId!.Value, row.Id, RecordKind.Participant, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await events.Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Select(row => new AgedFactRow(row.PersonId!.Value, row.Id, RecordKind.Event, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await acts.Where(row => EF.Parameter(people).Contains(row.TargetId!.Value))
                .Select(row => new AgedFactRow(row.TargetId!.Value, row.Id, RecordKind.TransnationalAct, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await acts.Where(row => EF.Parameter(people).Contains(row.RelativeId!.Value))
                .Select(row => new AgedFactRow(row.RelativeId!.Value, row.Id, RecordKind.TransnationalAct, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Standing(db.Involvements).Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Join(events, part => part.EventId, happened => happened.Id, (part, happened) => new AgedFactRow(
                    part.PersonId!.Value, part.Id, RecordKind.Involvement, part.Confidentiality, happened.On, happened.Header.CreatedAt,
                        null, null)).ToListAsync(cancel),
        ];
    }

    private static async Task<List<AgedFactRow>> Later(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var responses = Standing(db.Responses);
        return
        [
            .. await Current(db.Assessments, people)
                .Select(row => new AgedFactRow(row.PersonId, row.FactId, RecordKind.Assessment, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await responses.Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Select(row => new AgedFactRow(row.PersonId!.Value, row.Id, RecordKind.Response, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await responses.Where(row => EF.Parameter(people).Contains(row.ByPersonId!.Value))
                .Select(row => new AgedFactRow(row.ByPersonId!.Value, row.Id, RecordKind.Response, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Standing(db.Sanctions).Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Select(row => new AgedFactRow(row.PersonId!.Value, row.Id, RecordKind.Sanction, row.Confidentiality,
                    row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Standing(db.Figures).Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Select(row => new AgedFactRow(row.PersonId!.Value, row.Id, RecordKind.Figure, row.Confidentiality,
                    row.AsOf, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
        ];
    }

    /// <summary>Who is named as a member of a group was among those who reached the stage, on the day of its count.</summary>
    private static async Task<List<AgedFactRow>> OfGroups(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var rows = await Current(db.IdentityLinks, people).Where(link => link.Kind == IdentityLinkKind.MemberOfGroup)
            .Join(Standing(db.People), link => link.OtherPersonId, group => group.Id,
                (link, group) => new
                {
                    link.PersonId,
                    link.OtherPersonId,
                    link.Stage,
                    Link = link.Confidentiality,
                    Group = group.Confidentiality
                })
            .Join(db.GroupCounts.Where(count => count.KnownTo == null), member => new { Id = member.OtherPersonId, member.Stage },
                count => new { Id = count.PersonId, count.Stage },
                (member, count) => new
                {
                    member.PersonId,
                    member.Link,
                    member.Group,
                    count.FactId,
                    count.Confidentiality,
                    count.On,
                    count.Header.CreatedAt
                })
            .ToListAsync(cancel);
        return [.. rows.Select(row => new AgedFactRow(
            row.PersonId, row.FactId, RecordKind.GroupCount, new[] { row.Link, row.Group, row.Confidentiality }.Max(), row.On,
                row.CreatedAt)).Where(row => row.IsDated)];
    }

    private static IQueryable<TRow> Current<TRow>(IQueryable<TRow> rows, long[] people) where TRow : class, IFactRow =>
        rows.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId) && row.KnownTo == null);

    private static IQueryable<TRow> Standing<TRow>(IQueryable<TRow> rows) where TRow : class, IRecordRow =>
        rows.AsNoTracking().Where(row => row.DeletedAt == null);
}
