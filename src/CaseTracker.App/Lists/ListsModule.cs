using CaseTracker.App.Kernel;

namespace CaseTracker.App.Lists;

/// <summary>Lists of records, their counts and matrices.</summary>
internal sealed class ListsModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ListRecords), typeof(CountRecordFacets), typeof(CountTwoWays),
    ];
}
