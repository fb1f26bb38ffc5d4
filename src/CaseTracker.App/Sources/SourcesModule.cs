using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Sources;

/// <summary>Sources, what they say, and the choice between them.</summary>
internal sealed class SourcesModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<SourceRow, SourceDetails>("Sources", row => row.Title),
        new OrdinaryType<CitationRow, CitationDetails>("Citations", row => new { row.RecordId, row.Field }, CiteSource.Save),
        new OrdinaryType<ConflictResolutionRow, ConflictResolutionDetails>("Settlements", row => new { row.RecordId, row.Field }),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ShowSource), typeof(ShowCorroboration), typeof(UncitedFacts),
    ];

    public override IReadOnlyList<Func<WriteHook>> Hooks => [() => new TouchedSourcing()];
}
