using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.People;

/// <summary>Keeps <see cref="FactsOnRecordRow"/> and <see cref="LinkOnRecordRow"/> in step with what is on record, in the transaction that
/// writes it: to look through all facts of everybody is the work of seconds, for pages that count them.</summary>
internal static class KeepFactsOnRecord
{
    /// <summary>Raise the version with each change of <see cref="SubmissionFactsSql"/>'s answers or of
    /// <see cref="SubmissionLinksSql"/>'s.</summary>
    public static readonly Projection Projection = new("FactsOnRecord", Version: 3, null, MakeAnew);

    private const int Batch = 1000;

    private static Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel) =>
        EveryPerson.InTurn(db, people => For(db, people, cancel),
            done => log.LogInformation("What is on record of them is counted for {Done} people", done), cancel);

    /// <summary>Runs in the caller's transaction.</summary>
    public static async Task For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
        {
            var rows = await Of(db, batch, cancel);
            var links = await Links(db, batch, rows, cancel);
            await db.Replace(nameof(FactsOnRecordRow.PersonId), batch, rows, cancel);
            await db.Replace(nameof(LinkOnRecordRow.PersonId), batch, links, cancel);
        }
    }

    /// <summary>What is to be kept of some people, worked out from their facts.</summary>
    internal static async Task<List<FactsOnRecordRow>> Of(CaseTrackerDb db, IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var told = (await new SubmissionFactsSql(db).Of(people, cancel)).ToLookup(of => of.PersonId);
        return [.. told.SelectMany(of => Enum.GetValues<Confidentiality>()
            .Select(clearance => (Bit: ClearanceBits.Of(clearance), Seen: of.Where(row => row.Level <= (int)clearance).ToList()))
            .Where(at => at.Seen.Exists(row => row.Bears == 1))
            .GroupBy(at => at.Seen.Aggregate(0, (facts, row) => facts | row.Facts), at => at.Bit)
            .Select(same => new FactsOnRecordRow { PersonId = of.Key, Facts = same.Key, Clearances = same.Sum() }))];
    }

    /// <summary>The prisons, courts and articles of those who have facts to be kept, for whoever sees both these and the fact that names
    /// it.</summary>
    internal static async Task<List<LinkOnRecordRow>> Links(CaseTrackerDb db, IReadOnlyCollection<long> people,
        IEnumerable<FactsOnRecordRow> facts, CancellationToken cancel)
    {
        var seen = facts.GroupBy(row => row.PersonId).ToDictionary(of => of.Key, of => of.Sum(row => row.Clearances));
        return [.. (await new SubmissionLinksSql(db).Of(people, cancel)).GroupBy(link => (link.PersonId, link.LinkId))
            .Select(same => new LinkOnRecordRow
            {
                PersonId = same.Key.PersonId,
                LinkId = same.Key.LinkId,
                Kind = new RecordKind(same.First().Kind),
                Clearances = same.Aggregate(0, (bits, link) => bits | link.Clearances) & seen.GetValueOrDefault(same.Key.PersonId)
            }).Where(row => row.Clearances != 0)];
    }
}

/// <summary>Of whom a unit of work may change what is on record.</summary>
internal sealed class TouchedFactsOnRecord : WriteHook
{
    private readonly HashSet<long> _people = [], _places = [];
    private readonly List<PersonRow> _rows = [];

    public override void Note(WrittenRow written)
    {
        switch (written.Row)
        {
            // Its id comes with the save.
            case PersonRow person: _rows.Add(person); break;
            case CustodyEventRow or StayRow or ChargeRow or SentenceRow or AssessmentRow:
                _people.Add(((IFactRow)written.Row).PersonId);
                break;
            case ProsecutionRow prosecution: _people.Add(prosecution.PersonId); break;
            case ResponseRow response:
                _people.UnionWith(new[] { response.PersonId, written.Linked(nameof(ResponseRow.PersonId)) }.OfType<long>());
                break;
            // To be arrested in the country is to be arrested nowhere in particular.
            case PlaceRow place when !written.Added: _places.Add(place.Id); break;
            default: break;
        }
    }

    public override async Task Run(CaseTrackerDb db, CancellationToken cancel)
    {
        if (_places.Count > 0)
            _people.UnionWith(await db.CustodyEvents.Where(row => EF.Parameter(_places.ToArray()).Contains(row.PlaceId!.Value))
                .Select(row => row.PersonId).ToListAsync(cancel));
        // A response is as closed as its case: others may know of it though nobody wrote it.
        if (db.VisibilityChanged.ToArray() is { Length: > 0 } changed)
            _people.UnionWith(await db.Responses.Where(row => EF.Parameter(changed).Contains(row.Id)
                && row.PersonId != null).Select(row => row.PersonId!.Value).ToListAsync(cancel));
        await KeepFactsOnRecord.For(db, _people.Concat(_rows.Select(person => person.Id)), cancel);
    }
}
