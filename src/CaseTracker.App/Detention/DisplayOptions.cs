namespace CaseTracker.App.Detention;

/// <summary>What the list can show of a person, in the order in which it stands. The name is always there.</summary>
public enum PrisonerColumn
{
    Status, HeldSince, Charge, Sentence, SentenceEnd, Facility, LastConfirmed, Sex, AgeGroup, Occupation, Review, Tag, Sources
}

/// <summary>Which columns a list shows, and whether its rows stand close together.</summary>
public sealed class DisplayOptions : IEquatable<DisplayOptions>
{
    private static readonly PrisonerColumn[] DefaultColumns =
        [PrisonerColumn.Status, PrisonerColumn.HeldSince, PrisonerColumn.Charge, PrisonerColumn.Sentence,
            PrisonerColumn.Facility, PrisonerColumn.Sources];

    private DisplayOptions(IEnumerable<PrisonerColumn> columns, bool compact) =>
        (Columns, Compact) = ([.. columns.Distinct().Order()], compact);

    public static DisplayOptions Default { get; } = new(DefaultColumns, false);

    public IReadOnlyList<PrisonerColumn> Columns { get; }
    public bool Compact { get; }
    public bool UsualSet => Columns.SequenceEqual(DefaultColumns);

    public DisplayOptions With(IEnumerable<PrisonerColumn> columns) => new(columns, Compact);

    public DisplayOptions With(bool compact) => new(Columns, compact);

    public bool Equals(DisplayOptions? other) => other is not null && Compact == other.Compact && Columns.SequenceEqual(other.Columns);

    public override bool Equals(object? obj) => Equals(obj as DisplayOptions);

    public override int GetHashCode() => HashCode.Combine(Compact, Columns.Sum(column => 1 << (int)column));
}
