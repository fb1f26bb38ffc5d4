using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Records;

/// <summary>Keeps the folded texts, and the sort names that come of them, in step with the records, in the transaction that
/// writes them.</summary>
internal static class KeepFoldedTexts
{
    public static readonly Projection Projection = new("FoldedTexts", TextFold.Version + 1, "FoldedTexts", MakeAnew);

    private const int Batch = 500;

    // Nobody searches what a source says of a field, or a choice between such words.
    private static readonly Dictionary<Type, RecordType> Searched = RecordTypes.All.Values
        .Where(type => !type.Kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement, RecordKind.FigureChoice))
            .ToDictionary(type => type.RowType);

    /// <summary>Whether a row is of a kind that is searched.</summary>
    public static bool Has(object row) => Searched.ContainsKey(row.GetType());

    /// <summary>Of the rows as they stand now; runs in the caller's transaction. A closed version of a fact says nothing any
    /// more.</summary>
    /// <param name="stood">Those of records that stood before: there may be texts of them.</param>
    public static async Task For(CaseTrackerDb db, IReadOnlyCollection<object> rows, IReadOnlySet<object> stood, CancellationToken cancel)
    {
        foreach (var batch in rows.Where(row => row is not IFactRow { KnownTo: not null }).Chunk(Batch))
        {
            var ids = batch.Where(stood.Contains).Select(Id).Distinct().ToArray();
            if (ids.Length > 0)
                await db.FoldedTexts.Where(text => EF.Parameter(ids).Contains(text.RecordId)).ExecuteDeleteAsync(cancel);
            await db.Insert([.. batch.DistinctBy(Id).SelectMany(row => Texts(db, row))], cancel);
            foreach (var kind in batch.Select(row => (Type: Searched[row.GetType()], Id: Id(row))).Where(row => SortNames.Has(row.Type))
                .GroupBy(row => row.Type, row => row.Id))
                await SortNames.Keep(db, kind.Key, cancel, kind);
        }
    }

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.FoldedTexts.ExecuteDeleteAsync(cancel);
        var done = 0;
        foreach (var type in Searched.Values)
        {
            var last = 0L;
            while (await type.Rows(db, last, Batch, cancel) is { Count: > 0 } rows)
            {
                await db.Insert([.. rows.SelectMany(row => Texts(db, row))], cancel);
                (last, done) = (Id(rows[^1]), done + rows.Count);
            }
            if (SortNames.Has(type)) await SortNames.Keep(db, type, cancel);
        }
        if (done > 0) log.LogInformation("Texts of {Done} records made ready to be searched", done);
        return done;
    }

    private static IEnumerable<FoldedTextRow> Texts(CaseTrackerDb db, object row) =>
        Searched[row.GetType()].Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText)
        .Select(field => new FoldedTextRow
        {
            RecordId = Id(row),
            Field = field.Key,
            Text = field.SealedAs is null ? TextFold.Of(field.Get(row) as string) : Blinded(db, field.Get(row) as string),
            SortKey = field is { Kind: FieldKind.Text, SealedAs: null } ? SortKey.Of(field.Get(row) as string) : null
        })
        .Where(text => text.Text.Length > 0);

    /// <summary>What an identity is found by: keyed hashes of its exact words. Of one whose key is missing nothing.</summary>
    private static string Blinded(CaseTrackerDb db, string? text) => text is null || SealedText.Is(text) ? ""
        : string.Join(' ', IdentityWords.Of(text).Select(db.Identities.Blind));

    private static long Id(object row) => TouchedRecord.IdOf(row);
}
