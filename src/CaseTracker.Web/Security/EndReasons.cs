using CaseTracker.App.Security;

namespace CaseTracker.Web.Security;

/// <summary>Why somebody stands before the sign-in page, as a word in its address and as the sentence to show.</summary>
public static class EndReasons
{
    public static string Word(SessionEndReason reason) => reason switch
    {
        SessionEndReason.SignedOut => "signed-out",
        SessionEndReason.Suspended => "suspended",
        SessionEndReason.RoleChanged => "role",
        SessionEndReason.Replaced => "replaced",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The key of the sentence for a word of the address; null for none, or for one that we did not write.</summary>
    public static string? Key(string? word) => word switch
    {
        "signed-out" or "replaced" => "Account.WhySignedOut",
        "suspended" => "Account.WhySuspended",
        "role" => "Account.WhyRoleChanged",
        _ => null,
    };
}
