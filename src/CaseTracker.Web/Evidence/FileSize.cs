using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Evidence;

/// <summary>The size of a file in words.</summary>
public static class FileSize
{
    private const int Thousand = 1000, Shown = 10;

    /// <summary>In the largest of bytes, kB and MB that leaves two digits.</summary>
    public static string Words(long bytes) => bytes < Shown * Thousand ? Texts.Localize("Evidence.InBytes", (int)bytes)
        : bytes < Shown * Thousand * Thousand ? Texts.Localize("Evidence.InKilobytes", (int)(bytes / Thousand))
        : Texts.Localize("Evidence.InMegabytes", (int)(bytes / Thousand / Thousand));
}
