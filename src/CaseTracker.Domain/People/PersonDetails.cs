using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Who a person record stands for. HURIDOCS counts individuals and groups; a placeholder is known only by a
/// role ("father of …") and keeps its id when somebody learns the name.</summary>
public enum PersonKind { Individual, Group, KnownByRole }

public enum Sex { NotStated, Female, Male, Other }

/// <summary>Adult or child at the events on record, where a source says so. Unknown is the default and never means adult.</summary>
public enum AgeGroup { Unknown, Adult, Child }

/// <summary>A person, a group of people, or somebody known only by a role: the editable facts.</summary>
public record PersonDetails : IDetails<PersonDetails>, INamesPerson
{
    public PersonKind Kind { get; set; }
    /// <summary>The name in Latin letters, family name first as Khmer names are; empty for somebody known by role.</summary>
    public string? Name { get; set; }
    public string? NameKhmer { get; set; }
    /// <summary>How a person without a name is told apart.</summary>
    public string? Role { get; set; }
    public Sex Sex { get; set; }
    public ImpreciseDate? Birth { get; set; }
    public AgeGroup AgeGroup { get; set; }
    public string? BirthPlace { get; set; }
    public string? Nationality { get; set; }
    public string? Ethnicity { get; set; }
    public string? Occupation { get; set; }
    public string? Summary { get; set; }
    /// <summary>Whom to tell: name, relation and how to reach them.</summary>
    public string? NextOfKin { get; set; }
    /// <summary>How the person, or somebody for them, is reached without danger to them.</summary>
    public string? SafeContact { get; set; }
    /// <summary>Children's names are restricted unless somebody cleared to see them decides otherwise, with a reason.</summary>
    public bool NameMayBeShown { get; set; }
    /// <summary>Why a child's name may be shown: whose consent, or what else made it so.</summary>
    public string? NameShownReason { get; set; }

    /// <summary>The answer of <see cref="ChildRules"/> over all that is on record, kept beside the fields by every write that bears on
    /// it.</summary>
    public bool OfAChild { get; set; }

    public bool NameIsOfAChild => (OfAChild || AgeGroup == AgeGroup.Child) && !NameMayBeShown;

    public static FieldCatalogue<PersonDetails> Catalogue { get; } = new(RecordKind.Person,
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (PersonKind)v!)
        {
            Choices = typeof(PersonKind),
            Required = true,
            Sourced = false
        },
        new("name", FieldKind.Text, d => d.Name, (d, v) => d.Name = (string?)v)
        { FollowTheMoney = "name", Names = true, OnlyOf = [PersonKind.Individual, PersonKind.Group] },
        new("nameKhmer", FieldKind.Text, d => d.NameKhmer, (d, v) => d.NameKhmer = (string?)v)
        { FollowTheMoney = "name", Names = true, OnlyOf = [PersonKind.Individual] },
        new("role", FieldKind.Text, d => d.Role, (d, v) => d.Role = (string?)v)
        { Names = true, OnlyOf = [PersonKind.KnownByRole] },
        new("sex", FieldKind.Choice, d => d.Sex, (d, v) => d.Sex = (Sex)v!)
        { FollowTheMoney = "gender", Choices = typeof(Sex), OnlyOf = [PersonKind.Individual] },
        new("birth", FieldKind.Date, d => d.Birth, (d, v) => d.Birth = (ImpreciseDate?)v)
        { FollowTheMoney = "birthDate", Sensitivity = Confidentiality.Restricted, OnlyOf = [PersonKind.Individual] },
        new("ageGroup", FieldKind.Choice, d => d.AgeGroup, (d, v) => d.AgeGroup = (AgeGroup)v!)
        { Choices = typeof(AgeGroup), OnlyOf = [PersonKind.Individual] },
        new("nameMayBeShown", FieldKind.YesNo, d => d.NameMayBeShown, (d, v) => d.NameMayBeShown = (bool)v!)
        {
            First = false,
            Sourced = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("nameShownReason", FieldKind.Text, d => d.NameShownReason, (d, v) => d.NameShownReason = (string?)v)
        {
            First = false,
            Sourced = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("birthPlace", FieldKind.Text, d => d.BirthPlace, (d, v) => d.BirthPlace = (string?)v)
        {
            FollowTheMoney = "birthPlace",
            First = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("nationality", FieldKind.Text, d => d.Nationality, (d, v) => d.Nationality = (string?)v)
        { FollowTheMoney = "nationality", First = false },
        new("ethnicity", FieldKind.Text, d => d.Ethnicity, (d, v) => d.Ethnicity = (string?)v)
        {
            FollowTheMoney = "ethnicity",
            First = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("occupation", FieldKind.Text, d => d.Occupation, (d, v) => d.Occupation = (string?)v)
        { FollowTheMoney = "profession", OnlyOf = [PersonKind.Individual] },
        new("summary", FieldKind.LongText, d => d.Summary, (d, v) => d.Summary = (string?)v)
        { FollowTheMoney = "summary", MaxLength = 4000, OnlyOf = [PersonKind.Individual] },
        new("nextOfKin", FieldKind.LongText, d => d.NextOfKin, (d, v) => d.NextOfKin = (string?)v)
        {
            Identity = true,
            MaxLength = 1000,
            First = false,
            Sourced = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("safeContact", FieldKind.LongText, d => d.SafeContact, (d, v) => d.SafeContact = (string?)v)
        {
            Identity = true,
            MaxLength = 1000,
            First = false,
            Sourced = false,
            Sensitivity = Confidentiality.Restricted
        })
    {
        FollowTheMoney = "Person",
        Lists =
        [
            new("people", ["name", "role"], ["nameKhmer", "kind", "sex", "ageGroup", "occupation"],
                ["kind", "sex", "ageGroup", "occupation", "nationality"], "name"),
        ],
        Folder = "people",
        ShownOn = ShownOn.OwnPage,
        Rule = PersonNaming.Check,
    };
}
