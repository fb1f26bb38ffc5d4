using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>What is reported of somebody's body and mind in custody.</summary>
public enum WelfareKind { Health, MedicalCareDenied, IllTreatment, Torture, DeathInCustody, Other }

/// <summary>A report on health, ill-treatment or a death in custody. That a person died is a custody event; this says what is
/// reported of it. A fact with two clocks.</summary>
public record WelfareReportDetails : IDetails<WelfareReportDetails>
{
    public long PersonId { get; set; }
    public WelfareKind Kind { get; set; }
    public ImpreciseDate? On { get; set; }
    public long? FacilityId { get; set; }
    /// <summary>What happened, as it is reported. Details of health are seen by cleared viewers only.</summary>
    public string? Account { get; set; }
    /// <summary>The cause as the authorities state it.</summary>
    public string? StatedCause { get; set; }
    /// <summary>The cause as the documenting organisation assesses it.</summary>
    public string? AssessedCause { get; set; }

    public static FieldCatalogue<WelfareReportDetails> Catalogue { get; } = new(RecordKind.WelfareReport,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (WelfareKind)v!)
        {
            Choices = typeof(WelfareKind),
            Required = true,
            Tells = Telling.Which
        },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Tells = Telling.When },
        new("facility", FieldKind.Link, d => d.FacilityId, (d, v) => d.FacilityId = (long?)v) { LinkTo = RecordKind.Facility },
        new("account", FieldKind.LongText, d => d.Account, (d, v) => d.Account = (string?)v)
        {
            MaxLength = 4000,
            Sensitivity = Confidentiality.Restricted
        },
        new("statedCause", FieldKind.LongText, d => d.StatedCause, (d, v) => d.StatedCause = (string?)v) { MaxLength = 2000 },
        new("assessedCause", FieldKind.LongText, d => d.AssessedCause, (d, v) => d.AssessedCause = (string?)v) { MaxLength = 2000 })
    {
        Lists = [new("welfare", ["person"], ["kind", "on", "facility", "statedCause", "assessedCause"], ["kind", "facility", "on"], "-on")],
        Folder = "reports",
        ShownOn = ShownOn.OwnersPage,
        Rule = Check,
    };

    /// <summary>A kind alone reports nothing.</summary>
    public static IEnumerable<Problem> Check(WelfareReportDetails report)
    {
        if (report.On is null && report.FacilityId is null && report.Account is null && report.StatedCause is null
            && report.AssessedCause is null)
            yield return new Invalid("account", "Errors.WelfareReportEmpty");
    }
}
