using System.Globalization;
using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Reads what a test takes for granted, and fails with the problem's words where it cannot.</summary>
internal static class Read
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo Khmer = CultureInfo.GetCultureInfo("km");

    public static ImpreciseDate Date(string text, DateExtent? extent = null)
    {
        var read = ImpreciseDate.Parse(text, extent: extent);
        Assert.True(read.Ok, $"{text}: {read.Problem?.Localize(English)}");
        return read.Value;
    }

    public static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
