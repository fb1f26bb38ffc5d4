namespace CaseTracker.Domain.Catalogue;

/// <summary>An identity (<see cref="Field{T}.Identity"/>) as the database keeps it: encrypted. A details record holds one only where the
/// key that opens it is missing; then nobody may see the field, and what is saved leaves it as it is.</summary>
public static class SealedText
{
    /// <summary>What every encrypted text begins with.</summary>
    public const string Mark = "sealed:1:";

    public static bool Is(object? value) => value is string text && text.StartsWith(Mark, StringComparison.Ordinal);
}
