using CaseTracker.App.Kernel;

namespace CaseTracker.App.WorkLists;

/// <summary>What waits for somebody.</summary>
internal sealed class WorkListsModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ShowWork), typeof(CountInSight), typeof(ShowDeadlines), typeof(MakeDeadlineCalendar),
    ];
}
