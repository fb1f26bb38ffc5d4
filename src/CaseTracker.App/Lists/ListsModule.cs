using CaseTracker.App.Kernel;
using CaseTracker.App.Lists.Columns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App.Lists;

/// <summary>Lists of records, their counts and matrices.</summary>
internal sealed class ListsModule : Module, IListModule
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ListRecords), typeof(CountFacets), typeof(CountTwoWays), typeof(SavedViews),
    ];

    public IReadOnlyList<ListDefinition> Lists => RecordLists.All;

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.AddSingleton<AskLists>();
        services.AddSingleton<KeptColumns>();
        services.TryAddSingleton(ColumnLimit.Default);
    }
}
