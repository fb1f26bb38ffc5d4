using System.Globalization;

namespace CaseTracker.App.Exchange.Made;

/// <summary>The language of a file.</summary>
internal static class FileLanguage
{
    private const string Khmer = "km";

    /// <summary>"en" or "km".</summary>
    public static string Now => Of(CultureInfo.CurrentUICulture);

    /// <summary>"en" or "km".</summary>
    public static string Of(CultureInfo language) => language.TwoLetterISOLanguageName == Khmer ? Khmer : "en";

    /// <summary>From here on, within the asynchronous method that calls it, texts are in the language of a file.</summary>
    public static void Speak(string language) => Speak(CultureInfo.GetCultureInfo(language == Khmer ? Khmer : "en"));

    /// <inheritdoc cref="Speak(string)"/>
    public static void Speak(CultureInfo language) => CultureInfo.CurrentUICulture = language;
}
