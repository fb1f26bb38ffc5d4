using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.History;

public sealed class ShowLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Advocate)]
    [InlineData(Role.ReportAuthor)]
    [InlineData(Role.Researcher)]
    public async Task Only_administrators_read_the_log_and_take_it_away(Role role)
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var user = CurrentUser.Operator(role);
        Assert.IsType<Denied>(Assert.Single((await database.Get<ShowLog>().Handle(user, new(), cancel: Cancel)).Problems));
        Assert.IsType<Denied>(Assert.Single((await database.Get<ExportLog>().Handle(user, new(), Cancel)).Problems));
    }

    [Fact]
    public async Task A_page_has_the_last_lines_first_and_the_next_goes_on_from_it()
    {
        await using var database = await TestDatabase.Create();
        for (var number = 1; number <= ShowLog.PageSize + 2; number++) await database.Person($"Test Person {number}");
        var first = await Shown(database, new());
        Assert.Equal((ShowLog.PageSize, true, ShowLog.PageSize + 2L), (first.Lines.Count, first.More, first.Lines[0].Id));
        var second = (await database.Get<ShowLog>().Handle(Team.Administrator, new(), first.Lines[^1].Id, Cancel)).Value;
        Assert.Equal([2L, 1L], second.Lines.Select(line => line.Id));
        Assert.False(second.More);
    }

    [Fact]
    public async Task Lines_are_found_by_who_what_which_record_and_Cambodian_day()
    {
        await using var database = await TestDatabase.Create();
        // 23:30 in Cambodia.
        database.Clock.Now = new DateTimeOffset(2024, 12, 10, 16, 30, 0, TimeSpan.Zero);
        var person = await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.Event(person, CaseTracker.Domain.Detention.CustodyEventKind.Arrest, "2024-05-01");
        var (day, next) = (new DateOnly(2024, 12, 10), new DateOnly(2024, 12, 11));
        await Found(new(From: day, To: day), 1);
        await Found(new(From: next), 2);
        await Found(new(To: day), 1);
        await Found(new(Kind: RecordKind.CustodyEvent), 2);
        await Found(new(RecordId: person), 1);
        await Found(new(Who: "perat"), 2, 1);
        await Found(new(Who: "nobody"));
        await Found(new(Action: AuditAction.Created), 2, 1);
        await Found(new(Action: AuditAction.SignedIn));

        async Task Found(LogQuestion question, params long[] ids) =>
            Assert.Equal(ids, (await Shown(database, question)).Lines.Select(line => line.Id));
    }

    [Fact]
    public async Task A_line_and_the_file_hold_no_value_of_a_record_and_that_the_file_left_stands_in_the_log()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person Hidden", level: Confidentiality.Confidential);
        var line = Assert.Single((await Shown(database, new())).Lines);
        Assert.Null(line.What);
        await using var file = (await database.Get<ExportLog>().Handle(Team.Administrator, new(), Cancel)).Value;
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(Cancel);
        Assert.DoesNotContain("Test Person Hidden", text, StringComparison.Ordinal);
        Assert.Contains(line.Hash, text, StringComparison.Ordinal);
        var exported = (await Shown(database, new())).Lines[0];
        Assert.Equal(AuditAction.Exported, exported.Action);
        Assert.Contains("audit-log", exported.What, StringComparison.Ordinal);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_take_for_a_formula_is_closed()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Get<RemoveRecord>().Handle(Team.Administrator, person, 1, "=1+1", Cancel);
        await using var file = (await database.Get<ExportLog>().Handle(Team.Administrator, new(), Cancel)).Value;
        using var reader = new StreamReader(file);
        Assert.DoesNotContain(",=1+1", await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<LogLines> Shown(TestDatabase database, LogQuestion question) =>
        (await database.Get<ShowLog>().Handle(Team.Administrator, question, cancel: Cancel)).Value;
}
