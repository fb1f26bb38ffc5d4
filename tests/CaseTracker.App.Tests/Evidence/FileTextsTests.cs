using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>The texts that are taken out of files: what is read, what is kept, and what no file can do.</summary>
public class FileTextsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Pages_paragraphs_and_notes_of_documents_are_read()
    {
        var (code, text) = FileTextSteps.Read(EvidenceFormat.Pdf, FileTextSteps.Pdf("Test Quillon statement", "of the second page"));
        Assert.Equal(ReadDocumentText.Whole, code);
        Assert.Matches("Test Quillon statement\\s+of the second page", text);
        Assert.Equal((ReadDocumentText.Whole, "Test ភ្នំពេញ!\nbelow"), Trimmed(FileTextSteps.Read(EvidenceFormat.Pdf,
            FileTextSteps.PdfOfGlyphs("Test ", "ភ្នំពេញ", "!"))));
        (code, text) = FileTextSteps.Read(EvidenceFormat.Docx, FileTextSteps.Word("Test Quillon letter", "ភ្នំពេញ"));
        Assert.Equal((ReadDocumentText.Whole, "Test Quillon letter\nភ្នំពេញ\nTest footnote\n"), (code, text));

        static (int, string) Trimmed((int Code, string Text) read) => (read.Code, read.Text.Trim());
    }

    [Fact]
    public void Of_a_long_document_the_beginning_is_read_and_what_is_broken_or_unpacks_without_end_is_said_to_be_unreadable()
    {
        var (code, text) = FileTextSteps.Read(EvidenceFormat.Docx, FileTextSteps.Word(new string('a', 400_000), new string('b', 400_000)));
        Assert.Equal((ReadDocumentText.Beginning, FileTexts.Longest), (code, text.Length));
        byte[] pdf = FileTextSteps.Pdf("Test"), word = FileTextSteps.Word("Test");
        foreach (var (format, broken) in new[]
        {
            (EvidenceFormat.Pdf, [.. "%PDF-1.7 nothing more"u8]), (EvidenceFormat.Pdf, pdf[..(pdf.Length / 3)]),
            (EvidenceFormat.Docx, word[..(word.Length / 2)]), (EvidenceFormat.Docx, pdf),
            (EvidenceFormat.Docx, FileTextSteps.WordThatUnpacks()),
        })
            Assert.Equal(ReadDocumentText.Unreadable, FileTextSteps.Read(format, broken).Code);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_text_of_a_file_is_kept_encrypted_found_by_its_words_and_shown_as_an_opening(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var source = await database.Source("Test Source");
        var file = await database.Attached(Researcher, source, EvidenceSteps.Bytes("Test  Quillon\r\n\r\n\r\n\fof “Phnom Penh”"));
        Assert.Empty((await database.Find(Researcher, "quillon")).Found);
        await database.ReadAll();
        var kept = await database.TextOf(file);
        Assert.Equal((FileTextState.Read, "Test  Quillon\n\nof “Phnom Penh”"), (kept.State, kept.Text));

        var found = Assert.Single((await database.Find(Researcher, "QUILLON \"phnom")).Found);
        Assert.Equal((file, "statement.txt", source, true), (found.Id, found.Name, found.Of.Id, found.ByText));
        Assert.False(Assert.Single((await database.Find(Researcher, "statement")).Found).ByText);
        Assert.Empty((await database.Find(Researcher, "quillon elsewhere")).Found);
        Assert.Empty((await database.Find(Researcher, " ")).Found);

        var shown = (await database.Get<ShowFileText>().Handle(Researcher, file, Cancel)).Value;
        Assert.Equal((kept.Text, false), (shown.Text, shown.Cut));
        var sheet = (await database.Get<ShowFile>().Handle(Researcher, file, Cancel)).Value;
        Assert.Equal((EvidenceAct.Opened, FileTextState.Read, kept.Letters), (sheet.Lines[0].Act, sheet.Text, sheet.Letters));
        if (provider != DatabaseProvider.Sqlite) return;
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel);
        var stored = await File.ReadAllTextAsync(new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource, Cancel);
        Assert.DoesNotContain("quillon", stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_removed_is_not_found_and_what_comes_back_is()
    {
        await using var database = await TestDatabase.Create();
        var file = await database.Attached(Researcher, await database.Source("Test Source"), EvidenceSteps.Bytes("Quillon"));
        await database.ReadAll();
        Assert.True((await database.Get<RemoveFile>().Handle(Researcher, file, "Test reason", Cancel)).Succeeded);
        Assert.Empty((await database.Find(Administrator, "quillon")).Found);
        Assert.Empty((await database.Find(Administrator, "statement")).Found);
        Assert.True((await database.Get<RemoveFile>().Restore(Researcher, file, Cancel)).Succeeded);
        Assert.Single((await database.Find(Administrator, "quillon")).Found);
    }

    /// <summary>Programs of the system stand in for what reads documents: they do what a hostile document makes it do.</summary>
    [Theory]
    [InlineData("cat", FileTextState.Read)]
    [InlineData("false", FileTextState.Unreadable)]
    [InlineData("kill -SEGV $$", FileTextState.Unreadable)]
    [InlineData("exit 11", FileTextState.Stopped)]
    [InlineData("exec yes Test", FileTextState.Cut)]
    [InlineData("env | cut -d= -f1 | grep -vE '^(PATH|HOME|LD_LIBRARY_PATH|DOTNET_(ROOT|GCHeapHardLimit|EnableDiagnostics)|TESSDATA_PREFIX"
        + "|TMPDIR|OMP_THREAD_LIMIT|(OLD)?PWD|SHLVL|_)$'", FileTextState.Unreadable)]
    public async Task A_document_takes_nothing_with_it_but_the_process_that_reads_it(string script, FileTextState expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs that stand in are Unix's.");
        await using var database = await TestDatabase.Create(more: services =>
            services.AddSingleton(new FileReaders(new("/bin/sh", "-c", script))));
        var file = await database.Attached(Researcher, await database.Source("Test Source"), FileTextSteps.Pdf("Quillon"), "a.pdf");
        await database.ReadAll();
        var kept = await database.TextOf(file);
        Assert.Equal(expected, kept.State);
        Assert.Equal(expected is FileTextState.Read or FileTextState.Cut, kept.Text is not null);
    }

    [Fact]
    public async Task A_process_that_goes_on_for_ever_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program that stands in is Unix's.");
        var answer = await LimitedProcess.Text(new("/bin/sleep", "1000"), Path.GetTempPath(), Stream.Null,
            new(TimeSpan.FromMilliseconds(50), 1 << 20, 100), Cancel);
        Assert.Null(answer.Code);
    }

    [Fact]
    public async Task A_file_that_ended_the_program_is_tried_again_and_then_left()
    {
        await using var database = await TestDatabase.Create();
        var file = await database.Attached(Researcher, await database.Source("Test Source"));
        await using (var db = database.Open())
        {
            db.EvidenceTexts.Add(new() { FileId = file, State = FileTextState.Reading, Tries = 1 });
            await db.SaveChangesAsync(Cancel);
        }
        await database.ReadAll();
        Assert.Equal(FileTextState.Read, (await database.TextOf(file)).State);
        await using (var db = database.Open())
            await db.EvidenceTexts.ExecuteUpdateAsync(to => to.SetProperty(row => row.State, FileTextState.Reading)
                .SetProperty(row => row.Tries, FileTexts.MostTries), Cancel);
        await database.ReadAll();
        Assert.Equal(FileTextState.Stopped, (await database.TextOf(file)).State);
    }

    [Fact]
    public async Task The_doctor_says_how_far_the_texts_are_and_who_may_not_ask_is_told_nothing()
    {
        await using var database = await TestDatabase.Create();
        await database.Attached(Researcher, await database.Source("Test Source"), FileTextSteps.Pdf("Test"), "a.pdf");
        await database.ReadAll();
        var found = await database.Get<ExamineFiles>().Handle(Administrator, Cancel);
        Assert.Equal("Doctor.Texts", found.Single(one => one.Name == "texts").Said.Key);
        Assert.Contains(found, one => one.Name == "pictures");
        Assert.Empty(await database.Get<ExamineFiles>().Handle(Researcher, Cancel));
        // Here nothing reads documents: it waits for what does.
        Assert.Equal(FileTextState.NoReader, (await database.TextOf((await database.Find(Administrator, "a.pdf")).Found[0].Id)).State);
    }
}
