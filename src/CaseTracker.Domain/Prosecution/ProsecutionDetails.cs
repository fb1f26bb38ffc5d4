using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Prosecution;

/// <summary>How far a prosecution has come, by Cambodian procedure.</summary>
public enum ProsecutionStage { NotStated, Police, Prosecutor, Investigation, Trial, Appeal, SupremeCourt, Final }

/// <summary>One prosecution of one person (or group): the unit that counts convictions, since one person may have several.</summary>
public record ProsecutionDetails : IDetails<ProsecutionDetails>
{
    public long PersonId { get; set; }
    public long? CaseId { get; set; }
    public long? CourtId { get; set; }
    public string? CaseNumber { get; set; }
    public ProsecutionStage Stage { get; set; }
    public bool InAbsentia { get; set; }
    /// <summary>Who sits as judge in it, as sources name them, several between semicolons. Names and no links to people: as in HURIDOCS'
    /// Events Standard Formats, a person has a record who is a victim, a perpetrator, a source or somebody who intervenes, while who has an
    /// office in the proceedings is told by name, as counsel is; a source often gives a family name alone, and a record made of it would
    /// claim that two judges are one person. A judge to whom a violation is ascribed is a person with a part in that event.</summary>
    public string? Judge { get; set; }
    /// <summary>Who defends, or that nobody does, as a source says.</summary>
    public string? Counsel { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<ProsecutionDetails> Catalogue { get; } = new(RecordKind.Prosecution,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long?)v) { LinkTo = RecordKind.Case, Tells = Telling.Which },
        new("court", FieldKind.Link, d => d.CourtId, (d, v) => d.CourtId = (long?)v)
        {
            FollowTheMoney = "court",
            LinkTo = RecordKind.Organisation,
            Tells = Telling.Which
        },
        new("caseNumber", FieldKind.Text, d => d.CaseNumber, (d, v) => d.CaseNumber = (string?)v)
        { FollowTheMoney = "caseNumber", MaxLength = 60, Tells = Telling.Which },
        new("stage", FieldKind.Choice, d => d.Stage, (d, v) => d.Stage = (ProsecutionStage)v!)
        { FollowTheMoney = "status", Choices = typeof(ProsecutionStage) },
        new("inAbsentia", FieldKind.YesNo, d => d.InAbsentia, (d, v) => d.InAbsentia = (bool)v!),
        new("judge", FieldKind.Text, d => d.Judge, (d, v) => d.Judge = (string?)v) { Several = true },
        new("counsel", FieldKind.Text, d => d.Counsel, (d, v) => d.Counsel = (string?)v),
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v)
        { FollowTheMoney = "notes", MaxLength = 2000, First = false })
    {
        Lists =
        [
            new("prosecutions", ["person"], ["court", "judge", "caseNumber", "stage", "inAbsentia"],
                ["court", "judge", "stage", "inAbsentia", "case"], "person"),
        ],
        FollowTheMoney = "CourtCase",
        Sourced = false,
        Folder = "prosecutions",
        ShownOn = ShownOn.OwnersPage,
    };
}
