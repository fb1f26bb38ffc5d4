using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Forms;

/// <summary>The roles whose rights include editing, for a page's attribute. It guards navigation; the handlers check
/// <see cref="Permission.EditRecords"/> themselves.</summary>
public static class EditRoles
{
    public const string Names = nameof(Role.Researcher) + "," + nameof(Role.Administrator);
}
