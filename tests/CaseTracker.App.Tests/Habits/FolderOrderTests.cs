using CaseTracker.App.Records;
using CaseTracker.Domain.Tests.Habits;

namespace CaseTracker.App.Tests.Habits;

public class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Storage",
        "Database",
        "Kernel",
        "Audit",
        "Security",
        "Maintenance",
        "Records",
        "Sources Places Related",
        "Prosecution People",
        "Logging",
        "Lists",
        "Detention",
        "Conflicts",
        "Accountability Events Land Transnational Responses Organisations Cases Figures",
        "Drafts History Pages",
        "Review Evidence Teams",
        "Tags Purging",
        "Bulk",
        "WorkLists",
        "Exchange Demo",
        "Import Reports",
        ".",
    ];

    [Fact]
    public void Each_folder_uses_only_those_below_it() => new FolderOrder(typeof(RecordDefinitions).Assembly, Order).Holds();
}
