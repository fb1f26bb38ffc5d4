using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Kernel;

namespace CaseTracker.App.Exchange;

/// <summary>Seed data in, files out.</summary>
internal sealed class ExchangeModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(LoadSeedData), typeof(ExportAnswers), typeof(ExportRecords), typeof(MakeExport), typeof(MadeFiles), typeof(SendExport),
        typeof(KeepNumbers),
    ];
}
