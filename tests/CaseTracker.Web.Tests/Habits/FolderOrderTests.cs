using CaseTracker.Domain.Tests.Habits;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Tests.Habits;

public class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Security Ui",
        "Problems",
        "Shared",
        "Records",
        "Forms Lists Related History",
        "Tags",
        "Review Bulk Evidence Teams",
        "Logging",
        "Prosecution Places Accountability Events Land Responses Transnational",
        "Detention Import",
        "Exchange",
        "Sources Figures",
        "People Cases Organisations",
        "Home WorkLists Reports",
        "Pages",
        "Layout",
        "Startup",
        "Accounts Commands",
    ];

    [Fact]
    public void Each_folder_uses_only_those_below_it() => new FolderOrder(typeof(WebServer).Assembly, Order).Holds();
}
