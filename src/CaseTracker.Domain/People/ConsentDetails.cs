using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>What somebody said to one purpose when they were asked.</summary>
public enum ConsentAnswer { NotAsked, Given, Refused, Withdrawn }

/// <summary>How an answer was given. By proxy: somebody else spoke for the person.</summary>
public enum ConsentManner { NotStated, Oral, Written, Proxy }

/// <summary>One conversation in which a person, or somebody for them, said what may be done with what is on record of them: an answer a
/// purpose (the consent record of the Murad Code, 2022). A withdrawal is a conversation of its own. What holds by all of them together is
/// <see cref="ConsentRules"/>' answer. A fact with two clocks.</summary>
public record ConsentDetails : IDetails<ConsentDetails>
{
    public long PersonId { get; set; }
    public ImpreciseDate? On { get; set; }
    /// <summary>Who answered: the person, or who spoke for them.</summary>
    public string? GivenBy { get; set; }
    public ConsentManner How { get; set; }
    public string? AskedBy { get; set; }
    public string? Language { get; set; }
    public bool RisksExplained { get; set; }
    /// <summary>To keep what is on record of the person at all.</summary>
    public ConsentAnswer Keep { get; set; }
    /// <summary>To work with it inside the team.</summary>
    public ConsentAnswer InternalUse { get; set; }
    public ConsentAnswer ShareUn { get; set; }
    public ConsentAnswer ShareNgos { get; set; }
    public ConsentAnswer ShareGovernments { get; set; }
    /// <summary>To publish it without the name.</summary>
    public ConsentAnswer PublishAnonymised { get; set; }
    public ConsentAnswer PublishName { get; set; }
    public ConsentAnswer PublishPhoto { get; set; }
    public string? Conditions { get; set; }
    /// <summary>Of a child: the parent or guardian who agreed, by name and relation.</summary>
    public string? Guardian { get; set; }
    /// <summary>What may happen to the person, or to others, if it becomes known.</summary>
    public string? Risk { get; set; }
    /// <summary>When they are to be asked again.</summary>
    public DateOnly? ReviewOn { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<ConsentDetails> Catalogue { get; } = new(RecordKind.Consent,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Sourced = false },
        new("givenBy", FieldKind.Text, d => d.GivenBy, (d, v) => d.GivenBy = (string?)v)
        { Identity = true, Sourced = false, Sensitivity = Confidentiality.Restricted },
        new("how", FieldKind.Choice, d => d.How, (d, v) => d.How = (ConsentManner)v!) { Choices = typeof(ConsentManner) },
        new("language", FieldKind.Text, d => d.Language, (d, v) => d.Language = (string?)v) { Sourced = false },
        new("risksExplained", FieldKind.YesNo, d => d.RisksExplained, (d, v) => d.RisksExplained = (bool)v!),
        Answer("keep", d => d.Keep, (d, v) => d.Keep = v),
        Answer("internalUse", d => d.InternalUse, (d, v) => d.InternalUse = v),
        Answer("shareUn", d => d.ShareUn, (d, v) => d.ShareUn = v),
        Answer("shareNgos", d => d.ShareNgos, (d, v) => d.ShareNgos = v),
        Answer("shareGovernments", d => d.ShareGovernments, (d, v) => d.ShareGovernments = v),
        Answer("publishAnonymised", d => d.PublishAnonymised, (d, v) => d.PublishAnonymised = v),
        Answer("publishName", d => d.PublishName, (d, v) => d.PublishName = v),
        Answer("publishPhoto", d => d.PublishPhoto, (d, v) => d.PublishPhoto = v),
        new("guardian", FieldKind.Text, d => d.Guardian, (d, v) => d.Guardian = (string?)v)
        { Identity = true, Sourced = false, Sensitivity = Confidentiality.Restricted },
        new("conditions", FieldKind.LongText, d => d.Conditions, (d, v) => d.Conditions = (string?)v)
        { MaxLength = 2000, Sensitivity = Confidentiality.Restricted },
        new("reviewOn", FieldKind.Day, d => d.ReviewOn, (d, v) => d.ReviewOn = (DateOnly?)v) { Sourced = false },
        new("risk", FieldKind.LongText, d => d.Risk, (d, v) => d.Risk = (string?)v)
        { MaxLength = 2000, Sensitivity = Confidentiality.Restricted, First = false },
        new("askedBy", FieldKind.Text, d => d.AskedBy, (d, v) => d.AskedBy = (string?)v) { Sourced = false, First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v)
        { MaxLength = 2000, Sensitivity = Confidentiality.Restricted, First = false })
    {
        Lists =
        [
            new("consents", ["person"], ["on", "keep", "shareUn", "shareNgos", "publishAnonymised", "publishName", "reviewOn"],
                ["keep", "internalUse", "shareUn", "shareNgos", "shareGovernments", "publishAnonymised", "publishName", "publishPhoto",
                    "how", "on", "reviewOn"], "-on"),
        ],
        Folder = "consents",
        ShownOn = ShownOn.OwnersPage,
        // The conversation is itself the source.
        Sourced = false,
        Rule = Check,
    };

    /// <summary>A conversation without an answer says nothing.</summary>
    public static IEnumerable<Problem> Check(ConsentDetails consent)
    {
        if (Enum.GetValues<ConsentPurpose>().All(purpose => ConsentRules.AnswerTo(consent, purpose) is ConsentAnswer.NotAsked))
            yield return new Invalid("keep", "Errors.ConsentWithoutAnswer");
    }

    private static Field<ConsentDetails> Answer(string key, Func<ConsentDetails, ConsentAnswer> get,
        Action<ConsentDetails, ConsentAnswer> set) =>
        new(key, FieldKind.Choice, d => get(d), (d, v) => set(d, (ConsentAnswer)v!)) { Choices = typeof(ConsentAnswer) };
}
