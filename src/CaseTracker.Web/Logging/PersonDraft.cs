using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>Somebody in a story while they are typed: one on record, or a new one.</summary>
/// <param name="prefix">The first part of the ids of its inputs.</param>
/// <param name="kind">What a new one usually is.</param>
public sealed class PersonDraft(string prefix, PersonKind kind)
{
    private static readonly string[] Naming = ["name", "nameKhmer", "role"];

    public RecordForm<PersonDetails> Form { get; } = new(PersonDetails.Catalogue, null, new PersonDetails { Kind = kind })
    {
        Prefix = prefix,
    };

    /// <summary>Somebody on record who it is, with the name to show.</summary>
    public (long Id, string Name)? Same { get; set; }

    /// <summary>People on record whose names are likely spellings of the typed one.</summary>
    public IReadOnlyList<LikelyPerson> Likely { get; set; } = [];

    /// <summary>The names that the likely people were looked up for.</summary>
    public (string Name, string Khmer) Asked { get; set; } = ("", "");

    public (string Name, string Khmer) Names => (Form.Draft("name").Text.Trim(), Form.Draft("nameKhmer").Text.Trim());

    /// <summary>Somebody is named here.</summary>
    public bool Named => Same is not null || Naming.Any(key => Form.Draft(key).Text.Trim().Length > 0);

    public bool Read()
    {
        if (Named) return Form.Read();
        Form.Refuse([]);
        return true;
    }

    public StoryPerson? ToLog(ParticipantRole role) => Named ? new(Form.Details with { }, Same?.Id, role) : null;

    public void Refuse(IReadOnlyList<Problem> problems) => Form.Refuse(problems);

    public void Put(IDictionary<string, string> texts)
    {
        texts.Put(Form);
        texts.Put($"{Form.Prefix}-same-id", Same?.Id);
        texts.Put($"{Form.Prefix}-same", Same?.Name);
    }

    public void Take(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Form);
        if (texts.Number($"{Form.Prefix}-same-id") is { } same) Same = (same, texts.Text($"{Form.Prefix}-same") ?? "");
    }
}

/// <summary>An organisation in a story while it is typed: one that is chosen, or the name of a new one.</summary>
/// <param name="prefix">The first part of the ids of its inputs.</param>
public sealed class OrganisationDraft(string prefix)
{
    public long? Id { get; set; }
    public string Text { get; set; } = "";
    public RecordForm<OrganisationDetails> Form { get; } = new(OrganisationDetails.Catalogue, null) { Prefix = prefix };

    public bool IsNew => Id is null && Text.Trim().Length > 0;

    public bool Named => Id is not null || IsNew;

    public bool Read()
    {
        Form.Draft("name").Text = Id is null ? Text : "";
        if (IsNew) return Form.Read();
        Form.Refuse([]);
        return true;
    }

    public StoryOrganisation? ToLog() => Named ? new(Id, IsNew ? Form.Details with { } : null) : null;

    public void Refuse(IReadOnlyList<Problem> problems) => Form.Refuse(problems);

    public void Put(IDictionary<string, string> texts)
    {
        texts.Put(Form);
        texts.Put($"{Form.Prefix}-id", Id);
        texts.Put($"{Form.Prefix}-text", Text);
    }

    public void Take(IReadOnlyDictionary<string, string> texts)
    {
        (Id, Text) = (texts.Number($"{Form.Prefix}-id"), texts.Text($"{Form.Prefix}-text") ?? "");
        texts.Take(Form);
    }
}
