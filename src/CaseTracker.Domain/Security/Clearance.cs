namespace CaseTracker.Domain.Security;

/// <summary>What somebody may know of: all up to a level, but for what is limited to others by name. Only a reader with an account can be
/// named, so a level alone is a reader whom nobody named.</summary>
public readonly record struct Clearance
{
    /// <param name="account">Who reads; null for a role alone, and for a file that is made for others.</param>
    public Clearance(Confidentiality level, long? account = null) =>
        // Administrators see what is limited, whoever is named: theirs is one clearance for all of them.
        (Level, Account) = (level, level == Visibility.Highest ? null : account);

    public Confidentiality Level { get; }

    public long? Account { get; }

    /// <summary>Whether they are not told who of the team entered, changed or reviewed what.</summary>
    public bool DataOnly { get; init; }

    /// <summary>As a reader of the same sight whom nobody named.</summary>
    public Clearance Unnamed => new(Level) { DataOnly = DataOnly };

    /// <summary>For fields and for what cannot be limited the level alone counts.</summary>
    public static implicit operator Confidentiality(Clearance clearance) => clearance.Level;

    /// <summary>A reader whom nobody named.</summary>
    public static implicit operator Clearance(Confidentiality level) => new(level);
}
