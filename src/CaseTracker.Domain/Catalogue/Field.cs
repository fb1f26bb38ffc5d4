using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Catalogue;

/// <summary>The kinds of value that a field holds; each has one input, one way to show it and one Excel form.</summary>
public enum FieldKind { Text, LongText, Choice, Date, Number, Whole, YesNo, Link, Day }

/// <summary>One field of a details record: its meaning, not its layout. Accessors are compiled lambdas.</summary>
public sealed record Field<T>(string Key, FieldKind Kind, Func<T, object?> Get, Action<T, object?> Set)
{
    /// <summary>Set by the catalogue: the record's name, the first part of the resource keys.</summary>
    public string Record { get; init; } = "";

    /// <summary>Who may see the field, whatever the record's own confidentiality.</summary>
    public Confidentiality Sensitivity { get; init; } = Confidentiality.Public;

    /// <summary>The section of form and page that the field belongs to; its heading is the resource Fields.Section_{Section}.</summary>
    public string Section { get; init; } = "Main";

    /// <summary>False: shown under "more".</summary>
    public bool First { get; init; } = true;

    public bool Required { get; init; }

    /// <summary>The record is called by it and has its place among others by it, where the names before it are empty.</summary>
    public bool Names { get; init; }

    /// <summary>The longest text that is kept, in characters.</summary>
    public int MaxLength { get; init; } = 400;

    /// <summary>False for what the team itself decides or arranges: it needs no source.</summary>
    public bool Sourced { get; init; } = true;

    /// <summary>The team's own words for the record: it may be cited, and nobody misses a source for it.</summary>
    public bool OwnWords { get; init; }

    /// <summary>Whether a value of this field needs a source, here or for the record as a whole. The one rule of pages, home, work lists
    /// and exports: not the links that tie records together, nor what the team chooses from its lists, orders or sums up.</summary>
    public bool Citable => Sourced && First && !OwnWords
        && (Kind is FieldKind.Text or FieldKind.Date or FieldKind.Number or FieldKind.Whole
            || LinkTo?.IsOneOf(RecordKind.Facility, RecordKind.Place, RecordKind.LegalArticle) == true);

    /// <summary>Of a text: it holds several names between semicolons, and each is asked for and counted by itself.</summary>
    public bool Several { get; init; }

    /// <summary>Whether a record without it lacks something: it is asked first, a source could tell it, and not every record has it by
    /// itself.</summary>
    public bool Awaited => First && Sourced && !OwnWords && !Required && !Ties && Kind != FieldKind.YesNo;

    /// <summary>The values of the record's choice <c>kind</c> of which somebody asks for this field; null: of all. Nobody asks the sex of
    /// a group, or how an arrest ended.</summary>
    public IReadOnlyList<Enum>? OnlyOf { get; init; }

    /// <summary>The enumeration of a choice.</summary>
    public Type? Choices { get; init; }

    /// <summary>Says who somebody is whom the team protects, or how to reach them: next of kin, an informant. The database holds such a
    /// text encrypted, wherever it is kept; it sorts nothing, is in no filter, and is found by its exact words alone.</summary>
    public bool Identity { get; init; }

    /// <summary>What an encrypted text of it is bound to, so that it opens in no other field; null of fields that are kept as they
    /// are.</summary>
    public string? SealedAs => Identity ? $"{Record}.{Key}" : null;

    /// <summary>What a link points at.</summary>
    public RecordKind? LinkTo { get; init; }

    /// <summary>A link between the team's own records, which is no source's word.</summary>
    public bool Ties => LinkTo?.IsOneOf(RecordKind.Person, RecordKind.Prosecution, RecordKind.Charge, RecordKind.Stay,
        RecordKind.Case) == true;

    /// <summary>The link to whom or what the record belongs to. It is given once: a record that was made for one person does not
    /// become another's, with all that was known and cited of it.</summary>
    public bool Owner { get; init; }

    /// <summary>The record stands on the page of what it links to here, where it links to anything: a figure may be one of a case, or
    /// stand alone.</summary>
    public bool MayOwn { get; init; }

    /// <summary>The record is as closed as what it links to here, for it would tell of it: who took part, who was meant. So is one to its
    /// <see cref="Owner"/>.</summary>
    public bool Closes { get; init; }

    /// <summary>The record is shown on the page of what it links to here, too.</summary>
    public bool ShownThere { get; init; }

    /// <summary>Of a number: whether "half" can be meant in this record, which then speaks of percent. Null: never.</summary>
    public Func<T, bool>? MayBeShare { get; init; }

    /// <summary>The property that holds it in the schema of followthemoney (<see cref="RecordDefinition.FollowTheMoney"/>); null where that
    /// has none. Several fields may be one property, which holds several values there.</summary>
    public string? FollowTheMoney { get; init; }

    /// <summary>What it says about whether another source tells of the same (<c>Sources.SameTelling</c>).</summary>
    public Telling Tells { get; init; }

    /// <summary>The name of the value that several fields tell only together: beside "2 years" nobody puts the "18 months" of another
    /// source.</summary>
    public string? PartOf { get; init; }

    /// <summary>The field, or the value of several (<see cref="PartOf"/>), of which this one speaks: the day of a verdict is a day of that
    /// verdict only.</summary>
    public string? Of { get; init; }

    /// <summary>The field that begins what this one ends: no record may end before it begins (<see cref="FieldRules"/>).</summary>
    public string? Ends { get; init; }

    public string Label => Texts.Localize($"Fields.{Record}_{Key}");

    /// <summary>One sentence of help, or null.</summary>
    public string? Help => Texts.Find($"Fields.{Record}_{Key}_help");
}
