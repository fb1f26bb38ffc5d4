using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>A file that was found.</summary>
/// <param name="Of">The record that it is attached to.</param>
/// <param name="ByText">Its name alone does not hold the words.</param>
public sealed record FoundFile(long Id, string Name, NamedRecord Of, bool ByText);

/// <summary>What a search found among files.</summary>
/// <param name="Found">The last received first.</param>
/// <param name="More">There are more than these.</param>
/// <param name="Beyond">There are older files whose texts were not looked through, for one search looks through so much.</param>
public sealed record FoundFiles(IReadOnlyList<FoundFile> Found, bool More, bool Beyond)
{
    public static FoundFiles None { get; } = new([], More: false, Beyond: false);
}

/// <summary>Finds files by their names and by the words of their texts, for whoever may know of them. Texts stand encrypted in the
/// database, so each that the viewer may know of is opened and looked through.</summary>
public sealed class FindFiles
{
    /// <summary>So many letters of texts are looked through for one question: some half a second.</summary>
    internal const long MostLetters = 60_000_000;

    private const int Batch = 50;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindFiles(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/> files whose name, description and text hold every word; none for a text without a
    /// word.</summary>
    public async Task<Outcome<FoundFiles>> Handle(CurrentUser user, string? text, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FoundFiles>.Failed(refused);
        var words = TextFold.Words(text);
        if (words.Count == 0) return Outcome<FoundFiles>.Of(FoundFiles.None);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var search = new Search(db, user.Clearance, words, most);
        var beyond = await search.Run(cancel);
        var found = search.Found.Take(most).ToList();
        var names = await LinkNames.For(db, [.. found.Select(file => new LinkedRecord(file.Of.Id, file.Of.Kind))], user.Clearance, cancel);
        return Outcome<FoundFiles>.Of(new([.. found.Select(file => file with
        {
            Of = file.Of with { Name = names.GetValueOrDefault(file.Of.Id) ?? file.Of.Kind.Label },
        })], search.Found.Count > most, beyond));
    }

    /// <param name="Letters">Of its text; 0 where it has none.</param>
    private sealed record Candidate(long Id, string Name, string? Description, long Record, RecordKind Kind, int Letters);

    private sealed class Search(CaseTrackerDb db, Clearance clearance, IReadOnlyList<string> words, int most)
    {
        private readonly Dictionary<long, bool> _seen = [];

        public List<FoundFile> Found { get; } = [];

        /// <summary>Whether texts were left that were not looked through.</summary>
        public async Task<bool> Run(CancellationToken cancel)
        {
            var letters = 0L;
            foreach (var batch in (await Candidates(cancel)).Chunk(Batch))
            {
                var readable = batch.Where(file => file.Letters > 0 && (letters += file.Letters) <= MostLetters).Select(file => file.Id)
                    .ToArray();
                var texts = readable.Length == 0 ? [] : await db.EvidenceTexts.AsNoTracking()
                    .Where(row => EF.Parameter(readable).Contains(row.FileId))
                    .Select(row => new { row.FileId, row.Folded }).ToListAsync(cancel);
                var folded = texts.ToDictionary(row => row.FileId,
                    row => db.Identities.Open(row.Folded ?? "", EvidenceModel.FoldedSealedAs));
                foreach (var file in batch)
                {
                    if (Holds(file, folded.GetValueOrDefault(file.Id, "")) is not { } byText || !await Sees(file.Record, cancel)) continue;
                    Found.Add(new(file.Id, file.Name, new(file.Record, file.Kind, ""), byText));
                    if (Found.Count > most) return false;
                }
            }
            return letters > MostLetters;
        }

        /// <summary>Files that stand, of records and levels that the viewer may know of.</summary>
        private Task<List<Candidate>> Candidates(CancellationToken cancel) =>
            (from file in db.EvidenceFiles.AsNoTracking().Within(clearance)
             where file.RemovedAt == null
             join header in db.Headers.AsNoTracking().VisibleTo(clearance) on file.RecordId equals header.Id
             join text in db.EvidenceTexts.AsNoTracking() on file.Id equals text.FileId into texts
             from text in texts.DefaultIfEmpty()
             orderby file.Id descending
             select new Candidate(file.Id, file.Name, file.Description, header.Id, header.Kind, text == null ? 0 : text.Letters))
            .ToListAsync(cancel);

        /// <summary>Whether its text is needed for it to hold every word; null where it does not.</summary>
        private bool? Holds(Candidate file, string text)
        {
            var told = TextFold.Of($"{file.Name} {file.Description}");
            var byText = false;
            foreach (var word in words.Where(word => !told.Contains(word, StringComparison.Ordinal)))
            {
                if (!text.Contains(word, StringComparison.Ordinal)) return null;
                byText = true;
            }
            return byText;
        }

        private async Task<bool> Sees(long record, CancellationToken cancel) => _seen.TryGetValue(record, out var sees) ? sees
            : _seen[record] = await EvidenceSight.Sees(db, record, clearance, cancel);
    }
}
