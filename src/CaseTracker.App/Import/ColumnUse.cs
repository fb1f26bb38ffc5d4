using CaseTracker.App.Records;

namespace CaseTracker.App.Import;

/// <summary>What a column of a file says of its records.</summary>
internal enum ColumnRole
{
    /// <summary>The value of a field.</summary>
    Field,

    /// <summary>The number of the record that a field links to.</summary>
    LinkedRecord,

    /// <summary>What the program works out from other columns, such as the earliest day of a date.</summary>
    WorkedOut,

    /// <summary>The number of the record itself.</summary>
    Record,

    /// <summary>The version of the record that the file was made of.</summary>
    Version,

    /// <summary>How confidential the record is.</summary>
    Level,

    /// <summary>Who says so: the title or the number of a source.</summary>
    Source,

    /// <summary>Where in the source it stands.</summary>
    Locator,

    /// <summary>The answer to whether the record is one that may be the same: its number, or "new".</summary>
    SameAs,

    /// <summary>The length of a sentence in words, such as "2 years 6 months".</summary>
    Term,

    /// <summary>Somebody has said that it is not to be read, or it only counts the rows.</summary>
    LeftOut,
}

/// <summary>A column of a file, and what it is read as.</summary>
/// <param name="Field">Of a field, a link to a record, or what is worked out of one.</param>
internal sealed record ColumnUse(ColumnRole Role, FieldDescriptor? Field = null);

/// <summary>A column at its place.</summary>
internal sealed record ImportColumn(int At, string Heading, ColumnUse Use);
