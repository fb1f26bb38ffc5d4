using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Numbers as a reader's language writes them: "60,066", «៦០,០៦៦». For sentences and pages; files keep plain numbers.</summary>
public static class CountFormatter
{
    /// <summary>The count with its thousands apart.</summary>
    /// <param name="culture">The interface's language where none is given.</param>
    public static string InDigits(this int count, CultureInfo? culture = null) => InDigits((decimal)count, culture);

    /// <summary>The time on a clock, to the minute: "08:22", «០៨:២២».</summary>
    public static string InDigits(this TimeOnly time) =>
        PrintedDigits.In(CultureInfo.CurrentUICulture, time.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>The number with its thousands apart and the decimals that it has. Commas in Khmer, too: so are numbers typed and read
    /// here.</summary>
    public static string InDigits(this decimal number, CultureInfo? culture = null) =>
        PrintedDigits.In(culture ?? CultureInfo.CurrentUICulture, number.ToString("#,0.############", CultureInfo.InvariantCulture));
}
