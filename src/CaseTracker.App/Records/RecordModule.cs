using CaseTracker.App.Kernel;

namespace CaseTracker.App.Records;

/// <summary>A feature that has records.</summary>
internal abstract class RecordModule : Module
{
    /// <summary>Its kinds of record, each with its table.</summary>
    public abstract IReadOnlyList<RecordType> Kinds { get; }
}
