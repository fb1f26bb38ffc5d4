using CaseTracker.App.Database;
using CaseTracker.App.Kernel;

namespace CaseTracker.App.Detention;

/// <summary>Whose custody may read otherwise after a unit of work. Of somebody new no fact is on record.</summary>
internal sealed class TouchedCustody : WriteHook
{
    private const int Batch = 1000;

    private readonly HashSet<long> _people = [];

    public override void Note(WrittenRow written)
    {
        if (written.Row is CustodyEventRow or StayRow or ChargeRow or SentenceRow) _people.Add(((IFactRow)written.Row).PersonId);
        if (written is { Row: PersonRow person, Added: false }) _people.Add(person.Id);
    }

    public override async Task Run(CaseTrackerDb db, CancellationToken cancel)
    {
        foreach (var batch in _people.Order().Chunk(Batch))
        {
            var ever = await CustodyEver.Of(db, batch, cancel);
            await CustodyProjection.Keep(db, ever, cancel);
            await KeepToldTwice.Keep(db, ever, cancel);
        }
    }
}
