using System.Text.Json.Serialization;

namespace CaseTracker.App.Exchange;

/// <summary>The forms in which something leaves the program. A list is no document, and a report is neither CSV nor JSON:
/// <see cref="ExportSubject.Formats"/>.</summary>
public enum ExportFormat { Xlsx, Csv, Json, Docx }

/// <summary>What an export wrote.</summary>
/// <param name="FileName">A name for the file that holds nothing but the list's name and a day, such as
/// "prisoners-2024-12-10.xlsx".</param>
/// <param name="Path">The file, or null where it was handed over without one.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record ExportReceipt(ExportFormat Format, string FileName, string? Path, ExportCounts Counts, DateTime MadeAt);

/// <summary>How much an export holds.</summary>
public abstract record ExportCounts
{
    /// <summary>How many lines its list has.</summary>
    [JsonIgnore]
    public abstract int Lines { get; }
}

/// <param name="Certain">Individuals who are certain.</param>
/// <param name="Possible">Individuals who are possible.</param>
/// <param name="Groups">Groups, who are in neither number.</param>
/// <param name="HeldBack">Persons above the user's clearance, who are not in the export.</param>
public sealed record PrisonersWritten(int Certain, int Possible, int Groups, int HeldBack) : ExportCounts
{
    public override int Lines => Certain + Possible;
}

/// <param name="HeldBack">Records of the kind above the user's clearance, which are not in the export; null where the list is not of one
/// kind.</param>
public sealed record RowsWritten(int Rows, int? HeldBack) : ExportCounts
{
    public override int Lines => Rows;
}

/// <summary>A complete export that the audit log holds, to be read from its start and disposed: then nothing is left of it.</summary>
public sealed record PreparedExport(ExportReceipt Receipt, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

public static class ExportFormats
{
    /// <summary>Those of a list.</summary>
    public static IReadOnlyList<ExportFormat> OfLists { get; } = [ExportFormat.Xlsx, ExportFormat.Csv, ExportFormat.Json];

    /// <summary>The media type to send a format with.</summary>
    public static string MediaType(this ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Json => "application/json; charset=utf-8",
        ExportFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>What names the format in commands, addresses and file names: "xlsx".</summary>
    public static string Word(this ExportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The format that a word names ("xlsx", "csv", "json", "docx", in any case), or null.</summary>
    public static ExportFormat? Find(string? word) => Enum.GetValues<ExportFormat>().Select(format => (ExportFormat?)format)
        .FirstOrDefault(format => format!.Value.Word().Equals(word, StringComparison.OrdinalIgnoreCase));
}
