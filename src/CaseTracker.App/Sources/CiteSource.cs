using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Sources;

/// <summary>Adds or edits a citation: what one source says of one field of one record. Its words are read as the field's kind, where they
/// can be; what is no value of the field keeps its words.</summary>
public sealed class CiteSource
{
    private readonly RecordWriter _writer;

    internal CiteSource(RecordWriter writer) => _writer = writer;

    /// <summary>The citation's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<CitationDetails> save, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
        {
            var cited = await CitedValues.Valued(work, save.Id, save.Details, cancel);
            return cited.Succeeded ? await writer.Record<CitationRow,
                CitationDetails>(user, CitationDetails.Catalogue, save with { Details = cited.Value }, CitationRules.Check, cancel)
                : Outcome<long>.Failed(cited.Problems);
        }, cancel);
}
