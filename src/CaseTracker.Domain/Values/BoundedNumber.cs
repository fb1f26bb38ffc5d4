namespace CaseTracker.Domain.Values;

/// <summary>How a source bounds a number.</summary>
public enum NumberBound { Exactly, AtLeast, MoreThan, AtMost, About, Range, WordsOnly }

/// <summary>A number as a source gives it. <see cref="Low"/> and <see cref="High"/> are inclusive; null is unknown, and
/// unknown is never 0. "Dozens" has words only.</summary>
public sealed record BoundedNumber(NumberBound Bound, decimal? Low, decimal? High, string Text);
