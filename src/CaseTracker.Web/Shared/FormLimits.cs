namespace CaseTracker.Web.Shared;

/// <summary>How much text a box of a form takes, and how long a message to the server may be because of it.</summary>
public static class FormLimits
{
    /// <summary>In letters, for a box whose field says nothing else.</summary>
    public const int Usual = 400;

    /// <summary>In letters: the names of a roster of a thousand lines. No field of the catalogue is longer.</summary>
    public const int Longest = 60_000;

    /// <summary>The longest message in bytes; a longer one ends the connection. It carries what was typed twice, as the event and as the
    /// field that it came from. A Khmer letter takes three bytes, a control character six.</summary>
    public const int Message = 2 * 6 * Longest + 64 * 1024;
}
