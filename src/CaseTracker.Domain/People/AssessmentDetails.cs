using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Under which definition somebody was assessed: the Council of Europe's Parliamentary Assembly (resolution 1900),
/// the Assistance Association for Political Prisoners, Amnesty International's prisoner of conscience, LICADHO, the UN Working
/// Group on Arbitrary Detention.</summary>
public enum AssessmentDefinition { NotStated, Pace1900, Aapp, AmnestyPrisonerOfConscience, Licadho, WorkingGroupArbitraryDetention, Other }

public enum AssessmentConclusion { Undecided, Meets, DoesNotMeet }

/// <summary>Somebody's assessment of whether a person is a political prisoner. It is no property of the person: several stand side by
/// side and may disagree. A fact with two clocks.</summary>
public record AssessmentDetails : IDetails<AssessmentDetails>
{
    public long PersonId { get; set; }
    public AssessmentDefinition Definition { get; set; }
    public AssessmentConclusion Conclusion { get; set; }
    /// <summary>The letters or words of the definition's criteria that were found to be met.</summary>
    public string? Criteria { get; set; }
    /// <summary>The organisation that assessed.</summary>
    public long? AssessorId { get; set; }
    /// <summary>Who assessed, where it is no organisation on record.</summary>
    public string? AssessorName { get; set; }
    public ImpreciseDate? On { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<AssessmentDetails> Catalogue { get; } = new(RecordKind.Assessment,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("definition", FieldKind.Choice, d => d.Definition,
            (d, v) => d.Definition = (AssessmentDefinition)v!)
        { Choices = typeof(AssessmentDefinition), Required = true },
        new("conclusion", FieldKind.Choice, d => d.Conclusion,
            (d, v) => d.Conclusion = (AssessmentConclusion)v!)
        { Choices = typeof(AssessmentConclusion), Required = true },
        new("criteria", FieldKind.Text, d => d.Criteria, (d, v) => d.Criteria = (string?)v),
        new("assessor", FieldKind.Link, d => d.AssessorId, (d, v) => d.AssessorId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("assessorName", FieldKind.Text, d => d.AssessorName, (d, v) => d.AssessorName = (string?)v),
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false })
    {
        Lists =
        [
            new("assessments", ["person"], ["definition", "conclusion", "criteria", "assessor", "assessorName", "on"],
                ["definition", "conclusion", "assessor", "on"], "-on"),
        ],
        Folder = "assessments",
        ShownOn = ShownOn.OwnersPage,
        Rule = Check,
    };

    /// <summary>An assessment that nobody made says nothing.</summary>
    public static IEnumerable<Problem> Check(AssessmentDetails assessment)
    {
        if (assessment.AssessorId is null && string.IsNullOrWhiteSpace(assessment.AssessorName))
            yield return new Invalid("assessor", "Errors.AssessmentWithoutAssessor");
    }
}
