using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>What a handler gives back: a value, or the problems that kept it from one. Nothing is half-saved when there
/// are problems.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Problem> problems) => (_value, Problems) = (value, problems);

    public static Outcome<T> Of(T value) => new(value, []);

    public static Outcome<T> Failed(params IReadOnlyList<Problem> problems) => new(default, problems);

    public IReadOnlyList<Problem> Problems { get; }

    public bool Succeeded => Problems.Count == 0;

    /// <summary>The value. Throws <see cref="InvalidOperationException"/> when there is none: ask <see cref="Succeeded"/> first.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException(string.Join(" ", Problems));
}
