using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Finds the records that a new one may be (<see cref="SameTelling"/>), asks which it is, and makes of "the same" another source
/// for the one that stands. What the viewer may not see is neither asked about nor cited.</summary>
internal static class SecondSources
{
    /// <summary>The records of the same person or case that the new one may be, the earliest recorded first.</summary>
    public static async Task<IReadOnlyList<StoredRecord>> Among<T>(CaseTrackerDb db, FieldCatalogue<T> catalogue, T told,
        Clearance clearance, CancellationToken cancel) where T : class, new()
    {
        if (!SameTelling.IsDeclared(catalogue)) return [];
        var type = RecordTypes.All[catalogue.Kind];
        var owner = type.Fields.First(field => field.Owner);
        if (owner.Get(told) is not long of || of == 0) return [];
        var seen = await new SeenSql(db, clearance).Among(catalogue.Kind, await type.Referring(db, owner, of).ToListAsync(cancel), cancel);
        if (seen.Count == 0) return [];
        var reported = await Reported(db, catalogue, seen, clearance, cancel);
        return [.. (await type.Standing(db, seen, cancel)).OrderBy(stored => stored.Id)
            .Where(stored => SameTelling.CanBe(catalogue, (T)stored.Details, told, field => reported[(stored.Id, field)]))];
    }

    /// <summary>The question which of them it is; null where none can be.</summary>
    public static async Task<Problem?> Asked<T>(CaseTrackerDb db, FieldCatalogue<T> catalogue, T told, Clearance clearance,
        CancellationToken cancel) where T : class, new() =>
        await Among(db, catalogue, told, clearance, cancel) is { Count: > 0 } likely
            ? new Problem("Records.SameOrAnother", await Question(db, catalogue, likely, clearance, cancel)) : null;

    /// <summary>The save itself, or where it was answered that this is one on record, the save of the record that stands: what it leaves
    /// empty is filled (<see cref="SameTelling.Fills"/>), what it says otherwise stays, and the citations are added. What is to be more
    /// closed than the record fills nothing in it, and its citations are as closed as it was to be.</summary>
    public static async Task<Outcome<Save<T>>> Joined<T>(WriteContext work, FieldCatalogue<T> catalogue, Save<T> save,
        CancellationToken cancel)
        where T : class, new()
    {
        if (save is not { Id: null, Same.Id: { } answer }) return Outcome<Save<T>>.Of(save);
        var (told, clearance) = (save.Details, work.CurrentUser.Clearance);
        var likely = await Among(work.Db, catalogue, told, clearance, cancel);
        if (likely.FirstOrDefault(one => one.Id == answer) is not { } same)
            return Outcome<Save<T>>.Failed(new NotFound(catalogue.Kind,
                await Question(work.Db, catalogue, likely, clearance, cancel)));
        var stands = (T)same.Details;
        var cited = save.Citations.Select(citation => citation.Field).ToHashSet();
        var typed = catalogue.Fields.Where(field => !field.Owner && !SameTelling.IsBlank(field, field.Get(told))
            && SensitivityRules.Of(field, stands) <= clearance).ToList();
        var fills = save.Confidentiality > same.Level ? [] : typed.Where(field => SameTelling.Fills(catalogue, field, stands, told)
            && (field.Ties ? cited.Contains(field.Key) : field.Sourced || field.Kind is not FieldKind.Day)).ToList();
        // What the record does not take stands in its citation only.
        var otherwise = typed.Where(field => field.Sourced && !fills.Contains(field) && !Equals(field.Get(stands), field.Get(told)))
            .ToList();
        if (save.Citations.Count == 0 || otherwise.Any(field => !field.Ties && !cited.Contains(field.Key)))
            return Outcome<Save<T>>.Failed(new Problem("Records.SameWithoutSource"));

        var filled = catalogue.Copy(stands);
        foreach (var field in fills) field.Set(filled, field.Get(told));
        if (save.Confidentiality <= same.Level)
        {
            Announcement.Published(catalogue, stands, filled, told);
            Announcement.Happened(catalogue, filled, told);
        }
        var level = save.Confidentiality > same.Level ? save.Confidentiality : same.Level;
        return Outcome<Save<T>>.Of(new(same.Id, same.Version, filled, same.Level, ProgramReasons.SecondSource)
        {
            Draft = save.Draft,
            Citations = [.. save.Citations.Where(citation =>
                !otherwise.Any(field => field.Ties && field.Key == citation.Field && !SameTelling.IsBlank(field, field.Get(stands))))
                .Select(citation => Said(citation) with { Level = level })],
        });

        // Without words or a value of its own the citation keeps what was typed.
        NewCitation Said(NewCitation citation) => citation is { Reported: null, Value: null }
            && otherwise.Find(field => field.Key == citation.Field) is { } field
            ? citation with { Reported = field.Get(told) as string, Value = CitedValue.Of(field.Get(told)) } : citation;
    }

    private static async Task<SameQuestion> Question<T>(CaseTrackerDb db, FieldCatalogue<T> catalogue, IReadOnlyList<StoredRecord> likely,
        Clearance clearance, CancellationToken cancel) where T : class, new()
    {
        var names = await LinkNames.For(db, likely.SelectMany(stored => catalogue.Links((T)stored.Details)), clearance, cancel);
        return new(catalogue.Kind, [.. likely.Select(stored => new LikelyRecord(stored.Id, Words(catalogue, stored, names, clearance)))]);
    }

    /// <summary>What the record says in its first fields, as the viewer may read it.</summary>
    private static string Words<T>(FieldCatalogue<T> catalogue, StoredRecord stored, Dictionary<long, string> names,
        Clearance clearance) where T : class, new()
    {
        var details = (T)stored.Type.Redacted(stored, clearance)!.Value.Details;
        var said = catalogue.Fields.Where(field => field is { First: true, Owner: false } && (!field.Ties || field.Tells != Telling.Nothing)
            && (field.Sourced || field.Kind is FieldKind.Text)
                && (field.Tells != Telling.Nothing || !SameTelling.IsBlank(field, field.Get(details))))
            .Select(field => (field.Kind, field.Get(details)) switch
            {
                (FieldKind.Date, var on) => (on as ImpreciseDate)?.Localize() ?? Texts.Localize("PersonPages.NoDate"),
                (FieldKind.Link, long id) => names.GetValueOrDefault(id),
                (FieldKind.Choice, Enum choice) => FieldFormatter.Choice(choice),
                (FieldKind.Text, string text) => text,
                (FieldKind.Whole, int number) => $"{field.Label} {number}",
                (FieldKind.YesNo, _) => field.Label,
                _ => null,
            });
        var kind = catalogue.Find("kind") is null ? catalogue.Kind.Label : null;
        return string.Join(", ", said.Prepend(kind).Where(words => !string.IsNullOrWhiteSpace(words)));
    }

    /// <summary>The values and words that sources within the clearance report of the fields of which one that agrees is enough.</summary>
    private static async Task<ILookup<(long Record, string Field),
        string?>> Reported<T>(CaseTrackerDb db, FieldCatalogue<T> catalogue, List<long> records, Clearance clearance,
        CancellationToken cancel)
        where T : class, new()
    {
        string?[] fields = [.. catalogue.Fields.Where(field => field.Tells == Telling.WhichOf).Select(field => field.Key)];
        var rows = fields.Length == 0 ? [] : await db.Citations.AsNoTracking()
            .Where(row => EF.Parameter(records).Contains(row.RecordId) && fields.Contains(row.Field)).ToListAsync(cancel);
        var seen = (await new SeenSql(db, clearance).Among(RecordKind.Citation, [.. rows.Select(row => row.Id)], cancel)).ToHashSet();
        return rows.Where(row => seen.Contains(row.Id)).ToLookup(row => (row.RecordId, row.Field!), row => row.Value
            ?? (catalogue.Find(row.Field!)!.Kind is FieldKind.Text ? row.Reported : null));
    }
}
