using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>What the log says of who was not let in.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Every_refused_sign_in_is_audited_with_its_reason_and_nothing_that_was_typed()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        var open = database.Get<OpenSession>();
        await open.Run("a secret in the wrong box", "a wrong password", null);
        await open.Run(SignedInTeam.Email("Person"), "a wrong password", null);
        await database.WithFactor(person);
        await open.WithCode(await database.Pending("Person"), "000000", null);
        await database.Get<ConfirmIdentity>().Run(person, SignedInTeam.Password, "000000");
        await database.Get<ChangePassword>().Run(person, "a wrong password", "a boat sings at noon", "a boat sings at noon");
        for (var tries = 0; tries < 4; tries++) await open.Run(SignedInTeam.Email("Person"), "a wrong password", null);

        await using var db = database.Open();
        var refused = await db.AuditEntries.Where(entry => entry.Action == AuditAction.SignInRefused).OrderBy(entry => entry.Id)
            .ToListAsync();
        Assert.Equal(["unknown address", "wrong password", "wrong code", "wrong code", "wrong password", "wrong password",
            "wrong password", "wrong password", "suspended or resting"], refused.Select(entry => entry.Changes.Split('"')[3]));
        Assert.Equal([null, .. Enumerable.Repeat(person.AccountId, 8)], refused.Select(entry => entry.AccountId));
        Assert.DoesNotContain(await db.AuditEntries.ToListAsync(), entry => (entry.Changes + entry.ActorName).Contains("secret",
            StringComparison.Ordinal) || entry.Changes.Contains("wrong password\"", StringComparison.Ordinal) && entry.Action
            != AuditAction.SignInRefused);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task What_a_role_does_not_allow_is_audited_once_a_minute()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Advocate);
        var find = database.Get<FindAccounts>();
        await find.Run(person);
        await find.Run(person);
        await database.Refused(person, Permission.EditRecords);
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        await database.Refused(person, Permission.EditRecords);
        await using var db = database.Open();
        Assert.Equal(["{\"what\":\"ManageAccounts\"}", "{\"what\":\"EditRecords\"}", "{\"what\":\"EditRecords\"}"],
            await db.AuditEntries.Where(entry => entry.Action == AuditAction.Refused && entry.AccountId == person.AccountId)
                .OrderBy(entry => entry.Id).Select(entry => entry.Changes).ToListAsync());
    }

    [Theory]
    [InlineData(Role.Administrator, Audience.Own, true)]
    [InlineData(Role.Administrator, Audience.Partners, false)]
    [InlineData(Role.Researcher, Audience.Own, false)]
    [InlineData(Role.Advocate, Audience.Own, false)]
    public async Task An_export_that_may_hold_what_is_confidential_asks_for_the_password_again(Role role, Audience audience, bool asks)
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", role);
        var subject = ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!)).With(new ExportOrder(audience));
        var export = database.Get<ExportRecords>();
        Assert.True((await export.Prepare(person, subject, ExportFormat.Csv)).Succeeded);
        database.Clock.Advance(SessionLimits.Default.Recent);
        Assert.Equal(asks ? ["Account.ConfirmationNeeded"] : [], (await export.Prepare(person, subject, ExportFormat.Csv)).Keys());
        Assert.True((await database.Get<ConfirmIdentity>().Run(person, SignedInTeam.Password, "")).Succeeded);
        Assert.True((await export.Prepare(person, subject, ExportFormat.Csv)).Succeeded);
    }
}
