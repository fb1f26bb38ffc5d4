namespace CaseTracker.Domain.Security;

/// <summary>The languages of the interface.</summary>
public enum DisplayLanguage { English, Khmer }

/// <summary>The colours of the interface; <see cref="Device"/> follows the device.</summary>
public enum DisplayTheme { Device, Light, Dark }

/// <summary>How a person wants the program shown, on whatever machine.</summary>
/// <param name="Language">Null until chosen: the browser's choice stays.</param>
/// <param name="Theme">Null until chosen: the browser's choice stays.</param>
/// <param name="TimeZone">The IANA name of the time zone in which times of the clock are shown. The days of records are
/// Cambodia's for everybody.</param>
public sealed record Display(DisplayLanguage? Language, DisplayTheme? Theme, string TimeZone)
{
    public const string UsualTimeZone = "Asia/Phnom_Penh";
}
