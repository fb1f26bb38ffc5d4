using System.IO.Compression;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Reports;

/// <summary>Reports for others than the team: planted secrets are looked for in the bytes of each file, unzipped.</summary>
public sealed class AudienceReportTests
{
    private static readonly ReportQuestion Quarter = new(ReportKind.Quarterly, new(2024, 7, 1), new(2024, 9, 30));

    [Theory, InlineData(Audience.Partners), InlineData(Audience.Un), InlineData(Audience.Public)]
    public async Task Nothing_that_stays_is_found_in_any_report_for_others(Audience audience)
    {
        await using var database = await TestDatabase.Create();
        var (_, record) = await Plant(database);
        foreach (var question in Questions(audience, record))
            foreach (var format in ExportedReport.Of(question).Formats)
            {
                var content = await Content(database, question, format);
                var text = Exported.Text(new MemoryStream(content), ExportFormat.Xlsx);
                foreach (var secret in (string[])["Planted", "Zebulon", "plantedaddress", "1987", "2011-02", "restricted", "/people/",
                    "docProps", "creator", "lastModifiedBy", "veryHidden", "state=\"hidden\"", "hidden=\"1\"", "/tmp"])
                    Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{question.Kind} {format}: {secret}");
                if (format == ExportFormat.Xlsx)
                {
                    Exported.Valid(new MemoryStream(content));
                    // The rows that are printed on each page are all that has a name.
                    Assert.Equal(Times(text, "<x:definedName ") + Times(text, "<definedName "), Times(text, "name=\"_xlnm.Print_Titles\""));
                }
                using var zip = new ZipArchive(new MemoryStream(content));
                Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("package/", StringComparison.Ordinal));
            }
        static int Times(string text, string part) => text.Split(part).Length - 1;
    }

    [Theory, InlineData(Audience.Partners), InlineData(Audience.Un), InlineData(Audience.Public)]
    public async Task Of_one_person_nobody_outside_reads_without_consent(Audience audience)
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Plant(database);
        var question = Quarter with { Kind = ReportKind.Dossier, PersonId = person, Audience = audience };
        Assert.Equal(["Reports.NeedsConsent"], (await database.Get<MakeReport>().Preview(Administrator, question)).Keys());
        Assert.Equal(["Reports.NeedsConsent"], (await database.Get<SendExport>().Ask(Administrator, ExportedReport.Of(question)
            .With(new(audience) { Reason = "Test" }), ExportFormat.Docx)).Keys());
        Assert.Equal(["Reports.QuestionnaireIsYours"],
            (await database.Get<MakeReport>().Preview(Administrator, question with { Kind = ReportKind.Wgad })).Keys());
        await database.Consent(person, consent => consent.ShareNgos = consent.ShareUn = consent.PublishAnonymised = ConsentAnswer.Given,
            Confidentiality.Public);
        var report = await database.Report(Administrator, question);
        // To everybody somebody is named who agreed to that, too.
        Assert.Equal(audience == Audience.Public ? "Dossier: a person who is not named" : "Dossier: Zebulon Planted", report.Title);
        Assert.DoesNotContain(report.Parts.SelectMany(part => part.Tables).SelectMany(table => table.Rows).SelectMany(row => row.Cells),
            cell => cell is string text && text.Contains("Planted", StringComparison.Ordinal) && text != "Zebulon Planted");
    }

    [Fact]
    public async Task Partners_read_of_those_who_agreed_and_publishers_and_no_number_of_a_record()
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Plant(database);
        var question = Quarter with { Kind = ReportKind.Prisoners, Audience = Audience.Partners };
        var without = await database.Report(Administrator, question);
        Assert.Null(without.List);
        // They count all the same.
        Assert.Equal("1", without.Numbers[0].Number);
        Assert.Contains(without.Method, sentence => sentence.StartsWith("Told in counts alone", StringComparison.Ordinal));
        await database.Consent(person, consent => consent.ShareNgos = ConsentAnswer.Given, Confidentiality.Public);
        var report = await database.Report(Administrator, question);
        Assert.Contains(report.List!.Rows, row => (string?)row.Cells[0] == "Zebulon Planted");
        Assert.DoesNotContain(report.List.Columns, column => column.Label == Texts.Localize("Export.Record"));
        Assert.Contains(report.Sources.Rows, row => row.Cells.Contains("Test newspaper"));
        Assert.Null(report.Quality);
        Assert.DoesNotContain(report.Facts, fact => fact.Label == Texts.Localize("Export.Sight"));
        Assert.Contains(report.Method, sentence => sentence.StartsWith("Left out", StringComparison.Ordinal));
    }

    [Theory, InlineData(Audience.Un), InlineData(Audience.Public)]
    public async Task Small_counts_of_individuals_are_told_nowhere(Audience audience)
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        foreach (var kind in new[] { ReportKind.Quarterly, ReportKind.Prisoners, ReportKind.Charges, ReportKind.Transnational })
        {
            var report = await database.Report(Administrator, Quarter with { Kind = kind, Audience = audience });
            Assert.Null(report.List);
            Assert.Equal("<5", report.Numbers[0].Number);
            Assert.Contains("fewer than 5", report.Parts[0].Findings[0].Words, StringComparison.Ordinal);
            Assert.All(report.Parts[0].Tables.Where(table => table.IsOfCounts).SelectMany(table => table.Rows)
                .SelectMany(row => row.Cells.OfType<int>()), count => Assert.False(count is > 0 and < 5));
        }
    }

    [Fact]
    public async Task A_report_for_the_UN_leaves_once_somebody_else_has_approved_it()
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        var (author, researcher) = (await database.Joined("Author", Role.ReportAuthor), await database.Joined("One", Role.Researcher));
        var send = database.Get<SendExport>();
        var subject = ExportedReport.Of(Quarter with { Audience = Audience.Un });
        Assert.Equal(["Export.AskFirst"], (await database.Get<ExportRecords>().Prepare(author, subject, ExportFormat.Docx)).Keys());
        var asked = (await send.Ask(author, subject, ExportFormat.Docx)).Value;
        Assert.Equal(("Waiting", "quarterly-2024-07-01-2024-09-30-un.docx"), ($"{asked.State}", asked.FileName));
        Assert.Contains((await send.Open(researcher, asked.Id)).Value.Lines,
            line => line.Contains("fewer than 5", StringComparison.Ordinal));
        Assert.False((await send.Take(author, asked.Id)).Succeeded);
        Assert.True((await send.Decide(researcher, asked.Id, approve: true, null, _ => Outcome<ExportSubject>.Of(subject))).Succeeded);
        Assert.Equal(asked.Sha256, (await send.Take(author, asked.Id)).Value.File.Sha256);
    }

    [Fact]
    public async Task With_one_account_the_reason_stands_in_the_report()
    {
        await using var database = await TestDatabase.Create();
        var (_, record) = await Plant(database);
        var question = new ReportQuestion(ReportKind.Dossier, Quarter.To, Quarter.To) { CaseId = record, Audience = Audience.Public };
        Assert.Equal(["Export.ReasonNeeded"],
            (await database.Get<SendExport>().Ask(Administrator, ExportedReport.Of(question), ExportFormat.Docx)).Keys());
        Assert.Contains("Test reason", Exported.Text(new MemoryStream(await Content(database, question, ExportFormat.Docx)),
            ExportFormat.Xlsx), StringComparison.Ordinal);
    }

    private static IEnumerable<ReportQuestion> Questions(Audience audience, long record)
    {
        foreach (var language in Texts.Languages)
            foreach (var kind in ReportKinds.All)
            {
                var question = Quarter with { Kind = kind, Audience = audience, Language = language };
                if (!kind.IsOfOne()) yield return question;
                else if (kind == ReportKind.Dossier) yield return question with { CaseId = record };
            }
    }

    private static async Task<byte[]> Content(TestDatabase database, ReportQuestion question, ExportFormat format)
    {
        var subject = ExportedReport.Of(question);
        if (!AudienceProfile.Of(question.Audience).NeedsSecond)
            return (await database.Export(Administrator, subject, format)).Content.ToArray();
        var send = database.Get<SendExport>();
        var asked = await send.Ask(Administrator, subject.With(new(question.Audience) { Reason = "Test reason" }), format);
        Assert.True(asked.Succeeded, string.Join("\n", asked.Problems));
        return (await send.Take(Administrator, asked.Value.Id)).Value.Content;
    }

    /// <summary>One prisoner with a case, whose every field but the allowed ones holds a planted word, and what is wholly secret.</summary>
    private static async Task<(long Person, long Case)> Plant(TestDatabase database)
    {
        database.Clock.Now = new(2025, 1, 15, 9, 0, 0, TimeSpan.Zero);
        var person = await database.Person("Zebulon Planted", details =>
        {
            (details.Birth, details.Summary, details.NextOfKin) = (Date("1987-03-04"), "Planted summary", "Planted kin");
            (details.SafeContact, details.BirthPlace, details.Role) = ("Planted contact", "Planted village", "father of Zebulon Planted");
        }, Confidentiality.Public);
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-07-01", details =>
            (details.Note, details.StatedReason, details.AssessedReason) = ("Planted note", "Planted reason", "Planted assessment"),
            Confidentiality.Public);
        var prosecution = await Save(new ProsecutionDetails { PersonId = person, Counsel = "Planted counsel", CaseNumber = "Planted 1" });
        await Save(new ChargeDetails
        {
            PersonId = person,
            ProsecutionId = prosecution,
            Label = "incitement",
            Grounds = "Planted grounds",
            On = Date("2024-08-01"),
        });
        await database.Person("Planted Child", details =>
            (details.AgeGroup, details.Birth) = (AgeGroup.Child, Date("2011-02-13")), Confidentiality.Public);
        var secret = await database.Person("Planted Secret", level: Confidentiality.Restricted);
        await database.Event(secret, CustodyEventKind.Arrest, "2024-07-01");
        var record = await Save(new CaseDetails { Title = "Zebulon Planted's case", Kind = CaseKind.Other, Summary = "Planted summary" });
        await Save(new ParticipantDetails { CaseId = record, PersonId = person, Role = ParticipantRole.Victim });
        await Save(new LandDisputeDetails { CaseId = record, StatedReason = "Planted reason", Note = "Planted note" });
        await Save(new TransnationalActDetails
        {
            CaseId = record,
            TargetId = person,
            Method = TransnationalMethod.Assault,
            On = Date("2024-09-01"),
            Result = "Planted result",
            Note = "Planted note",
        });
        foreach (var kind in new[] { EventKind.Eviction, EventKind.PartyDissolved })
            await Save(new EventDetails
            {
                CaseId = record,
                Kind = kind,
                Title = "Planted title",
                Description = "Planted description",
                Result = "Planted result",
                PersonId = person,
                On = Date("2024-09-02"),
            });
        await Save(new FigureDetails
        {
            CaseId = record,
            Subject = "Planted subject",
            Count = BoundedNumber.Of(12),
            AsOf = Date("2024-09-03"),
        });
        await Save(new ResponseDetails
        {
            CaseId = record,
            PersonId = person,
            ByPersonId = person,
            Kind = ResponseKind.Statement,
            Subject = "Planted subject",
            ToWhom = "Planted addressee",
            Reply = "Planted reply",
            On = Date("2024-09-04"),
        });
        var witness = await Save(new SourceDetails
        {
            Title = "Zebulon Planted was arrested",
            Publisher = "Planted witness",
            Kind = SourceKind.Testimony,
            Address = "https://example.org/plantedaddress",
            Note = "Planted note",
        });
        var paper = await Save(new SourceDetails
        {
            Title = "Planted headline",
            Publisher = "Test newspaper",
            Kind = SourceKind.NewsArticle,
        });
        foreach (var source in new[] { witness, paper }) await database.Cite(source, arrest, "on", "2024-07-01, said Planted");
        await database.Cite(await database.Source("Planted confidential source", Confidentiality.Confidential), arrest, "on", "Planted");
        return (person, record);

        Task<long> Save<T>(T details) where T : class, CaseTracker.Domain.Catalogue.IDetails<T>, new() =>
            Saved(database.Get<SaveRecord>().Handle<T>(Administrator, new(null, 0, details, Confidentiality.Public)
            { Same = SameRecord.Another }));
    }
}
