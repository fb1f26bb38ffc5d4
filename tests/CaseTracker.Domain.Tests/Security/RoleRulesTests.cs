using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Security;

public class RoleRulesTests
{
    [Theory]
    [InlineData(Role.DataViewer, Confidentiality.Internal, false, false)]
    [InlineData(Role.Advocate, Confidentiality.Internal, false, false)]
    [InlineData(Role.ReportAuthor, Confidentiality.Internal, false, false)]
    [InlineData(Role.Researcher, Confidentiality.Restricted, true, false)]
    [InlineData(Role.Administrator, Confidentiality.Confidential, true, true)]
    public void What_a_role_sees_and_may_do(Role role, Confidentiality clearance, bool edits, bool manages)
    {
        Assert.Equal(clearance, RoleRules.Clearance(role));
        // Whoever may edit may approve and review what somebody else did.
        Assert.Equal((true, true, edits, edits, edits, manages),
            (RoleRules.May(role, Permission.ReadRecords), RoleRules.May(role, Permission.ExportRecords),
            RoleRules.May(role, Permission.EditRecords), RoleRules.May(role, Permission.ApproveExports),
            RoleRules.May(role, Permission.ReviewRecords), RoleRules.May(role, Permission.ManageAccounts)));
        Assert.Equal(role is Role.ReportAuthor or Role.Administrator, RoleRules.May(role, Permission.PublishRecords));
        Assert.Equal(manages, RoleRules.May(role, Permission.ManageTags));
        Assert.Equal(role != Role.DataViewer, RoleRules.May(role, Permission.SeeColleagues));
        Assert.False(RoleRules.May(role, (Permission)99));
    }

    [Fact]
    public void The_table_above_knows_every_role_and_permission() =>
        Assert.Equal((5, 9), (Enum.GetValues<Role>().Length, Enum.GetValues<Permission>().Length));

    [Fact]
    public void A_role_that_is_none_sees_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoleRules.Clearance((Role)99));
}
