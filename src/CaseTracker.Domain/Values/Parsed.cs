using System.Diagnostics.CodeAnalysis;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>What came of reading somebody's text: a value, or the problem to show beside the box. Never both.</summary>
public sealed record Parsed<T> where T : class
{
    private Parsed(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }
    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Value is not null;

    [SuppressMessage("Usage", "CA2225", Justification = "A reader returns the value or the problem as it is.")]
    public static implicit operator Parsed<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A reader returns the value or the problem as it is.")]
    public static implicit operator Parsed<T>(Problem problem) => new(null, problem);
}
