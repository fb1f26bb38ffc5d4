using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages;

/// <summary>A record that a form can link to.</summary>
public sealed record Choice(long Id, string Name);

/// <summary>Lists what a form's link can point at: places of detention, places, laws and their articles, courts and other
/// organisations, cases, events, sources. Only what the viewer may see.</summary>
public sealed class ListChoices
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    // What a record is called, or looked for by.
    private static readonly string[] Naming = ["name", "nameKhmer", "title", "titleKhmer", "publisher", "contract", "subject", "topic",
        "number", "heading", "headingKhmer"];

    internal ListChoices(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/> records of a kind whose names hold every word of the text, by name.
    /// Throws <see cref="ArgumentOutOfRangeException"/> for a kind that no form links to so.</summary>
    /// <param name="inCase">Of events, those of this case alone; null: of any.</param>
    public async Task<Outcome<IReadOnlyList<Choice>>> Handle(CurrentUser user, RecordKind kind, string? text, long? inCase = null,
        int most = 20, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<Choice>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<IReadOnlyList<Choice>>.Of(await In(db, user, kind, text, inCase, most, cancel));
    }

    /// <summary>The same for whom the rights were asked already.</summary>
    internal static async Task<IReadOnlyList<Choice>> In(CaseTrackerDb db, CurrentUser user, RecordKind kind, string? text, long? inCase,
        int most, CancellationToken cancel)
    {
        if (kind == RecordKind.Person) return await People(db, user, text, most, cancel);
        if (kind.IsOneOf(RecordKind.Prosecution, RecordKind.Stay)) return await OfPeople(db, user, kind, text, most, cancel);
        if (kind == RecordKind.Event) return await Events(db, user, text, inCase, most, cancel);
        var rows = RecordTypes.Named(db, kind, user.Clearance) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        foreach (var word in TextFold.Words(text))
        {
            var pattern = $"%{LikePattern.Escape(word)}%";
            rows = rows.Where(row => db.FoldedTexts.Any(one => (one.RecordId == row.Id || one.RecordId == row.Within)
                && Naming.Contains(one.Field) && EF.Functions.Like(one.Text, pattern, "\\")));
        }
        var found = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most).ToListAsync(cancel);
        return [.. found.Select(row => new Choice(row.Id, row.Called))];
    }

    private static async Task<IReadOnlyList<Choice>> People(CaseTrackerDb db, CurrentUser user, string? text, int most,
        CancellationToken cancel)
    {
        var ids = await FindPeople.InOrder(FindPeople.ByName(db, text, user.Clearance), user.Clearance).Select(row => (long?)row.Id)
            .Take(most).ToListAsync(cancel);
        var names = await LinkNames.For(db, ids, user.Clearance, cancel);
        return [.. ids.OfType<long>().Where(names.ContainsKey).Select(id => new Choice(id, names[id]))];
    }

    /// <summary>By what happened, when, in which case, and what the source tells of it; the latest first. An event has no name of its
    /// own.</summary>
    private static async Task<IReadOnlyList<Choice>> Events(CaseTrackerDb db, CurrentUser user, string? text, long? inCase, int most,
        CancellationToken cancel)
    {
        var rows = from row in db.Events.AsNoTracking()
                   join id in new SeenSql(db, user.Clearance).Ids(RecordKind.Event) on row.Id equals id
                   join story in db.Cases on row.CaseId equals story.Id
                   where inCase == null || row.CaseId == inCase
                   select new { Event = row, story.Title };
        // As the list writes a choice: "Eviction, January 2012".
        foreach (var word in TextFold.Words(text).Select(word => word.Trim(',')).Where(word => word.Length > 0))
        {
            var pattern = $"%{LikePattern.Escape(word)}%";
            var kinds = Enum.GetValues<EventKind>().Where(kind => TextFold.Of(FieldFormatter.Choice(kind))
                .Contains(word, StringComparison.Ordinal)).ToArray();
            rows = rows.Where(one => kinds.Contains(one.Event.Kind) || EF.Functions.Like(one.Event.On!.Edtf!, pattern, "\\")
                || db.FoldedTexts.Any(said => (said.RecordId == one.Event.Id && (said.Field == "description" || said.Field == "title")
                    || said.RecordId == one.Event.CaseId && Naming.Contains(said.Field))
                    && EF.Functions.Like(said.Text, pattern, "\\")));
        }
        var found = await rows.OrderByDescending(one => one.Event.On!.Latest).ThenBy(one => one.Event.Id).Take(most).ToListAsync(cancel);
        return [.. found.Select(one => new Choice(one.Event.Id,
            string.Join(", ", new[] { one.Event.Title ?? FieldFormatter.Choice(one.Event.Kind), one.Event.On?.Localize(),
            one.Title }.OfType<string>())))];
    }

    /// <summary>Prosecutions or stays, by the name of whose they are.</summary>
    private static async Task<IReadOnlyList<Choice>> OfPeople(CaseTrackerDb db, CurrentUser user, RecordKind kind, string? text, int most,
        CancellationToken cancel)
    {
        long[] people = [.. (await People(db, user, text, most, cancel)).Select(person => person.Id)];
        var found = kind == RecordKind.Stay
            ? db.Stays.Where(row => people.Contains(row.PersonId)).VisibleTo(user.Clearance).Select(row => row.FactId)
            : db.Prosecutions.Where(row => people.Contains(row.PersonId)).VisibleTo(user.Clearance).Select(row => row.Id);
        var ids = await found.Order().Select(id => (long?)id).Take(most).ToListAsync(cancel);
        var names = await LinkNames.For(db, ids, user.Clearance, cancel);
        return [.. ids.OfType<long>().Where(names.ContainsKey).Select(id => new Choice(id, names[id]))];
    }
}
