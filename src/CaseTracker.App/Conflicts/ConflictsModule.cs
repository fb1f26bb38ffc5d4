using CaseTracker.App.Kernel;

namespace CaseTracker.App.Conflicts;

/// <summary>Where sources or facts disagree, and the choice between them.</summary>
internal sealed class ConflictsModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(FindConflicts), typeof(ResolveConflict)];
}
