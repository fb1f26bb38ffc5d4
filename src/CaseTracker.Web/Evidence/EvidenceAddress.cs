namespace CaseTracker.Web.Evidence;

/// <summary>The addresses of a file.</summary>
public static class EvidenceAddress
{
    /// <summary>Its page.</summary>
    public static string Of(long file) => $"/evidence/{file}";

    /// <summary>A picture, to be looked at.</summary>
    public static string Picture(long file) => $"/evidence/{file}/picture";

    /// <summary>A page of a PDF as a picture, from 1.</summary>
    public static string Page(long file, int page) => $"/evidence/{file}/pages/{page}";

    /// <summary>The evidentiary original, for a form that says what for.</summary>
    public static string Original(long file) => $"/evidence/{file}/original";

    /// <summary>The working copy of a picture, for the same form.</summary>
    public static string Copy(long file) => $"/evidence/{file}/copy";

    /// <summary>The working copy of a PDF, for the same form.</summary>
    public static string Flat(long file) => $"/evidence/{file}/flat";
}
