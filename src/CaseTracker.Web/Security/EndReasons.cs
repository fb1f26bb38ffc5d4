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
        SessionEndReason.Locked => "locked",
        SessionEndReason.Expired => "expired",
        SessionEndReason.PasswordChanged => "password",
        SessionEndReason.EndedElsewhere => "elsewhere",
        SessionEndReason.SecondFactorReset => "second-factor",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The address of the sign-in page that tells why, and leads back to a page.</summary>
    public static string Address(SessionEndReason reason, string back) =>
        $"/sign-in?why={Word(reason)}&return={Uri.EscapeDataString(back)}";

    /// <summary>The key of the sentence for a word of the address; null for none, or for one that we did not write.</summary>
    public static string? Key(string? word) => word switch
    {
        "signed-out" or "replaced" => "Account.WhySignedOut",
        "suspended" => "Account.WhySuspended",
        "role" => "Account.WhyRoleChanged",
        "locked" => "Account.WhyLocked",
        "expired" => "Account.WhyExpired",
        "password" => "Account.WhyPasswordChanged",
        "new-password" => "Account.WhyNewPassword",
        "elsewhere" => "Account.WhyEndedElsewhere",
        "second-factor" => "Account.WhySecondFactorReset",
        _ => null,
    };
}
