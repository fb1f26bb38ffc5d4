using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
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
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ShowLedger(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    public Task<Outcome<Ledger>> Handle(CurrentUser user, LedgerQuestion question, CancellationToken cancel = default) =>
        Handle(user, question, LedgerQuestion.PageSize, cancel);

    /// <summary>The same with every entry on one page, for an export.</summary>
    internal Task<Outcome<Ledger>> All(CurrentUser user, LedgerQuestion question, CancellationToken cancel) =>
        Handle(user, question with { Page = 1 }, int.MaxValue, cancel);

    private async Task<Outcome<Ledger>> Handle(CurrentUser user, LedgerQuestion question, int pageSize, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Ledger>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (items, heldBack) = await Items(db, user.Clearance, cancel);
        var names = await LinkNames.For(db, items.Select(item => item.OfId), user.Clearance, cancel);
        string Topic(Item item) => item.Counted is not { } counted ? item.Topic!
            : Texts.Localize("Ledger.CountOf", names.GetValueOrDefault(item.OfId ?? 0) ?? "", string.Join(", ",
                new[] { FieldFormatter.Choice(counted.Stage), counted.Whom == CountedWhom.Everybody
                    ? null : FieldFormatter.Choice(counted.Whom), counted.Day?.Localize() }.OfType<string>()));
        var groups = items.GroupBy(item => item.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Topic: Topic(group.First()), Items: group.ToList()))
            .Where(group => Holds(question.Text, group.Topic, group.Items.Select(item => names.GetValueOrDefault(item.OfId ?? 0))))
            .OrderByDescending(group => group.Items.Sum(item => item.Citations)).ThenBy(group => group.Topic, StringComparer.CurrentCulture)
                .ToList();
        var page = groups.Skip((question.Page - 1) * pageSize).Take(pageSize).ToList();
        var added = groups.Where(group => question.Add?.Contains(group.Key, StringComparer.Ordinal) ?? false).ToList();
        var read = await Read(db, [.. page.Concat(added).SelectMany(group => group.Items)], user.Clearance, cancel);
        var entries = page.Select(group => read.Entry(group.Key, group.Topic, group.Items, names)).ToList();
        var sums = LedgerSums.Of([.. added.Select(group => read.Entry(group.Key, group.Topic, group.Items, names))]);
        return Outcome<Ledger>.Of(new Ledger(entries, groups.Count, sums, read.Citations, heldBack));
    }

    private static bool Holds(string text, string topic, IEnumerable<string?> names) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => topic.Contains(word, StringComparison.CurrentCultureIgnoreCase)
            || names.Any(name => name?.Contains(word, StringComparison.CurrentCultureIgnoreCase) ?? false));

    private static async Task<(List<Item> Items, int HeldBack)> Items(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel)
    {
        var said = db.Citations.Where(one => one.Field == "count").VisibleTo(clearance);
        var figures = await db.Figures.AsNoTracking().VisibleTo(clearance)
            .Select(row => new
            {
                row.Id,
                row.Subject,
                row.Topic,
                row.Unit,
                row.CaseId,
                row.PersonId,
                row.OrganisationId,
                Citations = said.Count(one => one.RecordId == row.Id)
            }).ToListAsync(cancel);
        var counts = await db.GroupCounts.AsNoTracking().VisibleTo(clearance)
            .Select(row => new
            {
                row.FactId,
                row.PersonId,
                row.Stage,
                row.Whom,
                row.On,
                Citations = said.Count(one => one.RecordId == row.FactId)
            }).ToListAsync(cancel);
        var all = await db.Figures.CountAsync(row => row.DeletedAt == null, cancel)
            + await db.GroupCounts.CountAsync(row => row.KnownTo == null
            && db.People.Any(person => person.Id == row.PersonId && person.DeletedAt == null), cancel);
        var items = figures.Select(row => new Item(row.Id, RecordKind.Figure,
            Key(row.Topic, row.Subject, row.Unit, row.CaseId ?? row.PersonId ?? row.OrganisationId), row.Topic
            ?? row.Subject, null, row.Unit, row.CaseId ?? row.PersonId ?? row.OrganisationId, row.Citations))
            .Concat(counts.Select(row => new Item(row.FactId, RecordKind.GroupCount,
                string.Create(CultureInfo.InvariantCulture,
                $"{row.PersonId}-{row.Stage}-{row.Whom}{(row.Stage == CountStage.Held ? $"-{row.On?.Edtf}" : "")}"),
                null, (row.Stage, row.Whom, row.Stage == CountStage.Held ? row.On : null), FigureUnit.Persons, row.PersonId,
                    row.Citations))).ToList();
        return (items, all - items.Count);
    }

    // The team says by a topic that figures count the same; the same subject in two cases does not say so.
    private static string Key(string? topic, string subject, FigureUnit unit, long? of) => topic is null
        ? string.Create(CultureInfo.InvariantCulture, $"{CitationRules.Plain(subject)}-{unit}-{of}")
            : $"{CitationRules.Plain(topic)}-{unit}";

    private async Task<LedgerReading> Read(CaseTrackerDb db, IReadOnlyCollection<Item> items, Confidentiality clearance,
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
        var choices = await db.FigureChoices.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.FigureId)).VisibleTo(clearance)
            .OrderBy(row => row.Id).ToListAsync(cancel);
        var made = await LastChanges.Of(db, choices.Select(choice => choice.Id), cancel);
        var people = items.Select(item => item.OfId).Concat(figures.Values.Select(row => row.PersonId)).OfType<long>().Distinct().ToArray();
        var cases = await db.Participants.AsNoTracking().Where(row => row.PersonId != null
            && EF.Parameter(people).Contains(row.PersonId.Value)).VisibleTo(clearance)
            .Select(row => new { PersonId = row.PersonId!.Value, row.CaseId }).ToListAsync(cancel);
        return new LedgerReading(figures, counts, reporters, citations, members, cases.ToLookup(row => row.PersonId, row => row.CaseId),
            choices, made);
    }

    /// <summary>A figure or a count, as little of it as finds and names its entry. A count of those held is a count of its day.</summary>
    internal sealed record Item(long Id, RecordKind Kind, string Key, string? Topic,
        (CountStage Stage, CountedWhom Whom, ImpreciseDate? Day)? Counted, FigureUnit Unit, long? OfId, int Citations);
}
