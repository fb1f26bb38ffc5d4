using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Sources;

/// <summary>How the words that a source prints for a field are understood, for who types them.</summary>
public static class CitationFormatter
{
    /// <summary>The value in words; null where none of the field's values can be read, so that the words are kept and compared as
    /// words.</summary>
    public static string? Understood(RecordKind kind, string field, string words) =>
        RecordTypes.All[kind].Find(field) is { } known && CitedValues.Read(known, words) is { } value
        ? CitedValue.Localize(known.Kind, known.Choices, value) : null;

    /// <summary>Whether the field holds values that words can be read as; a text is its words.</summary>
    public static bool IsRead(FieldKind kind) => kind is not (FieldKind.Text or FieldKind.LongText or FieldKind.Link);
}
