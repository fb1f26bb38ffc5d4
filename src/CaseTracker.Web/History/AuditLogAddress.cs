using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.History;

/// <summary>What the address of the audit log asks. A part that is none asks for nothing.</summary>
public static class AuditLogAddress
{
    public const string Path = "/audit-log", FilePath = "/audit-log/file.csv";
    public const string Who = "who", Action = "action", Kind = "kind", Record = "record", From = "from", To = "to", Before = "before";

    public static LogQuestion Read(Func<string, string?> part) => new(part(Who) is { Length: > 0 } who ? who.Trim() : null,
        ActionOf(part(Action)), KindOf(part(Kind)), Number(part(Record)), Day(part(From)), Day(part(To)));

    public static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    /// <summary>The address of a file, or of the lines before one.</summary>
    public static string Of(string path, LogQuestion question, long? before = null) => QueryHelpers.AddQueryString(path,
        new Dictionary<string, string?>
        {
            [Who] = question.Who,
            [Action] = question.Action?.ToString(),
            [Kind] = question.Kind?.Name,
            [Record] = question.RecordId?.ToString(CultureInfo.InvariantCulture),
            [From] = Iso(question.From),
            [To] = Iso(question.To),
            [Before] = before?.ToString(CultureInfo.InvariantCulture),
        }.Where(part => part.Value is not null));

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var day) ? day : null;

    // Enum.TryParse alone would take numbers.
    private static AuditAction? ActionOf(string? text) => text is not null && Enum.GetNames<AuditAction>().Contains(text)
        ? Enum.Parse<AuditAction>(text) : null;

    private static RecordKind? KindOf(string? text) => RecordDefinitions.All.FirstOrDefault(of => of.Kind.Name == text)?.Kind;
}
