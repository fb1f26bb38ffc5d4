namespace CaseTracker.Domain.Security;

/// <summary>Who acts: a signed-in account in one session, or the local operator who runs a command on the machine that
/// holds the database (both ids null). Handlers take the user as an argument and check it anew on each call.</summary>
public sealed record CurrentUser(long? AccountId, long? SessionId, string Name, Role Role)
{
    /// <summary>The local operator, with an administrator's sight unless a command narrows it.</summary>
    public static CurrentUser Operator(Role role = Role.Administrator) => new(null, null, "operator", role);

    /// <summary>The loader of seed data; it writes through the same handlers as a person.</summary>
    public static CurrentUser Seed { get; } = new(null, null, "seed", Role.Administrator);

    /// <summary>The maker of people who never were.</summary>
    public static CurrentUser Demo { get; } = new(null, null, "demo", Role.Administrator);

    /// <summary>Above it nothing is read, whatever the role: so a file is made for others. Null: the role's own clearance.</summary>
    public Confidentiality? Limit { get; init; }

    public Confidentiality Clearance => Limit is { } limit && limit < Role.Clearance() ? limit : Role.Clearance();
}
