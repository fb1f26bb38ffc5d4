using System.IO.Compression;
using CaseTracker.App.Exchange;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Reports;

/// <summary>The dossier and the questionnaire of the UN Working Group as documents that people edit and send.</summary>
public sealed class ReportDocumentTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    [Fact]
    public async Task A_dossier_is_a_valid_document_with_a_timeline_a_table_of_charges_and_footnotes_to_sources()
    {
        await using var database = await TestDatabase.Create();
        var person = await Person(database);
        foreach (var language in Texts.Languages)
        {
            var content = await Document(database, Administrator,
                new(ReportKind.Dossier, Day, Day) { PersonId = person, Language = language });
            using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
            var main = document.MainDocumentPart!;
            Assert.Contains("incitement", main.Document.InnerText, StringComparison.Ordinal);
            Assert.True(main.Document.Descendants<Table>().Count() >= 3);
            // The row of headings is repeated on each page.
            Assert.All(main.Document.Descendants<Table>(), table => Assert.NotNull(table.Elements<TableRow>().First()
                .TableRowProperties!.GetFirstChild<TableHeader>()));
            var references = main.Document.Descendants<FootnoteReference>().Select(reference => reference.Id!.Value).ToList();
            Assert.NotEmpty(references);
            Assert.Equal(references, main.FootnotesPart!.Footnotes.Elements<Footnote>().Select(note => note.Id!.Value).Where(id => id > 0));
            Assert.Null(document.PackageProperties.Creator);
        }
    }

    [Fact]
    public async Task The_questionnaire_answers_what_is_on_record_and_says_what_is_missing_and_where_to_add_it()
    {
        await using var database = await TestDatabase.Create();
        var person = await Person(database);
        var question = new ReportQuestion(ReportKind.Wgad, Day, Day) { PersonId = person };
        var report = (await database.Get<MakeReport>().Preview(Administrator, question)).Value;
        Assert.Equal(["identity", "arrest", "detention", "reasons", "remedies", "sender", "missing", "annexes"],
            report.Parts.Select(part => part.Key));
        var identity = report.Parts[0].Tables[0].Rows.Select(row => (string?)row.Cells[1]).ToList();
        Assert.Equal(["Test", "Person A"], identity.Take(2));
        Assert.Contains(Texts.Localize("Reports.Wgad_notOnRecord"), identity);
        Assert.Contains(report.Parts[6].Tables[0].Rows, row => (string?)row.Cells[1] == $"/people/{person}/edit#field-nationality");
        Assert.Equal("Test article", Assert.Single(report.Parts[7].Tables[0].Rows).Cells[1]);

        var content = await Document(database, Administrator, question);
        using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal(["Export.NotAs"], (await database.PrepareReport(Administrator, question)).Keys());
    }

    [Fact]
    public async Task Whoever_is_least_cleared_writes_a_document_without_what_is_above_that()
    {
        await using var database = await TestDatabase.Create();
        var person = await Person(database);
        foreach (var kind in new[] { ReportKind.Dossier, ReportKind.Wgad })
        {
            var content = await Document(database, Advocate, new(kind, Day, Day) { PersonId = person });
            var text = Exported.Text(new MemoryStream(content), ExportFormat.Xlsx);
            foreach (var secret in (string[])["1987", "Planted", "docProps"])
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            using var zip = new ZipArchive(new MemoryStream(content));
            Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("docProps", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task LibreOffice_prints_every_document_in_both_languages()
    {
        await using var database = await TestDatabase.Create();
        database.Clock.Now = new(2025, 1, 15, 9, 0, 0, TimeSpan.Zero);
        var person = await Person(database);
        var folder = Directory.CreateTempSubdirectory("casetracker-document-").FullName;
        try
        {
            foreach (var kind in ReportKinds.All)
                foreach (var language in Texts.Languages)
                    await File.WriteAllBytesAsync(Path.Combine(folder, $"{kind.Name()}-{language.Name}.docx"),
                        await Document(database, Advocate, new(kind, new(2024, 7, 1), Day)
                        { Language = language, PersonId = kind.IsOfOne() ? person : null }));
            var files = Directory.GetFiles(folder, "*.docx");
            Assert.SkipUnless(await Reported.Prints(folder, files),
                "LibreOffice Writer is not here (Debian package libreoffice-writer-nogui): not seen whether it prints the documents.");
            Assert.All(files, file => Assert.True(new FileInfo(Path.ChangeExtension(file, "pdf")).Length > 1000, file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_same_document_twice_is_the_same_file()
    {
        await using var database = await TestDatabase.Create();
        var person = await Person(database);
        var question = new ReportQuestion(ReportKind.Dossier, Day, Day) { PersonId = person };
        Assert.Equal(await Document(database, Administrator, question), await Document(database, Administrator, question));
    }

    private static async Task<byte[]> Document(TestDatabase database, CurrentUser user, ReportQuestion question) =>
        (await database.ReportFile(user, question, ExportFormat.Docx)).ToArray();

    private static async Task<long> Person(TestDatabase database)
    {
        var person = await database.Person("Test Person A", details =>
        {
            (details.Sex, details.Birth, details.NextOfKin) = (Sex.Female, Date("1987-03-04"), "Planted kin");
        });
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-07-01", details => details.StatedReason = "a post");
        await database.Event(person, CustodyEventKind.Arrest, "2023-01-05", level: Confidentiality.Restricted,
            more: details => details.StatedReason = "Planted reason");
        var prosecution = await database.Prosecution(person);
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0,
            new() { PersonId = person, ProsecutionId = prosecution, Label = "incitement" })
        { Same = SameRecord.Another }));
        await database.Cite(await database.Source("Test article"), arrest, "on", "2024-07-01");
        return person;
    }
}
