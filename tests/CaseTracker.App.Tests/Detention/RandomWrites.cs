using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>Writes through the handlers to whatever records there are: fields of any kind set to other values, levels changed, records
/// removed and brought back, citations added, and one of several sources chosen. What rules refuse is not written.</summary>
internal sealed class RandomWrites(TestDatabase database, int seed)
{
#pragma warning disable CA5394 // Chance for tests, not for secrets.
    private static readonly string[] Dates = ["2019", "2023/2024", "2024-11-01", "2024-11", "before 2021", "after 2022", "2024-12-04"],
        Words = ["Test alpha", "Test Beta", " test Alpha ", "incitement", "សាកល្បង"];

    private readonly Random _random = new(seed);

    /// <summary>What was written, for the message of a test; null where a rule refused it.</summary>
    public async Task<string?> One()
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = database.Open();
        var kinds = (await db.Headers.Select(header => header.Kind).Distinct().ToListAsync()).Order().ToArray();
        var kind = Pick(kinds);
        var ids = await db.Headers.Where(header => header.Kind == kind).Select(header => header.Id).ToArrayAsync();
        var stored = (await RecordTypes.Stored(db, Pick(ids), default))!;
        var (what, outcome) = _random.Next(8) switch
        {
            _ when stored.Gone => ("brought back", await database.Get<RemoveRecord>().Restore(Administrator, stored.Id)),
            0 => ("removed", await database.Get<RemoveRecord>().Handle(Administrator, stored.Id, stored.Version, "Test")),
            1 => ("cited", await Cite(db, stored)),
            2 => ("chosen", await Choose(db)),
            3 => ("level", await Save(stored, stored.Details, (Confidentiality)_random.Next(4))),
            _ => ("edited", await Save(stored, await Edited(db, stored), stored.Level)),
        };
        return outcome.Succeeded ? $"{kind} {stored.Id} {what}" : null;
    }

    private Task<Outcome<long>> Save(StoredRecord stored, object details, Confidentiality level) =>
        stored.Type.Save(database.Get<RecordWriter>(), Administrator, stored, details, level, "Test", default);

    private async Task<object> Edited(CaseTrackerDb db, StoredRecord stored)
    {
        var details = stored.Type.Copy(stored.Details);
        foreach (var field in _random.GetItems([.. stored.Type.Fields], 3))
            field.Set(details, field.Kind switch
            {
                FieldKind.Text or FieldKind.LongText => Pick(Words),
                FieldKind.Choice => Pick([.. Enum.GetValues(field.Choices!).Cast<object>()]),
                FieldKind.Date => Date(Pick(Dates)),
                FieldKind.Number => BoundedNumber.Parse("12").Value,
                FieldKind.Whole => _random.Next(5),
                FieldKind.YesNo => _random.Next(2) == 0,
                FieldKind.Day => new DateOnly(2024, _random.Next(12) + 1, 3),
                _ when field.LinkTo is { } to && await db.Headers.Where(header => header.Kind == to).Select(header => header.Id)
                    .ToArrayAsync() is { Length: > 0 } some => Pick(some),
                _ => field.Get(details),
            });
        return details;
    }

    private async Task<Outcome<long>> Cite(CaseTrackerDb db, StoredRecord stored)
    {
        var field = Pick([.. stored.Type.Fields]);
        var article = field.Key == "article"
            ? Pick(await db.LegalArticles.Select(row => row.Id).ToArrayAsync()).ToString(CultureInfo.InvariantCulture) : null;
        return await database.Get<SaveRecord>().Handle<CitationDetails>(Administrator, new(null, 0, new()
        {
            SourceId = Pick(await db.Sources.Select(row => row.Id).ToArrayAsync()),
            RecordId = stored.Id,
            Field = _random.Next(4) == 0 ? null : field.Key,
            Reported = field.Kind == FieldKind.Date ? Pick(Dates) : Pick(Words),
            Value = article,
        }, (Confidentiality)_random.Next(4)));
    }

    private async Task<Outcome<long>> Choose(CaseTrackerDb db)
    {
        var citations = await db.Citations.AsNoTracking().Where(row => row.Field != null && row.DeletedAt == null).ToListAsync();
        var chosen = Pick([.. citations]);
        return await database.Get<ResolveConflict>().Handle(Administrator,
            new ConflictChoice(chosen.RecordId, chosen.Field!, chosen.Id, null, "Test"));
    }

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
#pragma warning restore CA5394
}
