using System.IO.Compression;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>What leaves for others than the team: planted secrets are looked for in the bytes of each file, unzipped.</summary>
public sealed class AudienceExportTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    public static TheoryData<Audience, ExportFormat> Files
    {
        get
        {
            var all = new TheoryData<Audience, ExportFormat>();
            foreach (var audience in new[] { Audience.Partners, Audience.Un, Audience.Public })
                foreach (var format in ExportFormats.OfLists) all.Add(audience, format);
            return all;
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Nothing_that_stays_is_found_in_any_file_for_others(Audience audience, ExportFormat format)
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        foreach (var subject in Subjects())
        {
            var text = await Leaves(database, subject.With(new(audience) { Reason = "Test reason" }), format);
            foreach (var secret in (string[])["Planted", "plantedaddress", "1987-03-04", "2011-02-13", "Zebulon"])
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            // No word for what was taken out, either: that would tell that there is something.
            Assert.DoesNotContain("restricted", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, InlineData(Audience.Partners), InlineData(Audience.Un), InlineData(Audience.Public)]
    public async Task A_workbook_for_others_holds_nothing_but_what_shows(Audience audience)
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        foreach (var subject in Subjects())
        {
            var content = await Content(database, subject.With(new(audience) { Reason = "Test reason" }), ExportFormat.Xlsx);
            Exported.Valid(new MemoryStream(content));
            using var zip = new ZipArchive(new MemoryStream(content));
            Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("docProps", StringComparison.Ordinal)
                || entry.FullName.Contains("comment", StringComparison.Ordinal));
            var text = Exported.Text(new MemoryStream(content), ExportFormat.Xlsx);
            foreach (var hidden in (string[])["definedName", "hidden=", "veryHidden", "creator", "lastModifiedBy", "/tmp"])
                Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_UN_reads_what_somebody_was_held_for_who_agreed_to_that_and_everybody_reads_no_ones_own_words()
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        var prisoners = ExportSubject.Of(new PrisonerQuestion(Day));
        var un = await Leaves(database, prisoners.With(new(Audience.Un) { Reason = "Test reason" }), ExportFormat.Csv);
        Assert.Contains("incitement", un, StringComparison.Ordinal);
        // A charge in somebody's own words does not go to everybody, and is not asked for in their name.
        Assert.DoesNotContain("incitement", await Leaves(database, prisoners.With(new(Audience.Public) { Reason = "Test reason" }),
            ExportFormat.Csv), StringComparison.Ordinal);
        var book = await Leaves(database, prisoners.With(new(Audience.Un) { Reason = "Test reason" }), ExportFormat.Xlsx);
        Assert.Contains(Texts.Localize("Export.NamedByConsent"), book, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_tells_how_the_team_works_or_whom_somebody_looked_for_leaves_for_nobody()
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        var people = RecordLists.Find("people")!;
        ExportSubject[] refused =
        [
            ExportSubject.Conflicts, ExportSubject.Completeness, ExportSubject.Exactness, ExportSubject.Corroboration(),
            ExportSubject.Of(new RecordQuestion(people) { Text = "Zebulon" }), ExportSubject.Of(new RecordQuestion(people) { Only = [1] }),
            ExportSubject.Of(new PrisonerQuestion(Day) { Name = "Zebulon" }),
            ExportSubject.Of(new RecordQuestion(people).Choose("occupation", ["monk"])),
        ];
        foreach (var subject in refused)
            Assert.NotEmpty((await database.Get<SendExport>().Ask(Administrator, subject.With(new(Audience.Public) { Reason = "Test" }),
                ExportFormat.Csv)).Problems);
    }

    [Fact]
    public async Task Without_a_second_person_a_file_for_the_UN_is_handed_over_by_nobody()
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        var subject = ExportSubject.Of(new PrisonerQuestion(Day)).With(new(Audience.Un));
        Assert.Equal(["Export.AskFirst"], (await database.Get<ExportRecords>().Prepare(Administrator, subject, ExportFormat.Csv)).Keys());
        // No account, and so nobody to approve: the reason stands in the file.
        Assert.Equal(["Export.ReasonNeeded"], (await database.Get<SendExport>().Ask(Administrator, subject, ExportFormat.Xlsx)).Keys());
        var text = await Leaves(database, subject.With(subject.Order with { Reason = "Test submission" }), ExportFormat.Xlsx);
        Assert.Contains("Test submission", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_is_the_file_and_names_what_stays()
    {
        await using var database = await TestDatabase.Create();
        await Plant(database);
        var preview = (await database.Get<SendExport>().Preview(Administrator,
            ExportSubject.Of(new PrisonerQuestion(Day)).With(new(Audience.Un)))).Value;
        Assert.Equal(1, preview.Rows);
        Assert.Contains(PersonDetails.Catalogue.Find("summary")!.Label, preview.Stays);
        Assert.Contains(preview.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row),
            cell => cell.Contains("incitement", StringComparison.Ordinal));
        Assert.Empty((await database.Get<SendExport>().List(Administrator)).Value);
    }

    private static IEnumerable<ExportSubject> Subjects() =>
    [
        ExportSubject.Of(new PrisonerQuestion(Day)),
        .. new[] { "people", "cases", "stays", "charges", "sources", "events" }
            .Select(name => ExportSubject.Of(new RecordQuestion(RecordLists.Find(name)!))),
    ];

    private static async Task<string> Leaves(TestDatabase database, ExportSubject subject, ExportFormat format) =>
        Exported.Text(new MemoryStream(await Content(database, subject, format)), format);

    private static async Task<byte[]> Content(TestDatabase database, ExportSubject subject, ExportFormat format)
    {
        if (!AudienceProfile.Of(subject.Order.Audience).NeedsSecond)
            return (await database.Export(Administrator, subject, format)).Content.ToArray();
        var send = database.Get<SendExport>();
        var asked = await send.Ask(Administrator, subject, format);
        Assert.True(asked.Succeeded, string.Join("\n", asked.Problems));
        return (await send.Take(Administrator, asked.Value.Id)).Value.Content;
    }

    /// <summary>One prisoner whose every field but the allowed ones holds a planted word, and what is wholly secret.</summary>
    private static async Task Plant(TestDatabase database)
    {
        var person = await database.Person("Agreed Person", details =>
        {
            details.Birth = Date("1987-03-04");
            details.Summary = "Planted summary";
            details.NextOfKin = "Planted kin";
            details.SafeContact = "Planted contact";
            details.BirthPlace = "Planted village";
            details.Ethnicity = "Planted people";
            details.Role = "father of Zebulon Planted";
        }, Confidentiality.Public);
        // Who agreed to that, and is named where nothing that stays is.
        await database.Consent(person, consent =>
        {
            consent.PublishAnonymised = consent.ShareUn = consent.ShareNgos = ConsentAnswer.Given;
            consent.Conditions = consent.Risk = consent.GivenBy = consent.Note = "Planted consent";
        }, Confidentiality.Public);
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-07-01", details =>
        {
            details.Note = "Planted note";
            details.StatedReason = "Planted reason";
        }, Confidentiality.Public);
        var prosecution = await Saved(database.Get<SaveRecord>().Handle<ProsecutionDetails>(Administrator, new(null, 0,
            new() { PersonId = person, Counsel = "Planted counsel", CaseNumber = "Planted number" }, Confidentiality.Public)));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0,
            new() { PersonId = person, ProsecutionId = prosecution, Label = "incitement", Grounds = "Planted grounds" },
            Confidentiality.Public)
        { Same = SameRecord.Another }));
        await database.Person("Planted Child", details =>
        {
            details.AgeGroup = AgeGroup.Child;
            details.Birth = Date("2011-02-13");
        }, Confidentiality.Public);
        var secret = await database.Person("Planted Secret", level: Confidentiality.Restricted);
        await database.Event(secret, CustodyEventKind.Arrest, "2024-07-01");
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0,
            new() { Title = "The case of Zebulon Planted", Kind = CaseKind.Other, Summary = "Planted summary" }, Confidentiality.Public)));
        var source = await Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator, new(null, 0,
            new()
            {
                Title = "Zebulon Planted was arrested",
                Publisher = "Planted witness",
                Kind = SourceKind.Testimony,
                Address = "https://example.org/plantedaddress",
                Note = "Planted note",
            }, Confidentiality.Public)));
        await database.Cite(source, arrest, "on", "2024-07-01, said Planted");
        await database.Source("Planted confidential source", Confidentiality.Confidential);
    }
}
