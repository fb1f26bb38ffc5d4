using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App.Exchange;

/// <summary>Seed data in, files out.</summary>
internal sealed class ExchangeModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(LoadSeedData), typeof(ExportAnswers), typeof(ExportRecords), typeof(MakeExport), typeof(MadeFiles), typeof(SendExport),
        typeof(KeepNumbers), typeof(ExportLog),
    ];

    public override void Register(IServiceCollection services)
    {
        services.TryAddSingleton(new ReportIssuer(null));
        base.Register(services);
    }
}
