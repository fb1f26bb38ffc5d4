using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>Adds or edits a citation: what one source says of one field of one record. Its words are read as the field's kind, where they
/// can be; what is no value of the field keeps its words.</summary>
internal static class CiteSource
{
    public static Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, Save<CitationDetails> save, CancellationToken cancel) =>
        writer.Within(user, async (work, within) =>
        {
            var cited = await CitedValues.Valued(work, save.Id, save.Details, cancel);
            return cited.Succeeded
                ? await within.Record<CitationRow, CitationDetails>(user, save with { Details = cited.Value }, cancel)
                : Outcome<long>.Failed(cited.Problems);
        }, cancel);
}
