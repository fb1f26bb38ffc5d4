using System.Diagnostics;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Reports;

/// <summary>Reports in memory.</summary>
internal static class Reported
{
    /// <summary>All that a report says.</summary>
    public static async Task<Report> Report(this TestDatabase database, CurrentUser user, ReportQuestion question)
    {
        var made = await database.Get<MakeReport>().Preview(user, question);
        Assert.True(made.Succeeded, string.Join("\n", made.Problems));
        return made.Value;
    }

    public static async Task<MemoryStream> ReportFile(this TestDatabase database, CurrentUser user, ReportQuestion question,
        ExportFormat format = ExportFormat.Xlsx) => (await (await database.PrepareReport(user, question, format)).Read()).Content;

    public static Task<Outcome<PreparedExport>> PrepareReport(this TestDatabase database, CurrentUser user, ReportQuestion question,
        ExportFormat format = ExportFormat.Xlsx) => database.Get<WriteReport>().Prepare(user, ExportedReport.Of(question), List(question),
            format);

    /// <summary>Has LibreOffice print files to PDF beside them; false where it, or its part for them, is not installed.</summary>
    public static async Task<bool> Prints(string folder, string[] files)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("soffice",
                [$"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", .. files])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 && Array.Exists(files, file => File.Exists(Path.ChangeExtension(file, "pdf")));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>The list of a report of prisoners.</summary>
    public static Func<Outcome<ExportSubject>> List(ReportQuestion question) =>
        () => Outcome<ExportSubject>.Of(ExportSubject.Of(new PrisonerQuestion(question.To)));
}
