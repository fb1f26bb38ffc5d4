namespace CaseTracker.Domain.Security;

/// <summary>Who may see a record or a field, from everybody to the fewest. The order matters: a viewer sees what is at
/// or below the viewer's clearance. HURIDOCS gives every entity a confidentiality flag of its own.</summary>
public enum Confidentiality { Public, Internal, Restricted, Confidential }

/// <summary>What a person does in the team. One account has one role. The order matters: a command can act in an earlier one.</summary>
public enum Role
{
    /// <summary>Reads what an advocate reads, and is not told who in the team entered or reviewed it.</summary>
    DataViewer,
    Advocate, ReportAuthor, Researcher, Administrator
}

/// <summary>What a handler may ask of an user.</summary>
public enum Permission
{
    ReadRecords, EditRecords, ExportRecords, ManageAccounts, ApproveExports, ReviewRecords, PublishRecords, ManageTags,
    /// <summary>To be told who in the team entered, changed or reviewed something, to write to them and to read what they write to each
    /// other.</summary>
    SeeColleagues
}

/// <summary>What each role may do and see.</summary>
public static class RoleRules
{
    /// <summary>The highest confidentiality that a role sees.</summary>
    public static Confidentiality Clearance(this Role role) => role switch
    {
        Role.DataViewer or Role.Advocate => Confidentiality.Internal,
        Role.ReportAuthor => Confidentiality.Internal,
        Role.Researcher => Confidentiality.Restricted,
        Role.Administrator => Confidentiality.Confidential,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Whether a role may do something. Reading and exporting are for everybody who is signed in: redaction
    /// decides what they hold.</summary>
    public static bool May(this Role role, Permission permission) => permission switch
    {
        Permission.ReadRecords or Permission.ExportRecords => true,
        Permission.SeeColleagues => role is not Role.DataViewer,
        Permission.EditRecords or Permission.ApproveExports or Permission.ReviewRecords => role is Role.Researcher or Role.Administrator,
        Permission.PublishRecords => role is Role.ReportAuthor or Role.Administrator,
        Permission.ManageAccounts or Permission.ManageTags => role is Role.Administrator,
        _ => false,
    };
}
