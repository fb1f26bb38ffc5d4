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
        "Records",
        "Sources Places Related",
        "Prosecution People",
        "Logging",
        "Lists",
        "Detention",
        "Conflicts",
        "Accountability Events Land Transnational Responses Organisations Cases Figures",
        "Drafts History Pages",
        "WorkLists",
        "Exchange Demo",
        "Import",
        ".",
    ];

    /// <summary>What breaks the order today. It may only shrink.</summary>
    private static readonly string[] Exceptions =
    [
        // The context keeps the headers that say who may know of a record, and maps the kinds that the features bring.
        "Database -> Records",
    ];

    [Fact]
    public void Each_folder_uses_only_those_below_it() => new FolderOrder(typeof(RecordDefinitions).Assembly, Order, Exceptions).Holds();
}
