using CaseTracker.App.Database;
using CaseTracker.App.Drafts;
using CaseTracker.App.History;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Drafts;

public class DraftTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_draft_is_kept_once_a_form_and_read_by_its_own_account_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (mine, other) = (await Account(database, "a"), await Account(database, "b"));
        var person = await database.Person("Test Person A");
        var form = $"/people/{person}/stays/new";
        foreach (var text in new[] { "Test pri", "Test prison" })
        {
            var kept = await database.Get<KeepDraft>().Handle(mine, Draft(form, RecordKind.Stay, person, text));
            Assert.True(kept.Succeeded, string.Join("\n", kept.Problems));
        }
        var drafts = database.Get<FindDrafts>();
        Assert.Equal("Test prison", (await drafts.Of(mine, form)).Value!.Texts["note"]);
        var line = Assert.Single((await drafts.Handle(mine)).Value);
        Assert.Equal((form, RecordKind.Stay, "Test Person A"), (line.Form, line.Kind, line.Of!.Name));
        Assert.Null((await drafts.Of(other, form)).Value);
        Assert.Empty((await drafts.Handle(other)).Value);

        Assert.False((await database.Get<DiscardDraft>().Handle(other, form)).Value);
        Assert.True((await database.Get<DiscardDraft>().Handle(mine, form)).Value);
        Assert.Null((await drafts.Of(mine, form)).Value);
    }

    [Fact]
    public async Task A_draft_of_a_record_that_is_gone_or_closed_is_not_told()
    {
        await using var database = await TestDatabase.Create();
        var mine = await Account(database, "a");
        var (gone, secret) = (await database.Person("Test Person A"),
            await database.Person("Test Secret", level: Confidentiality.Confidential));
        foreach (var person in new[] { gone, secret })
            await database.Get<KeepDraft>().Handle(mine, Draft($"/people/{person}/edit", RecordKind.Person, person, "Test text"));
        Assert.Single((await database.Get<FindDrafts>().Handle(mine)).Value);
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, gone, 1, "Test reason"));
        Assert.Empty((await database.Get<FindDrafts>().Handle(mine)).Value);
        Assert.Null((await database.Get<FindDrafts>().Of(mine, $"/people/{gone}/edit")).Value);
        Assert.Null((await database.Get<FindDrafts>().Of(mine, $"/people/{secret}/edit")).Value);
    }

    [Fact]
    public async Task Drafts_leave_no_trace_in_the_audit_log_and_have_a_limit()
    {
        await using var database = await TestDatabase.Create();
        var mine = await Account(database, "a");
        await database.Get<KeepDraft>().Handle(mine, Draft("/people/new", RecordKind.Person, null, "Test text"));
        Assert.Equal(["Forms.DraftTooLong"], (await database.Get<KeepDraft>()
            .Handle(mine, Draft("/people/new", RecordKind.Person, null, new string('x', KeepDraft.MaxLength)))).Keys());
        Assert.Equal("Test text", (await database.Get<FindDrafts>().Of(mine, "/people/new")).Value!.Texts["note"]);
        await using var db = database.Open();
        Assert.Equal(0, await db.AuditEntries.CountAsync());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<KeepDraft>()
            .Handle(Researcher, Draft("/people/new", RecordKind.Person, null, "Test text"))).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<FindDrafts>().Handle(Advocate)).Keys());
    }

    internal static FormDraft Draft(string form, RecordKind kind, long? record, string text) =>
        new(form, kind, record, new Dictionary<string, string> { ["note"] = text });

    internal static async Task<CurrentUser> Account(TestDatabase database, string name)
    {
        await using var db = database.Open();
        var account = new Account
        {
            UserName = name,
            NormalizedUserName = name,
            DisplayName = $"Test Person {name}",
            Role = Role.Researcher
        };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        var session = new AccountSession { AccountId = account.Id, StartedAt = database.Clock.Now.UtcDateTime };
        db.Add(session);
        await db.SaveChangesAsync();
        return new CurrentUser(account.Id, session.Id, account.DisplayName, Role.Researcher);
    }
}
