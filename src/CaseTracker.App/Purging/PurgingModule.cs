using CaseTracker.App.Kernel;

namespace CaseTracker.App.Purging;

/// <summary>Erasing removed records for good, by two administrators.</summary>
internal sealed class PurgingModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(AskPurge), typeof(DecidePurge), typeof(ShowPurges), typeof(FinishPurges)];
}
