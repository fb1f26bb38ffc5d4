using CaseTracker.App.Kernel;

namespace CaseTracker.App.Logging;

/// <summary>Several records from one source in one save.</summary>
internal sealed class LoggingModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(LogCase), typeof(LogRoster), typeof(LogRecord), typeof(LogStory),
    ];
}
