using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Security;

/// <summary>What a team may be called.</summary>
public static class TeamNames
{
    public const int MaxLength = 100;

    /// <summary>Null for a name that may stand; else what is wrong with it.</summary>
    public static Problem? Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > MaxLength ? new Invalid("name", "Teams.NameNeeded", MaxLength) : null;
}
