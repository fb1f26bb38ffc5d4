using CaseTracker.App.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App.Reports;

/// <summary>Reports that one would send: what they say, and their files.</summary>
internal sealed class ReportsModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(MakeReport)];

    public override void Register(IServiceCollection services)
    {
        services.TryAddSingleton(new ReportIssuer(null));
        base.Register(services);
    }
}
