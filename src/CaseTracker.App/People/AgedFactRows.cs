using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Reads what happened to people and what else is on record of a day of theirs, whatever its level: all kinds in one statement. A
/// day on which others assessed, listed, counted or answered is one by which it had happened. Spans of a life (memberships, relations) are
/// none: a child's relation to its father begins with the birth.</summary>
internal static class AgedFactRows
{
    private const string Dated = "(r.{0}_Earliest IS NOT NULL OR r.{0}_Latest IS NOT NULL)";

    /// <summary>A day that records of a kind hold.</summary>
    /// <param name="Of">The column that says whose.</param>
    /// <param name="On">The date's columns.</param>
    /// <param name="Published">The column of the day by which it had happened; null where there is none.</param>
    /// <param name="If">What else must hold of <c>r</c>; null: nothing.</param>
    private sealed record Day(RecordKind Kind, string Of, string On, string? Published = null, string? If = null, bool Aged = false);

    private static readonly Day[] Days =
    [
        new(RecordKind.CustodyEvent, "PersonId", "On", "PublishedOn", Aged: true),
        new(RecordKind.Stay, "PersonId", "From", "PublishedOn"),
        new(RecordKind.Stay, "PersonId", "To", "PublishedOn", If: Dated),
        new(RecordKind.WelfareReport, "PersonId", "On"),
        new(RecordKind.Charge, "PersonId", "On", "PublishedOn"),
        new(RecordKind.Sentence, "PersonId", "On", "PublishedOn"),
        // Nobody knows of an outcome or an appeal without any day that it was decided on another day than the charge or the judgment.
        new(RecordKind.Charge, "PersonId", "OutcomeOn", "OutcomePublishedOn", If: $"({Dated} OR r.OutcomePublishedOn IS NOT NULL)"),
        new(RecordKind.Sentence, "PersonId", "AppealOn", "AppealPublishedOn", If: $"({Dated} OR r.AppealPublishedOn IS NOT NULL)"),
        new(RecordKind.Participant, "PersonId", "On"),
        new(RecordKind.Event, "PersonId", "On"),
        new(RecordKind.TransnationalAct, "TargetId", "On"),
        new(RecordKind.TransnationalAct, "RelativeId", "On"),
        // Without a day of their own these say nothing of an age that their record does not.
        new(RecordKind.Assessment, "PersonId", "On", If: Dated),
        new(RecordKind.Response, "PersonId", "On", If: Dated),
        new(RecordKind.Response, "ByPersonId", "On", If: Dated),
        new(RecordKind.Sanction, "PersonId", "On", If: Dated),
        new(RecordKind.Figure, "PersonId", "AsOf", If: Dated),
    ];

    private static readonly string[] Date = ["Text", "Edtf", "Basis", "Note", "Earliest", "Latest", "Extent", "Qualified"],
        Number = ["Bound", "Low", "High", "Text"];

    public static async Task<List<AgedFactRow>> Of(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var seen = new SeenSql(db, Confidentiality.Confidential);
        return
        [
            .. await db.Answers(db.TextOnce(nameof(AgedFactRows), () => string.Join(" UNION ALL ", Days.Select(Read).Append(Involved()))),
                Fact, cancel, seen.AmongIds(people)),
            .. await OfGroups(db, people, cancel),
        ];

        string Read(Day day)
        {
            var type = RecordTypes.All[day.Kind];
            var id = SeenSql.Id(type, "r");
            var condition = day.If is null ? "" : $" AND {string.Format(CultureInfo.InvariantCulture, day.If, day.On)}";
            return $"{Said(day, id, "r", id)} FROM {seen.Table(type)} r WHERE {seen.IsAmong($"r.{day.Of}")} "
                + $"AND r.{(type.IsFact ? "KnownTo" : "DeletedAt")} IS NULL{condition}";
        }

        // The day of an event is a day of all who had a part in it.
        string Involved() => $"{Said(new(RecordKind.Involvement, "PersonId", "On"), "r.Id", "e", "e.Id")} FROM Involvements r "
            + $"JOIN Events e ON e.Id = r.EventId AND e.DeletedAt IS NULL WHERE {seen.IsAmong("r.PersonId")} AND r.DeletedAt IS NULL";

        // The date stands in "dated"; what a kind has no column for is empty. The header is asked, and not joined: SQLite would go through
        // all headers first.
        string Said(Day day, string id, string dated, string recorded) => $"SELECT r.{day.Of} AS PersonId, {id} AS RecordId, "
            + $"'{day.Kind}' AS Kind, r.Confidentiality AS Level, (SELECT h.CreatedAt FROM Records h WHERE h.Id = {recorded}) AS Recorded, "
            + $"{(day.Published is null ? "NULL" : $"r.{day.Published}")} AS PublishedOn"
            + string.Concat(Date.Select(part => $", {dated}.{day.On}_{part} AS On{part}"))
            + string.Concat(Number.Select(part => $", {(day.Aged ? $"r.Age_{part}" : "NULL")} AS Age{part}"));
    }

    // In the order of the statement's columns: whose, what, its level, when it was recorded, the day by which it had happened, date, age.
    private static AgedFactRow Fact(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), new RecordKind(row.GetString(2)),
        Enum.Parse<Confidentiality>(row.GetString(3)), row.IsDBNull(6) ? null : new ImpreciseDate(row.GetString(6), row.GetString(7),
            Enum.Parse<DateBasis>(row.GetString(8)), Text(row, 9), On(row, 10), On(row, 11), Enum.Parse<DateExtent>(row.GetString(12)),
            row.GetBoolean(13)),
        DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc), On(row, 5), row.IsDBNull(17) ? null
            : new BoundedNumber(Enum.Parse<NumberBound>(row.GetString(14)), Amount(row, 15), Amount(row, 16), row.GetString(17)));

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static DateOnly? On(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);

    private static decimal? Amount(DbDataReader row, int at) => row.IsDBNull(at) ? null : (decimal)row.GetDouble(at);

    /// <summary>Who is named as a member of a group was among those who reached the stage, on the day of its count.</summary>
    private static async Task<List<AgedFactRow>> OfGroups(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var rows = await db.IdentityLinks.AsNoTracking().Where(link => EF.Parameter(people).Contains(link.PersonId) && link.KnownTo == null
            && link.Kind == IdentityLinkKind.MemberOfGroup)
            .Join(db.People.Where(group => group.DeletedAt == null), link => link.OtherPersonId, group => group.Id,
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
}
