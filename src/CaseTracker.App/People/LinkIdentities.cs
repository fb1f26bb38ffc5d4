using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Records or corrects that a person is a member of a group, or the same as another record.</summary>
public sealed class LinkIdentities
{
    private readonly RecordWriter _writer;

    internal LinkIdentities(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<IdentityLinkDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<IdentityLinkRow, IdentityLinkDetails>(user, IdentityLinkDetails.Catalogue, save, IdentityLinkRules.Check, cancel);
}
