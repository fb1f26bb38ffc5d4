using CaseTracker.App.Kernel;

namespace CaseTracker.App.Import;

/// <summary>Tables in: workbooks and texts as teams keep them.</summary>
internal sealed class ImportModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
        [typeof(ImportRecords), typeof(PlanImport), typeof(MakeTemplate), typeof(ImportMappings)];
}
