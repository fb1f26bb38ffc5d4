using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Records or corrects a charge.</summary>
public sealed class RecordCharge
{
    private readonly RecordWriter _writer;

    internal RecordCharge(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(Actor actor, Save<ChargeDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<ChargeRow, ChargeDetails>(actor, ChargeDetails.Catalogue, save, ChargeRules.Check, cancel);
}
