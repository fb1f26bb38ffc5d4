using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Records or corrects a membership of an organisation or a post in it.</summary>
public sealed class SaveMembership
{
    private readonly RecordWriter _writer;

    internal SaveMembership(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<MembershipDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<MembershipRow, MembershipDetails>(user, MembershipDetails.Catalogue, save, _ => [], cancel);
}
