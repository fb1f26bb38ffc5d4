using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>People with accounts and sessions, made as the program makes them.</summary>
internal static class SignedInTeam
{
    public const string Password = "a long test password";

    public static string Email(string word) => $"test.{word.ToLowerInvariant()}@example.org";

    /// <summary>Invites somebody and takes the invitation up.</summary>
    public static async Task<CurrentUser> Joined(this TestDatabase database, string word, Role role, CurrentUser? inviter = null)
    {
        var token = await database.Get<InviteAccount>().Run(inviter ?? Administrator, role);
        Assert.True(token.Succeeded, string.Join("\n", token.Problems));
        return await database.Accepted(token.Value, word);
    }

    public static async Task<CurrentUser> Accepted(this TestDatabase database, string token, string word)
    {
        var outcome = await database.Get<AcceptInvitation>().Run(token,
            new NewAccount($"Test Person {word}", Email(word), Password, Password), null);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value.CurrentUser;
    }

    public static async Task<CurrentUser> SignedIn(this TestDatabase database, string word, string password = Password)
    {
        var outcome = await database.Get<OpenSession>().Run(Email(word), password, null);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value.CurrentUser;
    }

    public static async Task<string?> Refused(this TestDatabase database, CurrentUser user,
        Permission permission = Permission.ReadRecords) =>
        (await database.Get<Access>().Check(user, permission))?.Key;
}
