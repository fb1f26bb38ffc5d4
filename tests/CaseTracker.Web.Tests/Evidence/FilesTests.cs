using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Evidence;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Evidence;

[Collection(nameof(AppFixture))]
public sealed class FilesTests(AppFixture app)
{
    // The smallest PNG: one grey point.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_is_attached_looked_at_and_downloaded_and_all_of_it_stands_in_the_chain_of_custody()
    {
        var (page, _) = await app.NewPerson("Evidence", Role.Researcher);
        var record = await Recorded(page);
        var closed = await Attach(page, "closed.png", [.. Png, 0], null);
        var open = await Attach(page, "photo.png", Png, "Internal");
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive(record);
            await page.Locator("#files > summary").PressAsync("Enter");
            await Expect(page.Locator(".file-list")).ToContainTextAsync("photo.png");
            await page.ShouldBeAccessible();
        });

        await page.OpenAlive(open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator("img.picture")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await page.FillAsync("#reason", "For Test Lawyer");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download the original" }).PressAsync("Enter"));
        Assert.Equal("photo.png", download.SuggestedFilename);
        Assert.Equal(Png, await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
        var copy = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download a working copy" }).PressAsync("Enter"));
        Assert.Equal("photo-working-copy.png", copy.SuggestedFilename);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator("tbody")).ToContainTextAsync("For Test Lawyer");
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive(open);
            await page.ShouldBeAccessible();
        });

        await page.OpenAlive(record);
        await page.Locator("#files > summary").PressAsync("Enter");
        var pdf = await Attach(page, "pages.pdf", Pdf("Test page one", "Test page two"), "Internal");
        await page.OpenAlive(pdf);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator("img.page")).ToHaveJSPropertyAsync("naturalHeight", 1600);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next page" }).PressAsync("Enter");
        await Expect(page.Locator("img.page")).ToHaveAttributeAsync("src", $"{pdf}/pages/2");
        await Expect(page.Locator("img.page")).ToHaveJSPropertyAsync("naturalHeight", 1600);
        await page.ShouldBeAccessible();

        var picture = await app.Get(Role.Advocate, open + "/picture");
        Assert.Equal((HttpStatusCode.OK, EvidenceEndpoints.FilePolicy, "nosniff", "no-store", "image/png"), (picture.Status,
            picture.Headers["Content-Security-Policy"], picture.Headers["X-Content-Type-Options"], picture.Headers["Cache-Control"],
            picture.Headers["Content-Type"]));
        var drawn = await app.Get(Role.Advocate, pdf + "/pages/1");
        Assert.Equal((HttpStatusCode.OK, EvidenceEndpoints.FilePolicy, "no-store", "image/png"), (drawn.Status,
            drawn.Headers["Content-Security-Policy"], drawn.Headers["Cache-Control"], drawn.Headers["Content-Type"]));
        foreach (var address in new[] { closed, closed + "/picture", closed + "/pages/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Get(Role.Advocate, address)).Status);
        Assert.DoesNotContain("closed.png", (await app.Get(Role.Advocate, record)).Words("main"), StringComparison.Ordinal);
        Assert.Contains("closed.png", (await app.Get(Role.Researcher, "/search?q=closed.png")).Words("main"), StringComparison.Ordinal);
        var (hidden, found) = (await app.Get(Role.Advocate, "/search?q=closed.png"), await app.Get(Role.Advocate, "/search?q=photo.png"));
        Assert.Contains("Nothing is called", hidden.Words("main"), StringComparison.Ordinal);
        Assert.Contains("photo.png", found.Words(".found .lines"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_reads_text_and_metadata_of_a_document_in_a_process_of_its_own()
    {
        var (program, folder) = (FileReader.Program(), Path.GetTempPath());
        var limits = new ProcessLimits(Patience.Limit, 512 << 20, 1000);
        foreach (var (asked, document, code, text) in new[]
        {
            (ReadDocumentText.Asked, Pdf("Test Quillon statement"), ReadDocumentText.Whole, "Test Quillon statement"),
            (ReadDocumentText.Asked, [.. "%PDF-1.7 nothing more"u8], ReadDocumentText.Unreadable, ""),
            (ReadFileMetadata.Asked, Pdf("Test"), ReadDocumentText.Whole,
                """{"place":null,"lines":[{"group":"PDF","name":"Author","value":"Test Witness"}]}"""),
        })
        {
            var answer = await LimitedProcess.Text(program.Asked(asked, EvidenceFormat.Pdf), folder, new MemoryStream(document), limits,
                TestContext.Current.CancellationToken);
            Assert.Equal((code, text), (answer.Code, answer.Content.Trim()));
        }
    }

    [Fact]
    public async Task What_is_no_file_that_is_taken_is_told_and_what_was_said_with_it_stays()
    {
        var page = await app.SignedIn(Role.Researcher);
        await Recorded(page);
        await Choose(page, "program.exe", [0x4D, 0x5A, 0x90, 0x00]);
        await page.FillAsync("#file-description", "Test description");
        await page.Locator(".attach button[type=submit]").PressAsync("Enter");
        await Expect(page.Locator("#files .notice.error")).ToContainTextAsync("Files of this kind are not taken");
        await Expect(page.Locator("#file-description")).ToHaveValueAsync("Test description");
    }

    private static byte[] Pdf(params string[] pages)
    {
        var pdf = new PdfDocumentBuilder { DocumentInformation = { Author = "Test Witness", Producer = null! } };
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var text in pages) pdf.AddPage(PageSize.A4).AddText(text, 12, new(50, 700), font);
        return pdf.Build();
    }

    private static async Task<string> Recorded(IPage page)
    {
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Test Person With Files");
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people/[0-9]+"));
        var address = new Uri(page.Url).AbsolutePath;
        await page.OpenAlive(address);
        await page.Locator("#files > summary").PressAsync("Enter");
        return address;
    }

    private static async Task Choose(IPage page, string name, byte[] bytes)
    {
        // The box hears of a file only once the page has told it to, a moment after it is drawn.
        await page.Settled();
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await Expect(page.Locator(".chosen")).ToContainTextAsync(name);
    }

    /// <summary>The address of the file.</summary>
    private static async Task<string> Attach(IPage page, string name, byte[] bytes, string? level)
    {
        await Choose(page, name, bytes);
        if (level is not null) await page.SelectOptionAsync("#file-level", level);
        await page.Locator(".attach button[type=submit]").PressAsync("Enter");
        var link = page.Locator(".file-name", new() { HasText = name });
        await Expect(link).ToBeVisibleAsync();
        return (await link.GetAttributeAsync("href"))!;
    }
}
