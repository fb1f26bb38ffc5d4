using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Audit;

/// <summary>Reasons that the program itself gives for a change. The log keeps them in English, whoever made the change in whatever
/// language; who reads the log reads them in the own one.</summary>
internal static class ProgramReasons
{
    private static readonly string[] Keys = ["History.Undone", "Logging.SecondSource", "Import.Reason", "History.KeepWithdrawn"];

    // Earlier versions kept them in the language of whoever made the change.
    private static readonly Dictionary<string, string> Kept = Keys
        .SelectMany(key => new[] { "", "km" }.Select(language => (Key: key, Words: In(language, key))))
        .DistinctBy(one => one.Words).ToDictionary(one => one.Words, one => one.Key, StringComparer.Ordinal);

    /// <summary>A change was taken back.</summary>
    public static string Undone => In("", "History.Undone");

    /// <summary>Another source told more of a record.</summary>
    public static string SecondSource => In("", "Logging.SecondSource");

    /// <summary>A file that somebody imported says otherwise.</summary>
    public static string Imported => In("", "Import.Reason");

    /// <summary>Whom it is about did not agree that it is kept, or no longer does.</summary>
    public static string KeepWithdrawn => In("", "History.KeepWithdrawn");

    /// <summary>A kept reason as the viewer reads it: one of a person as it was typed.</summary>
    public static string? Shown(string? kept) => kept is not null && Kept.TryGetValue(kept, out var key) ? Texts.Localize(key) : kept;

    private static string In(string language, string key) => Texts.LocalizeIn(CultureInfo.GetCultureInfo(language), key);
}
