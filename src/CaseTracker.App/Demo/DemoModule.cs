using CaseTracker.App.Kernel;

namespace CaseTracker.App.Demo;

/// <summary>A register of people who never were, for training, pictures and tests.</summary>
internal sealed class DemoModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(LoadDemo)];
}
