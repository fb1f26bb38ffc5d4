using System.Globalization;

namespace CaseTracker.Web.Records;

/// <summary>A name in both scripts, that of the reader's language first; the other follows where it is on record.</summary>
public sealed record BothNames(string First, bool FirstIsKhmer, string? Second)
{
    /// <param name="called">What the record is called as the viewer may read it: the Latin name where there is one.</param>
    /// <param name="khmer">The Khmer name; null or empty where none is on record, or where the viewer may not read it.</param>
    public static BothNames Of(string called, string? khmer)
    {
        if (string.IsNullOrWhiteSpace(khmer) || khmer == called) return new(called, khmer == called, null);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "km" ? new(khmer, true, called) : new(called, false, khmer);
    }
}
