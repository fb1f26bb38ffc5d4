using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>The stages that are counted apart. Only <see cref="Held"/> adds to the number held on a day.</summary>
public enum CountStage { Arrested, Charged, Sentenced, Held, Released }

public enum CountedWhom { Everybody, Children }

/// <summary>How many members of a group reached a stage, on a date, as a source gives it. A fact with two clocks.</summary>
public record GroupCountDetails : IDetails<GroupCountDetails>
{
    public long PersonId { get; set; }
    public CountStage Stage { get; set; }
    public CountedWhom Whom { get; set; }
    /// <summary>Null: the source says that there were some and gives no number, not even in words.</summary>
    public BoundedNumber? Count { get; set; }
    /// <summary>When the stage was reached, or the span in which the members reached it; for Held, the day of the count.</summary>
    public ImpreciseDate? On { get; set; }
    /// <summary>Who counted, where the source names somebody other than itself.</summary>
    public long? ReporterId { get; set; }
    public int Order { get; set; }

    public static FieldCatalogue<GroupCountDetails> Catalogue { get; } = new(RecordKind.GroupCount,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("stage", FieldKind.Choice, d => d.Stage, (d, v) => d.Stage = (CountStage)v!) { Choices = typeof(CountStage), Required = true },
        new("whom", FieldKind.Choice, d => d.Whom, (d, v) => d.Whom = (CountedWhom)v!) { Choices = typeof(CountedWhom) },
        new("count", FieldKind.Number, d => d.Count, (d, v) => d.Count = (BoundedNumber?)v),
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("reporter", FieldKind.Link, d => d.ReporterId, (d, v) => d.ReporterId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false })
    {
        Folder = "counts",
        ShownOn = ShownOn.OwnersPage,
    };
}
