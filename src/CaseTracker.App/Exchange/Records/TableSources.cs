using CaseTracker.App.Database;
using CaseTracker.App.Records;

namespace CaseTracker.App.Exchange.Records;

/// <summary>The sources that a table cites, to be asked once its rows are read.</summary>
internal sealed class TableSources
{
    private readonly Func<int> _count;
    private readonly Func<CancellationToken, IAsyncEnumerable<NumberedSource>> _read;

    private TableSources(Func<int> count, Func<long, int> number, Func<CancellationToken, IAsyncEnumerable<NumberedSource>> read) =>
        (_count, Number, _read) = (count, number, read);

    public int Count => _count();

    /// <summary>The number of a source by its id.</summary>
    public Func<long, int> Number { get; }

    /// <summary>In the order of their numbers.</summary>
    public IAsyncEnumerable<NumberedSource> Read(CancellationToken cancel) => _read(cancel);

    /// <summary>Of a table that was held whole, with the numbers in its rows.</summary>
    public static TableSources Of(Citations citations)
    {
        var numbers = citations.Sources.ToDictionary(source => source.Id, source => source.Number);
        return new(() => citations.Sources.Count, id => numbers[id], _ => citations.Sources.ToAsyncEnumerable());
    }

    /// <summary>Of one whose rows are read forward.</summary>
    public static TableSources Of(CitedSources cited, CaseTrackerDb db) =>
        new(() => cited.Count, cited.Number, cancel => cited.Read(db, cancel));
}
