namespace CaseTracker.Domain.Values;

/// <summary>Where a date comes from: the source prints it whole, prints a part (a day without its year), or somebody
/// worked it out, which needs a note that says how.</summary>
public enum DateBasis { Stated, PartlyStated, Inferred }

/// <summary>What the two bounds mean. <see cref="Day"/>: this one day. <see cref="Within"/>: one unknown day within
/// the bounds. <see cref="Lasting"/>: it lasted from the first bound to the second. <see cref="Each"/>: on every one
/// of the listed dates.</summary>
public enum DateExtent { Day, Within, Lasting, Each }

/// <summary>A date as it is known: the words as given, EDTF (ISO 8601-2), and the earliest and latest day that they
/// allow. A null bound is open or unknown. The qualifiers ? ~ % never widen the bounds.</summary>
public sealed record ImpreciseDate(
    string Text, string Edtf, DateBasis Basis, string? Note, DateOnly? Earliest, DateOnly? Latest, DateExtent Extent, bool Qualified);
