using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Records or corrects a relation between two persons.</summary>
public sealed class SaveRelation
{
    private readonly RecordWriter _writer;

    internal SaveRelation(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<RelationDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<RelationRow, RelationDetails>(user, RelationDetails.Catalogue, save, RelationRules.Check, cancel);
}
