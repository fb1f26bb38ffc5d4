using System.Collections.Immutable;

namespace CaseTracker.Domain.Security;

/// <summary>Whose password alone is not enough: an account of one of these roles that has no second factor is led to set one up, and
/// reaches nothing else until then. Everybody else may have one.</summary>
public sealed record SecondFactorPolicy(ImmutableHashSet<Role> Roles)
{
    public static SecondFactorPolicy None { get; } = new([]);

    public bool IsNeededBy(Role role) => Roles.Contains(role);
}
