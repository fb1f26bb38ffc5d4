using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Land;

/// <summary>Saves a grant of land.</summary>
public sealed class EditConcession
{
    private readonly RecordWriter _writer;

    internal EditConcession(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ConcessionDetails> save, CancellationToken cancel = default) =>
        _writer.Record<ConcessionRow, ConcessionDetails>(user, ConcessionDetails.Catalogue, save, _ => [], cancel);
}
