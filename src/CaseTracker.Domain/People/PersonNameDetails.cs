using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.People;

public enum NameScript { Latin, Khmer, Other }

public enum NameKind { Alias, AsPrinted, Romanisation, FormerName }

/// <summary>Another name of a person, as a source writes it.</summary>
public record PersonNameDetails : IDetails<PersonNameDetails>, INamesPerson
{
    public long PersonId { get; set; }
    public string Text { get; set; } = "";
    public NameScript Script { get; set; }
    public NameKind Kind { get; set; }
    /// <summary>True while the person is a child whose name is restricted; the handlers keep it in step with the person.</summary>
    public bool OfAChild { get; set; }

    bool INamesPerson.NameIsOfAChild => OfAChild;

    public static FieldCatalogue<PersonNameDetails> Catalogue { get; } = new(RecordKind.PersonName,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("text", FieldKind.Text, d => d.Text, (d, v) => d.Text = (string?)v ?? "") { Required = true },
        new("script", FieldKind.Choice, d => d.Script, (d, v) => d.Script = (NameScript)v!) { Choices = typeof(NameScript) },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (NameKind)v!) { Choices = typeof(NameKind) },
        new("ofAChild", FieldKind.YesNo, d => d.OfAChild, (d, v) => d.OfAChild = (bool)v!) { First = false })
    {
        Sourced = false,
        Folder = "names",
        ShownOn = ShownOn.OwnersPage,
    };
}
