using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Catalogue;

/// <summary>A kind of record, by the name that records of it are kept under: its details record's, without "Details". Each record has an
/// id from one sequence, so that an id alone names it.</summary>
[SuppressMessage("Design", "CA1036", Justification = "An order to list kinds in; none is less than another.")]
public readonly record struct RecordKind(string Name) : IComparable<RecordKind>
{
    // The kinds that other code than their own definition speaks of; one that nothing else speaks of needs no place here. Properties, for
    // EF takes a field for a constant, and lets no such into what it reads.
    public static RecordKind Person { get; } = new("Person");
    public static RecordKind PersonName { get; } = new("PersonName");
    public static RecordKind GroupCount { get; } = new("GroupCount");
    public static RecordKind IdentityLink { get; } = new("IdentityLink");
    public static RecordKind Organisation { get; } = new("Organisation");
    public static RecordKind Place { get; } = new("Place");
    public static RecordKind Facility { get; } = new("Facility");
    public static RecordKind Law { get; } = new("Law");
    public static RecordKind LegalArticle { get; } = new("LegalArticle");
    public static RecordKind Prosecution { get; } = new("Prosecution");
    public static RecordKind Charge { get; } = new("Charge");
    public static RecordKind Sentence { get; } = new("Sentence");
    public static RecordKind Stay { get; } = new("Stay");
    public static RecordKind CustodyEvent { get; } = new("CustodyEvent");
    public static RecordKind Case { get; } = new("Case");
    public static RecordKind Participant { get; } = new("Participant");
    public static RecordKind Source { get; } = new("Source");
    public static RecordKind Citation { get; } = new("Citation");
    public static RecordKind Membership { get; } = new("Membership");
    public static RecordKind Relation { get; } = new("Relation");
    public static RecordKind WelfareReport { get; } = new("WelfareReport");
    public static RecordKind Assessment { get; } = new("Assessment");
    public static RecordKind Consent { get; } = new("Consent");
    public static RecordKind Figure { get; } = new("Figure");
    public static RecordKind Settlement { get; } = new("Settlement");
    public static RecordKind Event { get; } = new("Event");
    public static RecordKind Involvement { get; } = new("Involvement");
    public static RecordKind LandDispute { get; } = new("LandDispute");
    public static RecordKind Concession { get; } = new("Concession");
    public static RecordKind TransnationalAct { get; } = new("TransnationalAct");
    public static RecordKind Sanction { get; } = new("Sanction");
    public static RecordKind Response { get; } = new("Response");
    public static RecordKind Instrument { get; } = new("Instrument");
    public static RecordKind FigureChoice { get; } = new("FigureChoice");

    private static readonly RecordKind[] InOrder = [.. typeof(RecordKind).GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Select(named => named.GetValue(null)).OfType<RecordKind>()];

    /// <summary>What it is called in the interface language.</summary>
    public string Label => Texts.Localize($"Fields.{Name}");

    private int Rank => Array.IndexOf(InOrder, this) is >= 0 and var rank ? rank : InOrder.Length;

    /// <summary>As they stand above, then all that do not, by name.</summary>
    public int CompareTo(RecordKind other) =>
        Rank == other.Rank ? string.CompareOrdinal(Name, other.Name) : Rank.CompareTo(other.Rank);

    public bool IsOneOf(params ReadOnlySpan<RecordKind> kinds) => kinds.Contains(this);

    public override string ToString() => Name;
}
