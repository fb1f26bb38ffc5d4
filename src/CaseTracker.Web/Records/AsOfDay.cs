using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Records;

/// <summary>The day that an address or a box asks for: one whole day in any form in which dates are read.</summary>
public static class AsOfDay
{
    /// <summary>The day, or what is wrong with the text; both null for no text.</summary>
    public static (DateOnly? Day, Problem? Problem) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, null);
        var read = ImpreciseDate.Parse(text);
        if (!read.Ok) return (null, read.Problem);
        return read.Value is { Extent: DateExtent.Day, Earliest: { } day } && read.Value.Latest == day
            ? (day, null)
            : (null, new Problem("PersonPages.NotOneDay", text));
    }
}
