using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Tests.Running;

/// <summary>A visibly synthetic person with an account.</summary>
public sealed record TestPerson(string Name, string Email, string Password)
{
    public static TestPerson Of(string word) =>
        new($"Test Person {word}", $"test.{word.ToLowerInvariant()}@example.org", $"a long password of {word}");

    public static TestPerson Of(Role role) => Of(role.ToString());
}
