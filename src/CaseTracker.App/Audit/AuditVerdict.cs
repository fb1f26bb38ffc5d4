using CaseTracker.Domain.Language;

namespace CaseTracker.App.Audit;

/// <summary>How the log and its signed head stand to one another.</summary>
public enum HeadStanding
{
    /// <summary>The log ends with the signed entry.</summary>
    Same,
    /// <summary>The signed entry is in the log, and later ones follow it: the program was stopped between a save and the signature, or
    /// another
    /// process has just saved.</summary>
    LogAhead,
    /// <summary>The log holds nothing yet.</summary>
    NoLog,
    /// <summary>Nothing was signed yet: a new installation, or one from before heads were signed.</summary>
    NotSigned,
    /// <summary>The signed entry is gone.</summary>
    LogBehind,
    /// <summary>The log has another entry in the place of the signed one.</summary>
    Rewritten,
    /// <summary>The head, or its key, is missing or was changed.</summary>
    HeadUnusable,
}

/// <summary>What a look at the log found.</summary>
/// <param name="Entries">How many were looked at.</param>
/// <param name="LastNumber">The last entry; null where there is none.</param>
/// <param name="LastHash">Its hash: whoever keeps it elsewhere can tell later whether the log still holds it.</param>
/// <param name="Problem">The first thing that is wrong; null where the log holds.</param>
public sealed record AuditVerdict(long Entries, long? LastNumber, string? LastHash, HeadStanding Head, Problem? Problem)
{
    /// <summary>A log that holds, in words.</summary>
    public string Said => LastHash is null ? Texts.Localize("Audit.HoldsNothing") : Texts.Localize("Audit.Holds", checked((int)Entries),
        LastNumber, LastHash);
}
