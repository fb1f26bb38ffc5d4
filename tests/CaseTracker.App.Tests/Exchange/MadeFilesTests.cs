using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>Every file that leaves is on record; what is for the UN or for everybody waits for a second person.</summary>
public sealed class MadeFilesTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);
    private static readonly ExportSubject Prisoners = ExportSubject.Of(new PrisonerQuestion(Day)),
        People = ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!));

    [Fact]
    public async Task Each_export_is_on_record_with_what_was_asked_and_what_it_was()
    {
        await using var database = await TestDatabase.Create();
        await Prisoner(database);
        var advocate = await database.Joined("Advocate", Role.Advocate);
        var subject = Prisoners.With(new() { Question = "as-of=2024-12-10" });
        var export = await database.Export(advocate, subject, ExportFormat.Csv);
        var file = Assert.Single((await database.Get<SendExport>().List(advocate)).Value);
        Assert.Equal(("prisoners", "as-of=2024-12-10", Audience.Own, "en", "csv", 1, export.Receipt.FileName),
            (file.List, file.Question, file.Audience, file.Language, file.Format, file.Rows, file.FileName));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(export.Content.ToArray())), file.Sha256);
        // Others' files are the administrators' to see.
        Assert.Empty((await database.Get<SendExport>().List(await database.Joined("Other", Role.Advocate))).Value);
        Assert.Single((await database.Get<SendExport>().List(Administrator)).Value);
    }

    [Fact]
    public async Task A_file_for_the_UN_leaves_once_somebody_else_has_approved_it()
    {
        await using var database = await TestDatabase.Create();
        await Prisoner(database);
        var author = await database.Joined("Author", Role.ReportAuthor);
        var researcher = await database.Joined("Researcher", Role.Researcher);
        var send = database.Get<SendExport>();
        var subject = Prisoners.With(new(Audience.Un) { Question = "as-of=2024-12-10" });
        var asked = (await send.Ask(author, subject, ExportFormat.Xlsx)).Value;
        Assert.Equal(MadeFileState.Waiting, asked.State);
        Assert.Equal(["Export.NotApproved"], (await send.Take(author, asked.Id)).Keys());
        // Asked again, it is the same request.
        Assert.Equal(asked.Id, (await send.Ask(author, subject, ExportFormat.Xlsx)).Value.Id);
        // Whoever asked cannot approve, nor who may not, nor the operator of a command, who may be either.
        foreach (var nobody in new[] { author, await database.Joined("Advocate", Role.Advocate), Administrator })
            Assert.False((await send.Decide(nobody, asked.Id, approve: true, null, _ => Outcome<ExportSubject>.Of(subject))).Succeeded);
        Assert.Contains(asked.Id, (await send.List(researcher)).Value.Select(file => file.Id));
        Assert.NotEmpty((await send.Open(researcher, asked.Id)).Value.Lines);

        var approved = await send.Decide(researcher, asked.Id, approve: true, "Test remark", _ => Outcome<ExportSubject>.Of(subject));
        Assert.Equal((MadeFileState.Approved, "Test remark"), (approved.Value.State, approved.Value.Remark));
        var (file, content) = (await send.Take(author, asked.Id)).Value;
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        // Whoever approved has not asked for it.
        Assert.False((await send.Take(researcher, asked.Id)).Succeeded);
    }

    [Fact]
    public async Task What_was_refused_or_has_changed_since_does_not_leave()
    {
        await using var database = await TestDatabase.Create();
        var person = await Prisoner(database);
        var (author, researcher) = (await database.Joined("Author", Role.ReportAuthor), await database.Joined("One", Role.Researcher));
        var send = database.Get<SendExport>();
        var subject = Prisoners.With(new(Audience.Un));
        var refused = (await send.Ask(author, subject, ExportFormat.Csv)).Value;
        Assert.True((await send.Decide(researcher, refused.Id, approve: false, "Test: no", Read)).Succeeded);
        Assert.Equal(["Export.NotApproved"], (await send.Take(author, refused.Id)).Keys());

        var stale = (await send.Ask(author, subject, ExportFormat.Csv)).Value;
        // Meanwhile somebody closes the record.
        var shown = (await database.Get<ShowRecord>().Handle<PersonDetails>(Administrator, person)).Value.Record;
        Assert.True((await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, shown.Version, shown.Details, Confidentiality.Confidential))).Succeeded);
        Assert.Equal(["Export.ChangedSince"], (await send.Decide(researcher, stale.Id, approve: true, null, Read)).Keys());

        Outcome<ExportSubject> Read(MadeFile _) => Outcome<ExportSubject>.Of(subject);
    }

    [Fact]
    public async Task Made_again_a_list_of_prisoners_is_the_same_file_whatever_was_written_since()
    {
        await using var database = await TestDatabase.Create();
        await Prisoner(database);
        foreach (var format in ExportFormats.OfLists)
        {
            database.Clock.Advance(TimeSpan.FromHours(1));
            await database.Export(Administrator, Prisoners, format);
            var file = (await database.Get<SendExport>().List(Administrator)).Value[0];
            database.Clock.Advance(TimeSpan.FromHours(1));
            await database.Event(await database.Person("Test Person B"), CustodyEventKind.Arrest, "2024-08-01");
            var again = (await database.Get<KeepNumbers>().Again(Administrator, file.Id, _ => Outcome<ExportSubject>.Of(Prisoners))).Value;
            Assert.True(again.Same || format == ExportFormat.Xlsx, $"{format}");
            Assert.Equal(file.Rows, again.Rows);
        }
    }

    [Fact]
    public async Task Made_again_a_list_of_records_is_the_same_file_whatever_was_written_since()
    {
        await using var database = await TestDatabase.Create();
        var (first, second) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var files = new List<MadeFile>();
        foreach (var format in ExportFormats.OfLists.Where(format => format != ExportFormat.Xlsx))
        {
            database.Clock.Advance(TimeSpan.FromHours(1));
            await database.Export(Administrator, People, format);
            files.Add((await database.Get<SendExport>().List(Administrator)).Value[0]);
        }
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.Person("Test Person C");
        Assert.True((await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(first, 1,
            new() { Name = "Test Person A, corrected" }, Confidentiality.Internal, "Test: misread"))).Succeeded);
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, second, 1, "Test"));
        foreach (var file in files)
            Assert.Equal((true, 2), (await database.Get<KeepNumbers>().Again(Administrator, file.Id,
                _ => Outcome<ExportSubject>.Of(People))).Value is { } again ? (again.Same, again.Rows) : default);
    }

    [Fact]
    public async Task A_frozen_file_keeps_its_numbers_and_an_erratum_says_what_was_corrected_since()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var person = await database.Person("Test Person B");
        await database.Export(Administrator, People, ExportFormat.Csv);
        var file = (await database.Get<SendExport>().List(Administrator)).Value[0];
        var keep = database.Get<KeepNumbers>();
        Assert.Equal(["Export.NotFrozen"], (await keep.Errata(Administrator, file.Id, Read)).Keys());
        Assert.True((await keep.Freeze(Administrator, file.Id, Read)).Value.Frozen);
        var same = (await keep.Errata(Administrator, file.Id, Read)).Value;
        Assert.Empty(same.Gone.Concat(same.New));

        database.Clock.Advance(TimeSpan.FromHours(1));
        var shown = (await database.Get<ShowRecord>().Handle<PersonDetails>(Administrator, person)).Value.Record;
        Assert.True((await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(person, shown.Version,
            shown.Details with { Name = "Test Person C" }, shown.Confidentiality, "Test: misread"))).Succeeded);
        var erratum = (await keep.Errata(Administrator, file.Id, Read)).Value;
        Assert.Contains("Test Person B", Assert.Single(erratum.Gone), StringComparison.Ordinal);
        Assert.Contains("Test Person C", Assert.Single(erratum.New), StringComparison.Ordinal);
        Assert.Contains(erratum.Corrections, correction => correction.Reason == "Test: misread");

        static Outcome<ExportSubject> Read(MadeFile _) => Outcome<ExportSubject>.Of(People);
    }

    [Fact]
    public async Task When_somebody_asks_is_no_correction_of_a_frozen_list()
    {
        await using var database = await TestDatabase.Create();
        await Prisoner(database);
        foreach (var format in ExportFormats.OfLists)
        {
            await database.Export(Administrator, Prisoners, format);
            var file = (await database.Get<SendExport>().List(Administrator)).Value[0];
            var keep = database.Get<KeepNumbers>();
            Assert.True((await keep.Freeze(Administrator, file.Id, Read)).Succeeded);
            database.Clock.Advance(TimeSpan.FromHours(1));
            var none = (await keep.Errata(Administrator, file.Id, Read)).Value;
            Assert.Empty(none.Gone.Concat(none.New));
        }

        static Outcome<ExportSubject> Read(MadeFile _) => Outcome<ExportSubject>.Of(Prisoners);
    }

    private static async Task<long> Prisoner(TestDatabase database)
    {
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-07-01");
        await database.Consent(person, said =>
            said.ShareNgos = said.ShareUn = said.PublishAnonymised = said.PublishName = ConsentAnswer.Given);
        return person;
    }
}
