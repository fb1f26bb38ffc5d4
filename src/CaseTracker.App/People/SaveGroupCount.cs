using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Records or corrects how many members of a group reached a stage.</summary>
public sealed class SaveGroupCount
{
    private readonly RecordWriter _writer;

    internal SaveGroupCount(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<GroupCountDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<GroupCountRow, GroupCountDetails>(user, GroupCountDetails.Catalogue, save, _ => [], cancel);
}
