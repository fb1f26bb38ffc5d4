using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Records;

/// <summary>Adds a citation to a record inside the record's own unit of work.</summary>
internal static class CitationWriter
{
    public static async Task<List<Problem>> Add<TDetails>(Work work, FieldCatalogue<TDetails> catalogue, long recordId, NewCitation citation,
        Confidentiality confidentiality, CancellationToken cancel) where TDetails : class, new()
    {
        var details = new CitationDetails
        {
            SourceId = citation.SourceId, RecordId = recordId, Field = citation.Field, Locator = citation.Locator, Reported = citation.Reported,
            AsOf = citation.AsOf, Credibility = citation.Credibility, Note = citation.Note,
        };
        List<Problem> problems = [.. FieldRules.Check(CitationDetails.Catalogue, details), .. CitationRules.Check(details)];
        if (citation.Field is { } key && catalogue.Find(key) is null) problems.Add(new Problem("Errors.FieldUnknown", key));
        if (!await RecordSight.Sees(work.Db, citation.SourceId, work.Actor.Clearance, cancel, RecordKind.Source))
            problems.Add(new Problem("Errors.LinkMissing", CitationDetails.Catalogue.Find("source")!.Label));
        if (problems.Count > 0) return problems;

        var row = new CitationRow { Header = work.NewHeader(RecordKind.Citation), Version = 1, Confidentiality = confidentiality };
        CitationDetails.Catalogue.CopyInto(details, row);
        work.Db.Add(row);
        work.Audit.Add(new Audited(AuditAction.Created, RecordKind.Citation, () => row.Id, null, ChangesJson.Of(CitationDetails.Catalogue, null, details)));
        return [];
    }
}
