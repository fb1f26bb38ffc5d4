using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Records;

/// <summary>Reads what citations report by the kind of the field that they cite, and finds the words for what is kept.</summary>
internal static class CitedValues
{
    /// <summary>Reads the words of citations from before there were values. Raise the version when more words can be read.</summary>
    public static readonly Projection Projection = new("CitedValues", Version: 1, null, Convert);

    private const int Batch = 1000;

    /// <summary>The value that a source's words mean; null where they can't be read as one of the field's, or where words are all there is
    /// to it.</summary>
    public static string? Read(FieldDescriptor field, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        switch (field.Kind)
        {
            case FieldKind.Text or FieldKind.LongText or FieldKind.Link:
                return null;
            case FieldKind.Number:
                return CitedValue.Of(CitedValue.NumberIn(words));
            case FieldKind.Whole:
                return CitedValue.NumberIn(words) is { Bound: NumberBound.Exactly, Low: { } whole } && whole == decimal.Truncate(whole)
                    && Math.Abs(whole) <= int.MaxValue ? CitedValue.Of((int)whole) : null;
            default:
                var read = FieldReader.Read(field.Kind, field.Choices, new(words));
                return read.Problem is null ? CitedValue.Of(read.Value) : null;
        }
    }

    /// <summary>The citation with the value that it reports, or why the value that it gives is none of the field's.</summary>
    public static async Task<Outcome<CitationDetails>> Valued(WriteContext work, long? edited, CitationDetails citation,
        CancellationToken cancel)
    {
        if (citation.Field is not { } key || await KindOf(work, citation.RecordId, cancel) is not { } kind
            || RecordTypes.All[kind].Find(key) is not { } field) return Outcome<CitationDetails>.Of(citation);
        // A citation keeps the source's words as they are.
        if (field.SealedAs is not null)
            return Outcome<CitationDetails>.Failed(new Invalid("reported", "Errors.IdentityNotCited", field.Label));
        if (string.IsNullOrWhiteSpace(citation.Value) || await Stale(work.Db, edited, citation, cancel))
            return Outcome<CitationDetails>.Of(citation with { Value = Read(field, citation.Reported) });
        var given = citation.Value.Trim();
        var value = field.Kind is not FieldKind.Link ? Read(field, given)
            : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && await Linked(work, id, field.LinkTo, cancel) ? given : null;
        return value is null && field.Kind is not (FieldKind.Text or FieldKind.LongText)
            ? Outcome<CitationDetails>.Failed(new Invalid("reported", "Errors.CitedValueUnread", field.Label, given))
            : Outcome<CitationDetails>.Of(citation with { Value = value });
    }

    /// <summary>What a viewer reads of each value that has no words of its own: in the interface's language, and for a record its name as
    /// the viewer may see it.</summary>
    public static async Task<Func<long, string?, string?, string?>> Words(CaseTrackerDb db,
        IReadOnlyCollection<(long Record, string? Field, string? Value)> values, Clearance clearance, CancellationToken cancel)
    {
        var kinds = new Dictionary<long, RecordKind>();
        foreach (var batch in values.Where(of => of is { Value: not null, Field: not null }).Select(of => of.Record).Distinct()
            .Chunk(Batch))
            foreach (var (id, kind) in await db.Kinds(batch, cancel)) kinds[id] = kind;
        var links = values.Where(of => FieldOf(of.Record, of.Field) is { Kind: FieldKind.Link }).Select(of => Id(of.Value)).ToList();
        var names = links.Count == 0 ? [] : await LinkNames.For(db, links, clearance, cancel);
        return (record, field, value) => value is null || FieldOf(record, field) is not { } known ? null
            : known.Kind is not FieldKind.Link ? CitedValue.Localize(known.Kind, known.Choices, value)
            : Id(value) is { } id ? names.GetValueOrDefault(id, Texts.Localize("PersonPages.Restricted")) : null;

        FieldDescriptor? FieldOf(long record, string? field) => field is not null && kinds.TryGetValue(record, out var kind)
            ? RecordTypes.All[kind].Find(field) : null;
        static long? Id(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>The field's value behind what is kept; null where it is none.</summary>
    public static object? Typed(FieldDescriptor field, string value) => field.Kind is FieldKind.Link
        ? long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null
        : FieldReader.Read(field.Kind, field.Choices, new(value)).Value;

    /// <summary>Somebody mended the words of a citation and left the value that was read from the old ones.</summary>
    private static async Task<bool> Stale(CaseTrackerDb db, long? edited, CitationDetails citation, CancellationToken cancel) =>
        edited is { } id && await db.Citations.AsNoTracking().Where(row => row.Id == id).Select(row => new { row.Reported, row.Value })
            .SingleOrDefaultAsync(cancel) is { } before
        && before.Value == citation.Value && before.Reported != citation.Reported;

    private static async Task<RecordKind?> KindOf(WriteContext work, long record, CancellationToken cancel) =>
        work.Saved.TryGetValue(record, out var saved) ? saved
        : (await work.Db.Known.Of(record, cancel))?.Kind;

    private static async Task<bool> Linked(WriteContext work, long id, RecordKind? kind, CancellationToken cancel) =>
        work.Saved.TryGetValue(id, out var saved) ? kind is null
            || saved == kind : await RecordSight.Sees(work, id, cancel, kind);

    private static async Task<int> Convert(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var (done, last) = (0, 0L);
        while (await db.Citations.Where(row => row.Id > last && row.Field != null && row.Reported != null && row.Value == null)
            .OrderBy(row => row.Id).Take(Batch)
            .Join(db.Headers, row => row.RecordId, header => header.Id,
                (row, header) => new { row.Id, row.Field, row.Reported, header.Kind }).ToListAsync(cancel) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                if (RecordTypes.All[row.Kind].Find(row.Field!) is { } field && Read(field, row.Reported) is { } value)
                {
                    await db.Citations.Where(citation => citation.Id == row.Id)
                        .ExecuteUpdateAsync(set => set.SetProperty(citation => citation.Value, value), cancel);
                    done++;
                }
            last = rows.Max(row => row.Id);
            log.LogInformation("Values read for {Done} citations", done);
        }
        return done + await ConvertChoices(db, cancel);
    }

    private static async Task<int> ConvertChoices(CaseTrackerDb db, CancellationToken cancel)
    {
        var rows = await db.Settlements.AsNoTracking().Where(row => row.WeighedValues == "" && row.Weighed != "")
            .Join(db.Headers, row => row.RecordId, header => header.Id,
                (row, header) => new { row.Id, row.Field, row.Weighed, header.Kind }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            var field = RecordTypes.All[row.Kind].Find(row.Field);
            var values = ConflictResolutionRules.WeighedValues(row.Weighed.Split('\n')
                .Select(words => (field is null ? null : Read(field, words), (string?)words)));
            await db.Settlements.Where(settlement => settlement.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(settlement => settlement.WeighedValues, values), cancel);
        }
        return rows.Count;
    }
}
