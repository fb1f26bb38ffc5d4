namespace CaseTracker.App.Import.Reading;

/// <summary>How much of a file is read. More is refused with words before any of it is taken in.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="ExpandedBytes">Of the parts of a workbook once they are taken out of its archive.</param>
/// <param name="Parts">Files in the archive.</param>
internal sealed record ImportLimits(long Bytes = 100L << 20, long ExpandedBytes = 1L << 30, int Parts = 2000, int Sheets = 100,
    int Rows = 250_000, int Columns = 500)
{
    public static ImportLimits Usual { get; } = new();
}
