using CaseTracker.App.Database;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>What a source reports of a field is as sensitive as the field: a citation of a hidden field would tell what
/// redaction took out.</summary>
internal static class HiddenCitations
{
    private const int Batch = 1000;

    private static readonly Dictionary<RecordKind, Dictionary<string, Confidentiality>> Sensitivities = new(
    [
        Of(PersonDetails.Catalogue), Of(PersonNameDetails.Catalogue), Of(GroupCountDetails.Catalogue), Of(IdentityLinkDetails.Catalogue),
        Of(OrganisationDetails.Catalogue), Of(PlaceDetails.Catalogue), Of(FacilityDetails.Catalogue), Of(LawDetails.Catalogue), Of(LegalArticleDetails.Catalogue),
        Of(ProsecutionDetails.Catalogue), Of(ChargeDetails.Catalogue), Of(SentenceDetails.Catalogue), Of(StayDetails.Catalogue), Of(CustodyEventDetails.Catalogue),
        Of(CaseDetails.Catalogue), Of(ParticipantDetails.Catalogue), Of(SourceDetails.Catalogue), Of(CitationDetails.Catalogue),
        Of(MembershipDetails.Catalogue), Of(RelationDetails.Catalogue), Of(WelfareReportDetails.Catalogue), Of(AssessmentDetails.Catalogue), Of(FigureDetails.Catalogue),
    ]);

    /// <summary>Whether records of a kind have such a field.</summary>
    public static bool HasField(RecordKind kind, string field) => Sensitivities[kind].ContainsKey(field);

    /// <summary>Takes out the citations of fields that are above the clearance in their record.</summary>
    public static async Task Remove(CaseTrackerDb db, List<CitationRow> rows, Confidentiality clearance, CancellationToken cancel)
    {
        var kinds = new Dictionary<long, RecordKind>();
        var people = new Dictionary<long, PersonDetails>();
        var names = new Dictionary<long, PersonNameDetails>();
        foreach (var batch in rows.Where(row => row.Field is not null).Select(row => row.RecordId).Distinct().Chunk(Batch))
        {
            foreach (var header in await db.Headers.AsNoTracking().Where(header => batch.Contains(header.Id)).ToListAsync(cancel)) kinds[header.Id] = header.Kind;
            foreach (var row in await db.People.AsNoTracking().Where(row => batch.Contains(row.Id)).ToListAsync(cancel)) people[row.Id] = row;
            // Another name of a child is as closed as the name.
            foreach (var row in await db.PersonNames.AsNoTracking().Where(row => batch.Contains(row.Id)).Join(db.People, name => name.PersonId, person => person.Id, (name, person) => new { name, person }).ToListAsync(cancel))
                names[row.name.Id] = row.name with { OfAChild = row.name.OfAChild || row.person.NameIsOfAChild };
        }
        rows.RemoveAll(row => row.Field is { } field && Sensitivity(row.RecordId, field) > clearance);

        Confidentiality Sensitivity(long record, string field) =>
            people.TryGetValue(record, out var person) && PersonDetails.Catalogue.Find(field) is { } ofPerson ? SensitivityRules.Of(ofPerson, person)
            : names.TryGetValue(record, out var name) && PersonNameDetails.Catalogue.Find(field) is { } ofName ? SensitivityRules.Of(ofName, name)
            : kinds.TryGetValue(record, out var kind) && Sensitivities[kind].TryGetValue(field, out var level) ? level
            // A field that the catalogue no longer knows: nobody can say how sensitive it was.
            : Confidentiality.Confidential;
    }

    private static KeyValuePair<RecordKind, Dictionary<string, Confidentiality>> Of<T>(FieldCatalogue<T> catalogue) where T : class, new() =>
        new(catalogue.Kind, catalogue.Fields.ToDictionary(field => field.Key, field => field.Sensitivity, StringComparer.Ordinal));
}
