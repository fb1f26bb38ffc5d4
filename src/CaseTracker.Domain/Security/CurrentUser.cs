namespace CaseTracker.Domain.Security;

/// <summary>Who acts: a signed-in account in one session; an account by a command (no session, and a <see cref="SystemUser"/>); or the
/// operator of the machine that holds the database, who runs a command while there is no account (both ids null). Handlers take the user
/// as an argument and check it anew on each call.</summary>
public sealed record CurrentUser(long? AccountId, long? SessionId, string Name, Role Role)
{
    /// <summary>The local operator, with an administrator's sight unless a command narrows it.</summary>
    public static CurrentUser Operator(Role role = Role.Administrator) => new(null, null, "operator", role);

    /// <summary>The loader of seed data; it writes through the same handlers as a person.</summary>
    public static CurrentUser Seed { get; } = new(null, null, "seed", Role.Administrator);

    /// <summary>The maker of people who never were.</summary>
    public static CurrentUser Demo { get; } = new(null, null, "demo", Role.Administrator);

    /// <summary>The program itself, for what it does by its own clock.</summary>
    public static CurrentUser Schedule { get; } = new(null, null, "schedule", Role.Administrator);

    /// <summary>Who tried to sign in to no account.</summary>
    public static CurrentUser Nobody { get; } = new(null, null, "nobody", Role.DataViewer);

    /// <summary>The name under which the machine knows who runs a command as an account; null for everybody else.</summary>
    public string? SystemUser { get; init; }

    /// <summary>As the audit log names them: a command as its account, and who ran it.</summary>
    public string AuditName => SystemUser is null ? Name : Signed($" (command of {Cut(SystemUser, 60)})");

    /// <summary>Above it nothing is read, whatever the role: so a file is made for others. Null: the role's own clearance.</summary>
    public Confidentiality? Limit { get; init; }

    /// <summary>A file for others holds nothing that is limited to some by name, and no name of the team, whoever makes it.</summary>
    public Clearance Clearance => Limit is { } limit
        ? new(limit < Role.Clearance() ? limit : Role.Clearance()) { DataOnly = true }
        : new(Role.Clearance(), AccountId ?? NamedAs) { DataOnly = !Role.May(Permission.SeeColleagues) };

    /// <summary>Of a file that is made again in nobody's session: the account that made it, which may be named where a record is limited
    /// to some.</summary>
    public long? NamedAs { get; init; }

    private string Signed(string by) => Cut(Name, AccountNames.MaxLength - by.Length) + by;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
