using System.Buffers.Binary;
using CaseTracker.App.Evidence;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>The pages of a PDF as pictures, by the programs of Poppler.</summary>
public class DrawPdfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_counted_and_drawn_for_whoever_may_know_of_the_file_and_all_of_it_is_one_look()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var file = await database.Attached(Researcher, source, FileTextSteps.Pdf("Test page one", "Test page two"), "a.pdf");
        var draw = database.Get<DrawPdf>();
        Assert.True(draw.IsThere);
        Assert.Equal(2, (await draw.Pages(Researcher, file, Cancel)).Value);
        var (one, two) = ((await draw.Draw(Researcher, file, 1, Cancel)).Value, (await draw.Draw(Researcher, file, 2, Cancel)).Value);
        // A page of A4: its longer side is what is asked for.
        Assert.Equal(1600, BinaryPrimitives.ReadInt32BigEndian(one.AsSpan(20)));
        Assert.NotEqual(one, two);
        Assert.Equal([EvidenceAct.Opened, EvidenceAct.Received], await Acts(file));

        var another = await database.Joined("Another", Role.Administrator);
        Assert.True((await draw.Draw(another, file, 1, Cancel)).Succeeded);
        Assert.Equal([EvidenceAct.Opened, EvidenceAct.Opened, EvidenceAct.Received], await Acts(file));
        Assert.True((await draw.Pages(another, file, Cancel)).Succeeded);
        Assert.Equal(4, (await Acts(file)).Count);

        Assert.Equal(["Errors.NotFound"], (await draw.Draw(Advocate, file, 1, Cancel)).Keys());
        Assert.Equal(["Errors.NotFound"], (await draw.Pages(Advocate, file, Cancel)).Keys());
        Assert.Equal(["Errors.NotFound"], (await draw.Draw(Researcher, file, 0, Cancel)).Keys());
        Assert.Equal(["Evidence.PdfUndrawable"], (await draw.Draw(Researcher, file, 3, Cancel)).Keys());
        Assert.DoesNotContain(Directory.GetFileSystemEntries(database.Get<DataFiles>().Folder), name =>
            name.Contains("scratch", StringComparison.Ordinal));

        async Task<IReadOnlyList<EvidenceAct>> Acts(long id) =>
            [.. (await database.Get<ShowFile>().Handle(Researcher, id, Cancel)).Value.Lines.Select(line => line.Act)];
    }

    [Fact]
    public async Task What_is_shared_of_a_pdf_is_pictures_of_its_pages_and_nothing_else()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var file = await database.Attached(Researcher, source, FileTextSteps.Pdf("Test Quillon", "Test page two"), "a.pdf");
        var flatten = database.Get<FlattenPdf>();
        Assert.Equal(["Evidence.ReasonMissing"], (await flatten.Handle(Researcher, file, " ", Cancel)).Keys());
        Assert.Equal(["Errors.NotFound"], (await flatten.Handle(Advocate, file, "Test reason", Cancel)).Keys());
        using var copy = (await flatten.Handle(Researcher, file, "Test reason", Cancel)).Value;
        Assert.Equal("a-working-copy.pdf", copy.Name);
        using var bytes = new MemoryStream();
        await copy.Content.CopyToAsync(bytes, Cancel);
        Assert.Equal(copy.Bytes, bytes.Length);
        using var flat = PdfDocument.Open(bytes.ToArray());
        Assert.Equal(2, flat.NumberOfPages);
        foreach (var page in flat.GetPages())
        {
            Assert.Empty(page.Text);
            // A4, to a point.
            Assert.Equal((595, 842), ((int)page.Width, (int)page.Height));
            Assert.InRange(Assert.Single(page.GetImages()).HeightInSamples, 1750, 1760);
        }
        var lines = (await database.Get<ShowFile>().Handle(Researcher, file, Cancel)).Value.Lines;
        Assert.Equal([(EvidenceAct.Shared, "Test reason"), (EvidenceAct.Opened, null), (EvidenceAct.Received, null)],
            lines.Select(line => (line.Act, line.Reason)));
    }

    [Fact]
    public async Task What_is_no_pdf_or_is_broken_is_told()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        var broken = await database.Attached(Researcher, source, [.. "%PDF-1.7 nothing more"u8], "a.pdf");
        var text = await database.Attached(Researcher, source);
        Assert.Equal(["Evidence.PdfUndrawable"], (await database.Get<DrawPdf>().Pages(Researcher, broken, Cancel)).Keys());
        Assert.Equal(["Errors.NotFound"], (await database.Get<DrawPdf>().Pages(Researcher, text, Cancel)).Keys());
    }

    [Fact]
    public async Task Where_nothing_draws_it_is_said()
    {
        await using var database = await TestDatabase.Create(more: services => services.AddSingleton(
            new FileReaders(Own: null, Poppler: AppContext.BaseDirectory)));
        var file = await database.Attached(Researcher, await database.Source("Test Source"), FileTextSteps.Pdf("Test"), "a.pdf");
        Assert.False(database.Get<DrawPdf>().IsThere);
        Assert.Equal(["Evidence.PopplerMissing"], (await database.Get<DrawPdf>().Pages(Researcher, file, Cancel)).Keys());
        Assert.Equal(["Evidence.PopplerMissing"], (await database.Get<FlattenPdf>().Handle(Researcher, file, "Test", Cancel)).Keys());
        Assert.Equal("Doctor.PdfUndrawn", (await database.Get<ExamineFiles>().Handle(Administrator, Cancel))
            .Single(one => one.Name == "pdf").Said.Key);
    }
}
