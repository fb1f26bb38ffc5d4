using CaseTracker.App.Kernel;

namespace CaseTracker.App.Reports;

/// <summary>Reports that one would send: what they say, and their files.</summary>
internal sealed class ReportsModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(MakeReport), typeof(WriteReport)];
}
