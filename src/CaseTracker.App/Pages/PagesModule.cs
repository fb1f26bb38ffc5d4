using CaseTracker.App.Kernel;
using CaseTracker.App.Pages.Charges;
using CaseTracker.App.Pages.Gaps;

namespace CaseTracker.App.Pages;

/// <summary>What pages ask of records of any kind, gathered from several features.</summary>
internal sealed class PagesModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
        [typeof(ShowAnyRecord), typeof(ShowPerson), typeof(ListChoices), typeof(SearchRecords), typeof(ShowExactness),
            typeof(ShowChargesAndCourts), typeof(FindGaps)];
}
