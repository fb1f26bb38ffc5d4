using CaseTracker.App.Kernel;

namespace CaseTracker.App.Bulk;

/// <summary>What is done with many records at once.</summary>
internal sealed class BulkModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(ShowBulk), typeof(ChangeMany), typeof(UndoMany)];
}
