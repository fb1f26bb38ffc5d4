using CaseTracker.App.Audit;
using CaseTracker.App.Kernel;

namespace CaseTracker.App.History;

/// <summary>The log of changes, and what takes them back.</summary>
internal sealed class HistoryModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(SignedHead), typeof(VerifyAudit), typeof(RestoreVersion), typeof(RemoveRecord), typeof(UndoChange), typeof(RecentChanges),
            typeof(ShowHistory),
        typeof(FindRemoved), typeof(ShowLog),
    ];
}
