using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Catalogue;

/// <summary>What the catalogue itself asks of a record: required fields, and texts that fit.</summary>
public static class FieldRules
{
    public static IEnumerable<Problem> Check<T>(FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        foreach (var field in catalogue.Fields)
        {
            var value = field.Get(details);
            if (field.Required && (value is null || value is "" || value is long and 0))
                yield return new Problem("Errors.FieldMissing", field.Label);
            if (value is string text && text.Length > field.MaxLength)
                yield return new Problem("Errors.TextTooLong", field.Label, text.Length, field.MaxLength);
        }
    }
}
