using CaseTracker.App.Kernel;
using CaseTracker.App.Lists.Columns;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Lists;

/// <summary>Lists of records, their counts and matrices.</summary>
internal sealed class ListsModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ListRecords), typeof(CountRecordFacets), typeof(CountTwoWays),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.AddSingleton<RecordColumns>();
    }
}
