using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>Adds or edits a record of any kind, or records and corrects a fact, by the rules of its definition. What a kind does besides
/// stands on its line in the feature's module.</summary>
public sealed class SaveRecord
{
    private readonly RecordWriter _writer;

    internal SaveRecord(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id (of a fact its fact id), or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle<T>(CurrentUser user, Save<T> save, CancellationToken cancel = default)
        where T : class, IDetails<T>, new() =>
        RecordTypes.Of<T>().Save(_writer, user, save, cancel);
}
