using CaseTracker.App.Kernel;

namespace CaseTracker.App.Audit;

/// <summary>The log of changes, and what takes them back.</summary>
internal sealed class AuditModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(VerifyAudit), typeof(RestoreVersion), typeof(RemoveRecord), typeof(UndoChange), typeof(RecentChanges), typeof(ShowHistory),
        typeof(FindRemoved),
    ];
}
