using System.Diagnostics;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Running;

/// <summary>A page of the program as the browser prints it.</summary>
public static class PrintedPages
{
    /// <summary>The text of each sheet.</summary>
    public static async Task<IReadOnlyList<string>> Of(IPage page, string width, string height)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "printed.pdf");
        await page.PdfAsync(new() { Path = file, Width = width, Height = height });
        var start = new ProcessStartInfo("pdftotext") { RedirectStandardOutput = true };
        foreach (var arg in new[] { "-layout", file, "-" }) start.ArgumentList.Add(arg);
        using var reader = Process.Start(start)!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
    }
}
