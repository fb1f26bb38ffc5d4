using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>The kinds of record that can be limited to some accounts and teams. What belongs to such a record is as limited as
/// it.</summary>
public static class LimitedKinds
{
    public static bool Has(RecordKind kind) => kind == RecordKind.Case;
}
