using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Prosecution;

/// <summary>Whether a judgment given in absence still stands once the person is in custody.</summary>
public enum AbsentJudgment { NotStated, Stands, SetAside }

/// <summary>How a sentence runs beside the person's others.</summary>
public enum SentenceRelation { NotStated, Concurrent, Consecutive }

/// <summary>What became of the sentence on appeal, or by a later act of mercy (commuted). Where the new length is on record, it is
/// a sentence of its own on the same charge.</summary>
public enum AppealOutcome { NotStated, NotAppealed, Open, Upheld, Reduced, Increased, Overturned, SentBack, Withdrawn, Commuted }

/// <summary>A sentence on one charge. The length is a minimum (<see cref="Years"/>, <see cref="Months"/>,
/// <see cref="Days"/>) and, where a source gives a range, a maximum in years. A fact with two clocks.</summary>
public record SentenceDetails : IDetails<SentenceDetails>
{
    public long PersonId { get; set; }
    public long ProsecutionId { get; set; }
    /// <summary>The charge's fact id.</summary>
    public long ChargeId { get; set; }
    /// <summary>The offence as the source of the sentence names it; it may differ from what the charge was reported as.</summary>
    public string? Offence { get; set; }
    public ImpreciseDate? On { get; set; }
    /// <summary>The day on which the source of the judgment was published: it was given by then.</summary>
    public DateOnly? PublishedOn { get; set; }
    public int? Years { get; set; }
    public int? Months { get; set; }
    public int? Days { get; set; }
    /// <summary>The longest term in years where a source gives a range ("six to eight years").</summary>
    public int? YearsAtMost { get; set; }
    public bool Life { get; set; }
    /// <summary>The suspended part, in months.</summary>
    public int? SuspendedMonths { get; set; }
    public bool WhollySuspended { get; set; }
    public bool InAbsentia { get; set; }
    public AbsentJudgment AbsentJudgment { get; set; }
    public SentenceRelation Relation { get; set; }
    /// <summary>The fine, in riel.</summary>
    public BoundedNumber? Fine { get; set; }
    /// <summary>Rights taken away beside the prison term, and for how long.</summary>
    public string? Bans { get; set; }
    public AppealOutcome Appeal { get; set; }
    /// <summary>When the appeal was decided. Null: at any time after the judgment.</summary>
    public ImpreciseDate? AppealOn { get; set; }
    /// <summary>The day on which the source of the appeal's outcome was published: it was decided by then.</summary>
    public DateOnly? AppealPublishedOn { get; set; }
    public int Order { get; set; }

    public static FieldCatalogue<SentenceDetails> Catalogue { get; } = new(RecordKind.Sentence,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("prosecution", FieldKind.Link, d => d.ProsecutionId, (d, v) => d.ProsecutionId = (long)v!)
        {
            LinkTo = RecordKind.Prosecution,
            Required = true
        },
        new("charge", FieldKind.Link, d => d.ChargeId, (d, v) => d.ChargeId = (long)v!)
        {
            LinkTo = RecordKind.Charge,
            Required = true,
            Tells = Telling.Which
        },
        new("offence", FieldKind.Text, d => d.Offence, (d, v) => d.Offence = (string?)v),
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Tells = Telling.When },
        new("publishedOn", FieldKind.Day, d => d.PublishedOn, (d, v) => d.PublishedOn = (DateOnly?)v) { Sourced = false },
        new("years", FieldKind.Whole, d => d.Years, (d, v) => d.Years = (int?)v) { PartOf = "length" },
        new("months", FieldKind.Whole, d => d.Months, (d, v) => d.Months = (int?)v) { PartOf = "length" },
        new("days", FieldKind.Whole, d => d.Days, (d, v) => d.Days = (int?)v) { First = false, PartOf = "length" },
        new("yearsAtMost", FieldKind.Whole, d => d.YearsAtMost, (d, v) => d.YearsAtMost = (int?)v) { PartOf = "length" },
        new("life", FieldKind.YesNo, d => d.Life, (d, v) => d.Life = (bool)v!) { PartOf = "length" },
        new("suspendedMonths", FieldKind.Whole, d => d.SuspendedMonths, (d, v) => d.SuspendedMonths = (int?)v)
        {
            First = false,
            PartOf = "suspension",
            Of = "length"
        },
        new("whollySuspended", FieldKind.YesNo, d => d.WhollySuspended, (d, v) => d.WhollySuspended = (bool)v!)
        {
            First = false,
            PartOf = "suspension",
            Of = "length"
        },
        new("inAbsentia", FieldKind.YesNo, d => d.InAbsentia, (d, v) => d.InAbsentia = (bool)v!),
        new("absentJudgment", FieldKind.Choice, d => d.AbsentJudgment,
            (d, v) => d.AbsentJudgment = (AbsentJudgment)v!)
        { Choices = typeof(AbsentJudgment), First = false },
        new("relation", FieldKind.Choice, d => d.Relation, (d, v) =>
            d.Relation = (SentenceRelation)v!)
        { Choices = typeof(SentenceRelation), First = false },
        new("fine", FieldKind.Number, d => d.Fine, (d, v) => d.Fine = (BoundedNumber?)v) { First = false },
        new("bans", FieldKind.Text, d => d.Bans, (d, v) => d.Bans = (string?)v) { First = false, MaxLength = 1000 },
        new("appeal", FieldKind.Choice, d => d.Appeal, (d, v) => d.Appeal = (AppealOutcome)v!)
        {
            Choices = typeof(AppealOutcome),
            First = false
        },
        new("appealOn", FieldKind.Date, d => d.AppealOn, (d, v) => d.AppealOn = (ImpreciseDate?)v) { First = false, Of = "appeal" },
        new("appealPublishedOn", FieldKind.Day, d => d.AppealPublishedOn, (d, v) => d.AppealPublishedOn = (DateOnly?)v)
        {
            First = false,
            Sourced = false
        },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false })
    {
        Lists =
        [
            new("sentences", ["person"], ["charge", "on", "years", "months", "life", "inAbsentia", "appeal"],
                ["on", "charge.article", "charge.article.law", "charge.outcome", "prosecution.court", "prosecution.judge",
                    "prosecution.stage", "life", "inAbsentia", "appeal", "appealOn", "absentJudgment", "relation", "offence"], "-on"),
        ],
        Folder = "sentences",
        ShownOn = ShownOn.OwnersPage,
        Rule = SentenceRules.Check,
    };
}
